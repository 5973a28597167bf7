import { CURRENCY } from '../mount-podflight.ts';
import { addDays, type Day } from './calendar.ts';

type Brief = {
  geo: readonly string[] | Record<string, number>;
  age?: readonly string[];
  gender?: readonly string[];
  topics: readonly string[];
  impressions: number;
  positions: readonly string[];
  /** Of a thousand impressions, in cents. */
  target: number;
  languages?: readonly string[];
  limits?: Record<string, string>;
  blocked?: readonly string[];
  clean?: true;
};

const MILD = { obscenity: 'low', crime: 'low', death: 'low', adult: 'none' };

/** What each sponsor told the sales team that it looks for. Two have not been asked yet. */
const BRIEFS: Readonly<Record<string, Brief>> = {
  'Brightleaf Tea': {
    ...{
      geo: ['GB', 'IE'],
      age: ['30-44', '45-64'],
      topics: ['Food', 'Books'],
      limits: MILD,
      languages: ['en'],
    },
    ...{ impressions: 20_000, positions: ['mid'], target: 2_700 },
  },
  'Stowaway Luggage': {
    ...{
      geo: ['GB', 'US', 'IE'],
      age: ['25-44'],
      topics: ['Travel', 'Society & Culture'],
      languages: ['en'],
    },
    ...{
      impressions: 35_000,
      positions: ['mid', 'pre'],
      target: 3_000,
      limits: { hate: 'none', terrorism: 'none' },
    },
  },
  Tallybook: {
    ...{ geo: { GB: 6, US: 3, IE: 1 }, age: ['25-54'], topics: ['Business', 'Entrepreneurship'] },
    ...{ impressions: 30_000, positions: ['mid'], target: 3_200, languages: ['en'] },
  },
  'Northern Mutual': {
    ...{ geo: ['GB'], age: ['35-64'], topics: ['Business', 'Science'], limits: MILD, blocked: ['Comedy'] },
    ...{ impressions: 60_000, positions: ['pre', 'mid'], target: 2_200, languages: ['en'] },
  },
  'Hearth & Hull': {
    ...{
      geo: ['GB', 'IE'],
      age: ['30-64'],
      gender: ['female'],
      topics: ['Fashion & Beauty', 'Society & Culture'],
    },
    ...{ impressions: 15_000, positions: ['mid'], target: 2_600 },
  },
  'Loam Box': {
    ...{ geo: ['GB'], age: ['25-54'], topics: ['Food', 'Home & Garden'], limits: MILD },
    ...{ impressions: 12_000, positions: ['mid'], target: 2_800 },
  },
  'Fathom Language': {
    ...{ geo: ['GB', 'US'], age: ['18-44'], topics: ['Language Learning', 'Books'], languages: ['en'] },
    ...{ impressions: 25_000, positions: ['pre'], target: 2_000 },
  },
  'Kestrel Bikes': {
    ...{ geo: ['GB', 'US', 'IE'], age: ['25-54'], topics: ['Sports', 'Fitness'] },
    ...{ impressions: 8_000, positions: ['mid', 'post'], target: 2_400 },
  },
  Pillowfort: {
    ...{
      geo: ['GB', 'US'],
      age: ['30-54'],
      topics: ['Kids & Family', 'Home & Garden'],
      limits: MILD,
      clean: true,
    },
    ...{ impressions: 30_000, positions: ['mid'], target: 3_000, languages: ['en'] },
  },
  'Crumb & Co': {
    ...{ geo: ['GB'], topics: ['Food', 'Comedy'], impressions: 10_000, positions: ['mid'], target: 2_300 },
  },
  'Orbit Mobile': {
    ...{ geo: ['GB', 'DE'], age: ['18-34'], topics: ['Technology', 'Comedy'] },
    ...{
      impressions: 40_000,
      positions: ['pre', 'mid'],
      target: 2_500,
      limits: { hate: 'none', obscenity: 'high' },
    },
  },
  'Gutentag Versand': {
    ...{ geo: ['DE', 'AT', 'CH'], age: ['25-64'], topics: ['Health & Fitness', 'Home & Garden'] },
    ...{ impressions: 15_000, positions: ['mid'], target: 2_700, languages: ['de'] },
  },
  'Stillwater Therapy': {
    ...{ geo: ['GB', 'US'], age: ['25-44'], topics: ['Mental Health', 'Society & Culture'] },
    ...{ impressions: 20_000, positions: ['mid'], target: 3_200, blocked: ['True Crime'], languages: ['en'] },
  },
  'Copperline VPN': {
    ...{ geo: ['US', 'GB', 'IE'], age: ['18-44'], topics: ['Technology'], languages: ['en'] },
    ...{ impressions: 50_000, positions: ['pre', 'mid', 'post'], target: 2_100 },
  },
  'Mossy Toys': {
    ...{ geo: ['GB', 'US'], age: ['30-44'], gender: ['female'], topics: ['Kids & Family', 'Parenting'] },
    ...{ impressions: 18_000, positions: ['mid'], target: 2_900, limits: MILD, clean: true },
  },
};

/** The `metadata` of a sponsor, as the platform's sales team filled it in. */
export function sponsorMetadata(name: string, firstDay: Day): Record<string, unknown> {
  const brief = BRIEFS[name];
  if (!brief) return {};
  const { target, limits, blocked, clean, ...targeting } = brief;
  return {
    targeting: { ...targeting, flight_start: addDays(firstDay, 14), flight_end: addDays(firstDay, 69) },
    ...{ target_cpm_cents: target, currency: CURRENCY },
    ...(limits && { safety_limits: limits }),
    ...(blocked && { blocked_topics: blocked }),
    ...(clean && { allow_explicit: false }),
  };
}
