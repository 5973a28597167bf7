import { z } from 'zod';
import type { GenderShares } from './advertiser-profile.ts';
import type { Bands } from './bands.ts';
import { countryKey, genderKey } from './group-keys.ts';
import type { MetadataReader } from './metadata-reader.ts';
import type { Audience, GeoShares, Known } from './podcast-profile.ts';
import { bandKey, bandsOf, OPEN_AGE, OPEN_INCOME, type OpenEnd } from './read-bands.ts';
import { readShares } from './read-shares.ts';

const count = z.int('Give a whole number.').min(0, 'A number of listeners is not below 0.');
const method = z.enum(['survey', 'modelled'], { error: () => 'The method is survey or modelled.' });

/** Who listens, by `podcasts.metadata.audience`. */
export function readAudience(reader: MetadataReader, path: string, value: unknown): Audience {
  const audience = reader.object(path, value);
  const sample = reader.field(`${path}.sample_size`, audience.sample_size, count) ?? null;
  const how = reader.field(`${path}.method`, audience.method, method);
  return {
    geo: readGeo(reader, `${path}.geo`, audience.geo),
    age: readBandShares(reader, `${path}.age`, audience.age, OPEN_AGE),
    gender: readGender(reader, `${path}.gender`, audience.gender),
    income: readBandShares(reader, `${path}.income`, audience.income, OPEN_INCOME),
    // Shares that do not say how many were asked cannot count as a survey.
    method: how ?? (sample === null ? 'modelled' : 'survey'),
    sample_size: sample,
  };
}

function readGeo(reader: MetadataReader, path: string, value: unknown): Known<GeoShares> | null {
  const country = countryKey(reader);
  const read = readShares(reader, path, value, (group, at) =>
    group === 'other' ? group : country(group, at),
  );
  if (!read) return null;
  const by_code = new Map<string, number>();
  const regions = new Map<string, number>();
  let other = 0;
  for (const [code, share] of read.groups) {
    if (code === 'other') other = share;
    else by_code.set(code, (by_code.get(code) ?? 0) + share);
    if (code.includes('-')) regions.set(code.slice(0, 2), (regions.get(code.slice(0, 2)) ?? 0) + share);
  }
  // Regions stand beside their country's remainder, so that all of it is 1.
  for (const [code, share] of regions) by_code.set(code, (by_code.get(code) ?? 0) + share);
  return {
    shares: { by_code, other, with_regions: new Set(regions.keys()) },
    known_share: read.known_share,
  };
}

function readBandShares(
  reader: MetadataReader,
  path: string,
  value: unknown,
  end: OpenEnd,
): Known<Bands> | null {
  const read = readShares(reader, path, value, bandKey(reader, end));
  const bands = read && bandsOf(reader, path, read.groups);
  return bands && { shares: bands, known_share: read.known_share };
}

function readGender(reader: MetadataReader, path: string, value: unknown): Known<GenderShares> | null {
  const read = readShares(reader, path, value, genderKey(reader));
  if (!read) return null;
  const shares: [number, number, number] = [0, 0, 0];
  for (const [index, share] of read.groups) shares[index] = (shares[index] ?? 0) + share;
  return { shares, known_share: read.known_share };
}
