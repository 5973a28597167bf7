import { CONTENT_TAXONOMY } from './content-taxonomy.ts';
import { GENRE_TOPICS } from './genre-topics.ts';
import type { Topic } from './topic.ts';

let known:
  | { by_id: Map<string, Topic>; by_name: Map<string, Topic>; by_genre: Map<string, Topic> }
  | undefined;

/** The topic with an IAB Content Taxonomy 3.1 id; undefined for any other text. */
export function topicOfId(id: string): Topic | undefined {
  return topics().by_id.get(id);
}

/**
 * The topic that a podcast genre stands for, however it is written: `Health & Fitness` is
 * `health-and-fitness`. Of a path, `Business > Investing`, the last genre that is known.
 */
export function topicOfGenre(genre: string): Topic | undefined {
  const { by_genre } = topics();
  return genre
    .split(/[>:/]/)
    .map((part) => by_genre.get(nameKey(part)))
    .findLast((topic) => topic !== undefined);
}

/** The topic of that name. Of several with one name, the most general. */
export function topicOfName(name: string): Topic | undefined {
  return topics().by_name.get(nameKey(name));
}

function topics() {
  known ??= readTaxonomy();
  return known;
}

function readTaxonomy() {
  const by_id = new Map<string, Topic>();
  const by_name = new Map<string, Topic>();
  for (const tree of CONTENT_TAXONOMY) {
    const above: Topic[] = [];
    for (const entry of tree.split('|')) {
      const [, tier = '', id = '', name = ''] = /^(\d) (\S+) (.+)$/.exec(entry) ?? [];
      above.length = Number(tier) - 1;
      const path: Topic[] = [...above];
      const topic: Topic = { id, name, path };
      path.push(topic);
      above.push(topic);
      by_id.set(id, topic);
      const named = by_name.get(nameKey(name));
      if (!named || named.path.length > path.length) by_name.set(nameKey(name), topic);
    }
  }
  const by_genre = new Map<string, Topic>();
  for (const [genre, id] of Object.entries(GENRE_TOPICS)) {
    const topic = by_id.get(id);
    if (topic) by_genre.set(nameKey(genre), topic);
  }
  return { by_id, by_name, by_genre };
}

function nameKey(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
