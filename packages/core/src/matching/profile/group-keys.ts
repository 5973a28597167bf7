import { safetyTopicIndex } from '../taxonomy/safety-topics.ts';
import type { Topic } from '../taxonomy/topic.ts';
import { topicOfGenre, topicOfId, topicOfName } from '../taxonomy/topics.ts';
import type { MetadataReader } from './metadata-reader.ts';

type KeyOf<Key> = (group: string, path: string) => Key | undefined;

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** ISO 3166-1 alpha-2 (`us`, and `UK` as GB) or a 3166-2 region of one (`US-CA`). */
export function countryKey(reader: MetadataReader): KeyOf<string> {
  return (group, path) => {
    const [country = '', region] = group.trim().toUpperCase().split('-');
    const code = /^[A-Z]{2}$/.test(country) ? new Intl.Locale(`und-${country}`).region : undefined;
    if (
      code &&
      code !== 'ZZ' &&
      regions.of(code) &&
      (region === undefined || /^[A-Z\d]{1,3}$/.test(region))
    ) {
      return region === undefined ? code : `${code}-${region}`;
    }
    reader.note(path, 'unknown_country', `"${group}" is no country. Use ISO 3166-1 alpha-2, such as US.`);
    return undefined;
  };
}

/** A language tag's first subtag: `en` of `en-GB`. */
export function languageKey(reader: MetadataReader): KeyOf<string> {
  return (group, path) => {
    const code = group.trim().toLowerCase().split(/[-_]/)[0] ?? '';
    if (/^[a-z]{2,3}$/.test(code) && languages.of(code)) return code;
    reader.note(path, 'unknown_language', `"${group}" is no language. Use BCP 47, such as en or pt-BR.`);
    return undefined;
  };
}

/** A topic by id, by name or by genre. */
export function topicKey(reader: MetadataReader): KeyOf<Topic> {
  return (group, path) => {
    const topic = topicOfId(group.trim()) ?? topicOfName(group) ?? topicOfGenre(group);
    if (!topic) {
      const message = `"${group}" is no topic. Use an id or a name of the IAB Content Taxonomy 3.1, or a genre.`;
      reader.note(path, 'unknown_topic', message);
    }
    return topic;
  };
}

/** A sensitive topic, as its place in `SAFETY_TOPICS`. */
export function safetyTopicKey(reader: MetadataReader): KeyOf<number> {
  return (group, path) => {
    const index = safetyTopicIndex(group);
    if (index >= 0) return index;
    reader.note(
      path,
      'unknown_safety_topic',
      `"${group}" is no sensitive topic of the IAB Content Taxonomy 3.1.`,
    );
    return undefined;
  };
}

const GENDERS: Readonly<Record<string, number>> = { female: 0, male: 1, other: 2, nonbinary: 2 };

/** 0 female, 1 male, 2 other. */
export function genderKey(reader: MetadataReader): KeyOf<number> {
  return (group, path) => {
    const gender = Object.hasOwn(GENDERS, group.toLowerCase()) ? GENDERS[group.toLowerCase()] : undefined;
    if (gender === undefined) {
      reader.note(path, 'unknown_gender', `"${group}" is not female, male, other or unknown.`);
    }
    return gender;
  };
}
