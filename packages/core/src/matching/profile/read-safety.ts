import { z } from 'zod';
import type { EpisodeRow } from '../inputs.ts';
import { SAFETY_LEVELS, SAFETY_TOPICS } from '../taxonomy/safety-topics.ts';
import { safetyTopicKey } from './group-keys.ts';
import type { MetadataReader } from './metadata-reader.ts';
import type { EpisodeSafety, Safety } from './podcast-profile.ts';

/** Levels of older episodes say little of the next one. */
export const LAST_EPISODES = 20;
const LEVELS = SAFETY_LEVELS.length;
const FLOOR = LEVELS - 1;
const level = z.enum(SAFETY_LEVELS, { error: () => 'A level is none, low, medium, high or floor.' });
const ratings = z.record(
  z.string(),
  z.unknown(),
  'Give an object of levels, such as { "obscenity": "low" }.',
);

/** Counts how many of the last episodes are above each level of each sensitive topic. */
export function readSafety(reader: MetadataReader, rows: readonly EpisodeRow[]): Safety {
  const episodes = rows.slice(0, LAST_EPISODES).map(
    ({ episode_id, explicit, safety }): EpisodeSafety => ({
      episode_id,
      explicit,
      levels: readLevels(reader, `episodes.${episode_id}.metadata.safety`, safety),
    }),
  );
  const above = new Uint8Array(SAFETY_TOPICS.length * LEVELS);
  let [rated, floor_episodes, explicit_known, explicit_episodes] = [0, 0, 0, 0];
  for (const { levels, explicit } of episodes) {
    if (explicit !== null) explicit_known++;
    if (explicit) explicit_episodes++;
    if (!levels) continue;
    rated++;
    if (levels.includes(FLOOR)) floor_episodes++;
    for (const [topic, rating] of levels.entries()) {
      for (let below = 0; below < rating; below++) {
        const at = topic * LEVELS + below;
        above[at] = (above[at] ?? 0) + 1;
      }
    }
  }
  return { episodes, rated, above, floor_episodes, explicit_known, explicit_episodes };
}

/** A topic that a rating leaves out is rated `none`; one with a level that nobody knows is not rated. */
function readLevels(reader: MetadataReader, path: string, value: unknown): number[] | null {
  const given = reader.field(path, value, ratings);
  if (!given) return null;
  const key = safetyTopicKey(reader);
  const levels = SAFETY_TOPICS.map(() => 0);
  let readable = true;
  for (const [name, rating] of Object.entries(given)) {
    const index = key(name, `${path}.${name}`);
    const read = level.safeParse(rating);
    if (index === undefined) continue;
    if (read.success) {
      levels[index] = SAFETY_LEVELS.indexOf(read.data);
      continue;
    }
    readable = false;
    reader.note(`${path}.${name}`, 'unknown_level', read.error.issues[0]?.message ?? '');
  }
  return readable ? levels : null;
}
