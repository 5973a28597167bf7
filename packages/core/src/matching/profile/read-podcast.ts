import { z } from 'zod';
import { type BookedIndustry, industryKey, type PodcastRow } from '../inputs.ts';
import { compileInventory } from './compile-inventory.ts';
import { metadataReader } from './metadata-reader.ts';
import type { PodcastProfile } from './podcast-profile.ts';
import { readAudience } from './read-audience.ts';
import { LAST_EPISODES, readSafety } from './read-safety.ts';
import { readKeywords, readTopics, topicsOfGenres } from './read-topics.ts';

const TABLE = 'podcasts.metadata';
const industries = z.array(z.string(), 'Give a list of industries.');

/**
 * Reads a podcast's row and what is known of it: who listens, what of, and what can be sold. A field that
 * cannot be read is in `problems`, and all else is used; nothing is thrown for metadata.
 *
 * @throws PodflightError `delivery.value_invalid` when a day of `inventory` is no day.
 */
export function readPodcast(row: PodcastRow): PodcastProfile {
  const reader = metadataReader();
  const metadata = reader.object(TABLE, row.metadata);
  const own = readTopics(reader, `${TABLE}.topics`, metadata.topics);
  const keywords = readKeywords(reader, `${TABLE}.keywords`, metadata.keywords);
  const genres = topicsOfGenres(genresOf(row));
  const topics = own ?? genres;
  const most = Math.max(...(topics?.topics ?? []).map(({ weight }) => weight));
  return {
    podcast_id: row.podcast_id,
    language: row.language?.trim().toLowerCase().split(/[-_]/)[0] || null,
    explicit: row.explicit,
    audience: readAudience(reader, `${TABLE}.audience`, metadata.audience),
    topics: topics && {
      ...topics,
      topics: topics.topics.map(({ topic, weight }) => ({ topic, weight: weight / most })),
    },
    all_topics: [...(own?.topics ?? []), ...(genres?.topics ?? [])],
    keywords,
    blocked_industries: new Set(
      (reader.field(`${TABLE}.blocked_industries`, metadata.blocked_industries, industries) ?? []).map(
        industryKey,
      ),
    ),
    safety: readSafety(reader, row.episodes),
    inventory: compileInventory(row.inventory, row.rates),
    booked: byIndustry(row.booked),
    problems: reader.problems(),
  };
}

/** The show's genre; without one, those of its last episodes. */
function genresOf(row: PodcastRow): { genre: string; source: string }[] {
  if (row.category?.trim()) return [{ genre: row.category, source: 'podcasts.category' }];
  return row.episodes.slice(0, LAST_EPISODES).flatMap(({ categories }) => {
    const given: readonly unknown[] = Array.isArray(categories) ? categories : [categories];
    return given
      .filter((genre) => typeof genre === 'string')
      .map((genre) => ({ genre, source: 'episodes.categories' }));
  });
}

function byIndustry(booked: readonly BookedIndustry[]): Map<string, BookedIndustry[]> {
  const found = new Map<string, BookedIndustry[]>();
  for (const one of booked) {
    const key = industryKey(one.industry);
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return found;
}
