import type { Topic } from '../taxonomy/topic.ts';
import { topicOfGenre, topicOfName } from '../taxonomy/topics.ts';
import type { Keywords, Topics, WeightedTopic } from './advertiser-profile.ts';
import { topicKey } from './group-keys.ts';
import type { MetadataReader } from './metadata-reader.ts';
import { readTargets } from './read-targets.ts';

/** A genre is one of some hundred, chosen by the show itself: coarser than ids of what it talks about. */
const GENRE_CONFIDENCE = 0.8;
/** What an industry is called says little of the topics that its customers like. */
const INDUSTRY_CONFIDENCE = 0.5;

/** Topics of a metadata field: ids, or ids with weights. Weights are 1 in all. */
export function readTopics(reader: MetadataReader, path: string, value: unknown): Topics | null {
  const read = readTargets(reader, path, value, topicKey(reader));
  return read && { topics: weighted(read.groups), source: path, confidence: 1 };
}

/** Topics of genres, for a show that has none of its own: the first genre of the show, and its episodes'. */
export function topicsOfGenres(genres: readonly { genre: string; source: string }[]): Topics | null {
  const found: [Topic, number][] = [];
  let source: string | undefined;
  for (const { genre, source: from } of genres) {
    const topic = topicOfGenre(genre);
    if (!topic) continue;
    source ??= from;
    found.push([topic, 1]);
  }
  return source === undefined ? null : { topics: weighted(found), source, confidence: GENRE_CONFIDENCE };
}

/** The topic that an industry is named after, if there is one. */
export function topicsOfIndustry(industry: string | null): Topics | null {
  const topic = industry === null ? undefined : (topicOfName(industry) ?? topicOfGenre(industry));
  return topic
    ? { topics: [{ topic, weight: 1 }], source: 'sponsors.industry', confidence: INDUSTRY_CONFIDENCE }
    : null;
}

/** Words, or words with counts; `Real Estate` is two words. */
export function readKeywords(reader: MetadataReader, path: string, value: unknown): Keywords | null {
  const read = readTargets(reader, path, value, (word) => word);
  if (!read) return null;
  const counts = new Map<string, number>();
  for (const [text, count] of read.groups) {
    for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
      counts.set(word, (counts.get(word) ?? 0) + count);
    }
  }
  if (counts.size === 0) return null;
  return { counts, norm: Math.hypot(...counts.values()), source: path };
}

/** One entry a topic, 1 in all, the heaviest first. */
function weighted(groups: readonly (readonly [Topic, number])[]): WeightedTopic[] {
  const weights = new Map<Topic, number>();
  for (const [topic, weight] of groups) weights.set(topic, (weights.get(topic) ?? 0) + weight);
  const sum = [...weights.values()].reduce((all, weight) => all + weight, 0);
  return [...weights]
    .map(([topic, weight]) => ({ topic, weight: weight / sum }))
    .sort((a, b) => b.weight - a.weight || (a.topic.id < b.topic.id ? -1 : 1));
}
