import { availableParallelism } from 'node:os';
import {
  type AdvertiserRow,
  type Baselines,
  matchPolicy,
  type PodcastRow,
  rationaleText,
  readAdvertiser,
  readPodcast,
  scorePair,
} from '@podflight/core/matching';

// What CPU time one pair takes to score, and to put into words, on profiles as large as real ones.
// CPU time, because a busy machine would count its other work.
const ADVERTISERS = 300;
const PODCASTS = 300;
const ROUNDS = 5;
const MOST_MICROSECONDS = 15;

let state = 7;
const random = () => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return state / 2_147_483_648;
};
const int = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
const pick = <T>(items: readonly T[], count: number): T[] =>
  [...items].sort(() => random() - 0.5).slice(0, count);
const shares = (names: readonly string[]) => {
  const drawn = names.map((name) => [name, random() + 0.05] as const);
  const sum = drawn.reduce((all, [, share]) => all + share, 0);
  return Object.fromEntries(drawn.map(([name, share]) => [name, (share / sum) * 0.97]));
};

const COUNTRIES = ['US', 'CA', 'GB', 'DE', 'FR', 'AU', 'NZ', 'IE', 'NL', 'SE', 'NO', 'DK', 'ES', 'IT', 'IN'];
const AGES = ['<18', '18-24', '25-34', '35-44', '45-54', '55-64', '65+'];
const TOPICS = [
  '391',
  '410',
  '398',
  '52',
  '61',
  '464',
  '483',
  '533',
  '596',
  '223',
  '225',
  '210',
  '653',
  'KHPC5A',
];
const SENSITIVE = ['obscenity', 'crime', 'drugs', 'debated', 'death'];
const LEVELS = ['none', 'low', 'medium', 'high'];
const INDUSTRIES = ['Finance', 'Food', 'Software', 'Travel', 'Health', 'Retail'];
const GENRES = ['Investing', 'True Crime', 'Sports', 'Comedy', 'Technology'];

function advertiser(n: number): AdvertiserRow {
  const metadata = {
    targeting: {
      geo: pick(COUNTRIES, int(1, 5)),
      excluded_countries: pick(COUNTRIES, 1),
      age: n % 2 === 0 ? pick(AGES, 3) : shares(AGES),
      gender: shares(['female', 'male', 'other']),
      topics: shares(pick(TOPICS, int(2, 6))),
      positions: pick(['pre', 'mid', 'post'], 2),
      impressions: int(5000, 200_000),
      flight_start: '2026-03-01',
      flight_end: '2026-03-31',
      languages: ['en'],
    },
    target_cpm_cents: int(1500, 4000),
    currency: 'USD',
    blocked_topics: pick(TOPICS, 1),
    safety_limits: Object.fromEntries(pick(SENSITIVE, 4).map((name) => [name, 'low'])),
  };
  return { advertiser_id: `a${n}`, industry: INDUSTRIES[n % INDUSTRIES.length] ?? null, metadata };
}

function podcast(n: number): PodcastRow {
  return {
    podcast_id: `p${n}`,
    category: GENRES[n % GENRES.length] ?? null,
    language: 'en',
    explicit: n % 7 === 0,
    metadata: {
      audience: {
        geo: shares(pick(COUNTRIES, 12)),
        age: shares(AGES),
        gender: shares(['female', 'male', 'other']),
        sample_size: int(60, 900),
        method: 'survey',
      },
      topics: n % 3 === 0 ? undefined : shares(pick(TOPICS, 5)),
    },
    episodes: Array.from({ length: 20 }, (_, at) => ({
      episode_id: `p${n}e${at}`,
      explicit: random() < 0.1,
      categories: ['Business'],
      safety: Object.fromEntries(pick(SENSITIVE, 2).map((name) => [name, LEVELS[int(0, 2)]])),
    })),
    inventory: ['pre', 'mid', 'post'].flatMap((position) =>
      Array.from({ length: 6 }, (_, month) => ({
        position: position as 'pre' | 'mid' | 'post',
        from: `2026-0${month + 1}-01`,
        to: `2026-0${month + 1}-28`,
        available_impressions: int(0, 90_000),
      })),
    ),
    rates: (['pre', 'mid', 'post'] as const).map((position) => ({
      ...{ position, rate_cents: int(1500, 4500), currency: 'USD' },
    })),
    booked: [
      { advertiser_id: 'a1', industry: 'Food', io_id: `io${n}`, from: '2026-02-01', to: '2026-02-20' },
    ],
  };
}

const baselines: Baselines = {
  lift_by_advertiser: new Map(
    Array.from({ length: ADVERTISERS }, (_, n) => [
      `a${n}`,
      { pixel: { conversions: 600, impressions: 1e6 } },
    ]),
  ),
  lift_by_industry: new Map(),
  means: {},
};
const policy = matchPolicy();
const started = performance.now();
const advertisers = Array.from({ length: ADVERTISERS }, (_, n) => readAdvertiser(advertiser(n)));
const podcasts = Array.from({ length: PODCASTS }, (_, n) => readPodcast(podcast(n)));
const read = performance.now() - started;
const lift = [
  { io_id: 'io', method: 'pixel' as const, conversions: 40, impressions: 50_000, days_since_end: 40 },
];

function run(withText: boolean): { microseconds: number; sum: number } {
  let sum = 0;
  const from = process.cpuUsage();
  for (const [a, one] of advertisers.entries()) {
    for (const [p, show] of podcasts.entries()) {
      const facts = (a + p) % 20 === 0 ? { lift } : undefined;
      const result = scorePair(one, show, facts, baselines, policy);
      sum += result.score + (withText ? rationaleText(result.reasons).length : 0);
    }
  }
  const { user, system } = process.cpuUsage(from);
  const cpu = user + system;
  return { microseconds: cpu / (ADVERTISERS * PODCASTS), sum };
}

run(true);
const best = (withText: boolean) =>
  Math.min(...Array.from({ length: ROUNDS }, () => run(withText).microseconds));
const scoring = best(false);
const worded = best(true);
console.log(`${ADVERTISERS * PODCASTS} pairs, ${availableParallelism()} cores, best of ${ROUNDS} rounds`);
console.log(`read a profile        ${((read * 1000) / (ADVERTISERS + PODCASTS)).toFixed(1)} us`);
console.log(`score a pair          ${scoring.toFixed(2)} us (bar: ${MOST_MICROSECONDS})`);
console.log(`score and word a pair ${worded.toFixed(2)} us`);
if (scoring > MOST_MICROSECONDS) process.exitCode = 1;
