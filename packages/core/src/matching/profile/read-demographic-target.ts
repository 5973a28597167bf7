import type { BandTarget, DemographicTarget, GenderTarget } from './advertiser-profile.ts';
import { genderKey } from './group-keys.ts';
import type { MetadataReader } from './metadata-reader.ts';
import { bandKey, bandsOf, OPEN_AGE, OPEN_INCOME, type OpenEnd } from './read-bands.ts';
import { readTargets } from './read-targets.ts';

/** Whom an advertiser wants to reach; null when it says nothing of that. */
export function readDemographicTarget(
  reader: MetadataReader,
  path: string,
  targeting: Readonly<Record<string, unknown>>,
): DemographicTarget | null {
  const age = readBandTarget(reader, `${path}.age`, targeting.age, OPEN_AGE);
  const gender = readGenderTarget(reader, `${path}.gender`, targeting.gender);
  const income = readBandTarget(reader, `${path}.income`, targeting.income, OPEN_INCOME);
  return age || gender || income ? { age, gender, income } : null;
}

function readBandTarget(
  reader: MetadataReader,
  path: string,
  value: unknown,
  end: OpenEnd,
): BandTarget | null {
  const read = readTargets(reader, path, value, bandKey(reader, end));
  const bands = read && bandsOf(reader, path, read.groups);
  return bands && { kind: read.kind, bands };
}

function readGenderTarget(reader: MetadataReader, path: string, value: unknown): GenderTarget | null {
  const read = readTargets(reader, path, value, genderKey(reader));
  if (!read) return null;
  const shares: [number, number, number] = [0, 0, 0];
  for (const [index, weight] of read.groups) {
    shares[index] = read.kind === 'any_of' ? 1 : (shares[index] ?? 0) + weight;
  }
  return { kind: read.kind, shares };
}
