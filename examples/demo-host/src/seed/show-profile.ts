import type { PlannedShow } from './planned-shows.ts';
import { type Random, random } from './random.ts';

/** Topics by show, as names of the IAB Content Taxonomy or of genres, with how much each is talked about. */
const TOPICS: Readonly<Record<string, Record<string, number>>> = {
  'Ledger Lines': { Business: 3, Entrepreneurship: 2 },
  'The Night Ferry': { 'Society & Culture': 2, Travel: 1 },
  'Field Kitchen': { Food: 3, 'Home & Garden': 1 },
  'Second Draft': { Books: 2, 'Language Learning': 1 },
  'Plain Statistics': { Science: 3, Business: 1 },
  'The Missing Hour': { 'True Crime': 3 },
  'Laugh Track Optional': { Comedy: 3 },
  'Bedtime Observatory': { 'Kids & Family': 3, Science: 1 },
  'Patch Notes, Please': { Technology: 3 },
  'Der lange Atem': { 'Health & Fitness': 2, 'Mental Health': 1 },
};

/** Shows whose listeners nobody has asked yet. */
const NOT_ASKED = new Set(['Kilometre Zero']);

/** The `metadata` of a show: what it says of itself, and who listens. */
export function showMetadata({ podcast_id, plan }: PlannedShow): Record<string, unknown> {
  const { title, language, summary, host } = plan;
  const topics = TOPICS[title];
  return {
    ...{ summary, host },
    ...(topics && { topics }),
    ...(!NOT_ASKED.has(title) && { audience: audienceProfile(random(`profile ${podcast_id}`), language) }),
  };
}

/** Shares of the audience, as a survey among listeners would give them. */
function audienceProfile(draw: Random, language: string) {
  const share = (value: number) => Math.round(value * 1_000) / 1_000;
  const home = 0.38 + draw.next() * 0.22;
  const second = (1 - home) * (0.4 + draw.next() * 0.2);
  const [first, next, other] = language === 'de' ? ['DE', 'AT', 'CH'] : ['GB', 'US', 'IE'];
  const young = 0.16 + draw.next() * 0.22;
  const middle = 0.34 + draw.next() * 0.14;
  const women = 0.4 + draw.next() * 0.2;
  return {
    geo: {
      [`${first}`]: share(home),
      [`${next}`]: share(second),
      [`${other}`]: share((1 - home - second) * 0.7),
      other: share((1 - home - second) * 0.25),
    },
    age: { '18-29': share(young), '30-44': share(middle), '45+': share(1 - young - middle) },
    gender: { female: share(women), male: share(0.97 - women), other: 0.03 },
    sample_size: draw.int(180, 1_400),
    method: 'survey',
  };
}

/** How an episode was rated: what its show is about, and how far it went this time. */
export function episodeSafety(title: string, episode_id: string): Record<string, string> {
  const draw = random(`rating ${episode_id}`);
  if (title === 'The Missing Hour') {
    return { crime: draw.chance(0.6) ? 'high' : 'medium', death: draw.chance(0.5) ? 'medium' : 'low' };
  }
  if (title === 'Laugh Track Optional') return { obscenity: draw.chance(0.4) ? 'high' : 'medium' };
  if (title === 'The Night Ferry') return draw.chance(0.15) ? { death: 'medium' } : {};
  return draw.chance(0.05) ? { debated: 'low' } : {};
}
