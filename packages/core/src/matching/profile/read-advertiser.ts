import { z } from 'zod';
import { type AdvertiserRow, industryKey } from '../inputs.ts';
import { SAFETY_LEVELS, SAFETY_TOPICS } from '../taxonomy/safety-topics.ts';
import type { AdvertiserProfile, GeoTarget } from './advertiser-profile.ts';
import { countryKey, languageKey, safetyTopicKey, topicKey } from './group-keys.ts';
import { type MetadataReader, metadataReader } from './metadata-reader.ts';
import { readDemographicTarget } from './read-demographic-target.ts';
import { readRequested } from './read-requested.ts';
import { readTargets } from './read-targets.ts';
import { readKeywords, readTopics, topicsOfIndustry } from './read-topics.ts';

const TABLE = 'sponsors.metadata';
const names = z.array(z.string(), 'Give a list of names.');
const levels = z.record(z.string(), z.unknown(), 'Give an object of levels, such as { "obscenity": "low" }.');
const limit = z.enum(['none', 'low', 'medium', 'high'], {
  error: () => 'A limit is none, low, medium or high; floor is never allowed.',
});

/**
 * Reads a sponsor's row: what it asks of shows. A field that cannot be read is in `problems`, and all else is
 * used; nothing is thrown. The shape of the metadata: docs/matching.md.
 *
 * @example
 * readAdvertiser({
 *   advertiser_id: 'a', industry: 'Finance', metadata: { targeting: { geo: ['US', 'CA'] } },
 * }).geo // { codes: ['CA', 'US'], weights: null, excluded: [] }
 */
export function readAdvertiser(row: AdvertiserRow): AdvertiserProfile {
  const reader = metadataReader();
  const metadata = reader.object(TABLE, row.metadata);
  const targeting = reader.object(`${TABLE}.targeting`, metadata.targeting);
  const at = (field: string) => `${TABLE}.targeting.${field}`;
  const topics = readTopics(reader, at('topics'), targeting.topics);
  const keywords = readKeywords(reader, at('keywords'), targeting.keywords);
  const blocked = readTargets(reader, `${TABLE}.blocked_topics`, metadata.blocked_topics, topicKey(reader));
  return {
    advertiser_id: row.advertiser_id,
    industry: row.industry?.trim() ? industryKey(row.industry) : null,
    geo: readGeo(reader, targeting),
    demographic: readDemographicTarget(reader, `${TABLE}.targeting`, targeting),
    topics: topics ?? topicsOfIndustry(row.industry),
    keywords,
    languages: (
      readTargets(reader, at('languages'), targeting.languages, languageKey(reader))?.groups ?? []
    ).map(([code]) => code),
    requested: readRequested(reader, TABLE, metadata, targeting),
    blocked_topics: new Set(blocked?.groups.map(([topic]) => topic)),
    blocked_podcasts: new Set(
      reader.field(`${TABLE}.blocked_podcasts`, metadata.blocked_podcasts, names) ?? [],
    ),
    safety_limits: readLimits(reader, metadata.safety_limits),
    allow_explicit: reader.field(`${TABLE}.allow_explicit`, metadata.allow_explicit, z.boolean()) ?? true,
    problems: reader.problems(),
  };
}

function readGeo(reader: MetadataReader, targeting: Readonly<Record<string, unknown>>): GeoTarget | null {
  const path = `${TABLE}.targeting`;
  const key = countryKey(reader);
  const target = readTargets(reader, `${path}.geo`, targeting.geo, key);
  const out = readTargets(reader, `${path}.excluded_countries`, targeting.excluded_countries, key);
  const excluded = [...new Set(out?.groups.map(([code]) => code))];
  if (!target && excluded.length === 0) return null;
  const weights = new Map<string, number>();
  for (const [code, weight] of target?.groups ?? []) weights.set(code, (weights.get(code) ?? 0) + weight);
  // A region of a country that is a target itself would count twice.
  for (const code of weights.keys()) {
    const country = code.slice(0, 2);
    const whole = weights.get(country);
    if (code === country || whole === undefined) continue;
    weights.set(country, whole + (weights.get(code) ?? 0));
    weights.delete(code);
  }
  const codes = [...weights.keys()].sort();
  return {
    codes,
    weights: target?.kind === 'distribution' ? codes.map((code) => weights.get(code) ?? 0) : null,
    excluded,
  };
}

function readLimits(reader: MetadataReader, value: unknown): (number | null)[] | null {
  const path = `${TABLE}.safety_limits`;
  const given = Object.entries(reader.field(path, value, levels) ?? {});
  const limits: (number | null)[] = SAFETY_TOPICS.map(() => null);
  const key = safetyTopicKey(reader);
  for (const [name, level] of given) {
    const index = key(name, `${path}.${name}`);
    if (index === undefined) continue;
    const read = limit.safeParse(level);
    if (read.success) limits[index] = SAFETY_LEVELS.indexOf(read.data);
    else reader.note(`${path}.${name}`, 'unknown_level', read.error.issues[0]?.message ?? '');
  }
  return limits.some((level) => level !== null) ? limits : null;
}
