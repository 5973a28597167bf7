import fc from 'fast-check';
import type {
  AdvertiserRow,
  Baselines,
  LiftOutcome,
  MatchPolicyOptions,
  PairFacts,
  PodcastRow,
} from '../index.ts';

/** An advertiser and an industry that have converted before, and means of some signals. */
export const withBaselines: Baselines = {
  lift_by_advertiser: new Map([['a1', { pixel: { conversions: 600, impressions: 1e6 } }]]),
  lift_by_industry: new Map([['finance', { code: { conversions: 90, impressions: 1e6 } }]]),
  means: { geo: { mean: 0.4, pairs: 50 }, topic: { mean: 0.2, pairs: 9 } },
};

const COUNTRIES = ['US', 'CA', 'GB', 'DE', 'US-CA', 'FR', 'XX'];
const AGES = ['18-24', '25-34', '35-44', '45-54', '55+'];
const GENDERS = ['female', 'male', 'other'];
const INCOMES = ['0-49999', '50000-99999', '100000+'];
const TOPICS = ['391', '410', '411', '412', '483', '464', 'True Crime', 'no such topic'];
const LEVELS = ['none', 'low', 'medium', 'high', 'floor'];
const SENSITIVE = ['obscenity', 'crime', 'hate', '6i4dB6'];
const INDUSTRIES = ['Finance', 'finance ', 'Food', 'Personal Finance'];

const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const some = (names: string[]) => fc.uniqueArray(fc.constantFrom(...names), { maxLength: 4 });
const unit = fc.double({ min: 0.01, max: 1, noNaN: true });
const weighted = (names: string[]) => fc.dictionary(fc.constantFrom(...names), unit, { maxKeys: 4 });
const target = (names: string[]) => maybe(fc.oneof(some(names), weighted(names)));
/** Shares of 1 in all, or less. */
const shares = (names: string[]) =>
  maybe(
    fc.tuple(weighted([...names, 'unknown']), unit).map(([drawn, known]) => {
      const sum = Object.values(drawn).reduce((all, share) => all + share, 0);
      return Object.fromEntries(Object.entries(drawn).map(([name, share]) => [name, (share / sum) * known]));
    }),
  );
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, '0')}`);

export const anyAdvertiser: fc.Arbitrary<AdvertiserRow> = fc.record({
  advertiser_id: fc.constantFrom('a1', 'a2'),
  industry: fc.option(fc.constantFrom(...INDUSTRIES)),
  metadata: fc.record(
    {
      targeting: fc.record(
        {
          geo: target(COUNTRIES),
          excluded_countries: maybe(some(COUNTRIES)),
          age: target(AGES),
          gender: target(GENDERS),
          income: target(INCOMES),
          topics: target(TOPICS),
          keywords: target(['money', 'index funds', 'football']),
          languages: maybe(some(['en', 'de'])),
          positions: maybe(some(['pre', 'mid', 'post'])),
          impressions: maybe(fc.integer({ min: 1, max: 100_000 })),
          flight_start: maybe(day),
          flight_end: maybe(day),
        },
        { requiredKeys: [] },
      ),
      blocked_topics: maybe(some(['483', '391'])),
      safety_limits: maybe(fc.dictionary(fc.constantFrom(...SENSITIVE), fc.constantFrom(...LEVELS))),
      allow_explicit: maybe(fc.boolean()),
      target_cpm_cents: maybe(fc.integer({ min: 500, max: 5000 })),
      currency: maybe(fc.constantFrom('USD', 'EUR')),
    },
    { requiredKeys: [] },
  ),
});

const anyEpisode = fc.record({
  explicit: fc.option(fc.boolean()),
  categories: fc.option(some(['Sports', 'Investing'])),
  safety: fc.option(fc.dictionary(fc.constantFrom(...SENSITIVE), fc.constantFrom(...LEVELS), { maxKeys: 2 })),
});

export const anyPodcast: fc.Arbitrary<PodcastRow> = fc.record({
  podcast_id: fc.constantFrom('p1', 'p2'),
  category: fc.option(fc.constantFrom('Investing', 'Sports', 'Business > Marketing', 'nothing')),
  language: fc.option(fc.constantFrom('en', 'de-AT')),
  explicit: fc.option(fc.boolean()),
  metadata: fc.record(
    {
      audience: fc.record(
        {
          geo: shares([...COUNTRIES, 'other']),
          age: shares(AGES),
          gender: shares(GENDERS),
          income: shares(INCOMES),
          sample_size: maybe(fc.integer({ min: 0, max: 400 })),
          method: maybe(fc.constantFrom('survey', 'modelled')),
        },
        { requiredKeys: [] },
      ),
      topics: target(TOPICS),
      keywords: target(['money', 'funds', 'football']),
      blocked_industries: maybe(some(INDUSTRIES)),
    },
    { requiredKeys: [] },
  ),
  episodes: fc
    .array(anyEpisode, { maxLength: 20 })
    .map((episodes) => episodes.map((one, n) => ({ ...one, episode_id: `e${n}` }))),
  inventory: fc
    .uniqueArray(
      fc.record({
        position: fc.constantFrom('pre' as const, 'mid' as const, 'post' as const),
        week: fc.integer({ min: 0, max: 3 }),
        available_impressions: fc.option(fc.integer({ min: -1000, max: 60_000 })),
      }),
      { selector: ({ position, week }) => `${position}${week}`, maxLength: 8 },
    )
    .map((periods) =>
      periods.map(({ week, ...rest }) => ({
        ...rest,
        from: `2026-03-${String(week * 7 + 1).padStart(2, '0')}`,
        to: `2026-03-${String(week * 7 + 7).padStart(2, '0')}`,
      })),
    ),
  rates: fc.uniqueArray(
    fc.record({
      position: fc.constantFrom('pre' as const, 'mid' as const, 'post' as const),
      rate_cents: fc.integer({ min: 100, max: 9000 }),
      currency: fc.constantFrom('USD', 'EUR'),
    }),
    { selector: ({ position }) => position },
  ),
  booked: fc
    .array(
      fc.record({
        advertiser_id: fc.constantFrom('a1', 'a3'),
        industry: fc.constantFrom(...INDUSTRIES),
        from: day,
      }),
      {
        maxLength: 3,
      },
    )
    .map((booked) => booked.map((one, n) => ({ ...one, io_id: `io${n}`, to: one.from }))),
});

const anyOutcome: fc.Arbitrary<Omit<LiftOutcome, 'io_id'>> = fc.record({
  method: fc.constantFrom('code' as const, 'pixel' as const),
  conversions: fc.integer({ min: 0, max: 500 }),
  impressions: fc.integer({ min: 0, max: 200_000 }),
  days_since_end: fc.integer({ min: 0, max: 60 }),
});

export const anyFacts: fc.Arbitrary<PairFacts | undefined> = maybe(
  fc
    .array(anyOutcome, { maxLength: 4 })
    .map((lift) => ({ lift: lift.map((one, n) => ({ ...one, io_id: `io${n}` })) })),
);

export const anyPolicy: fc.Arbitrary<MatchPolicyOptions> = fc.record(
  {
    preset: fc.constantFrom('default' as const, 'plan' as const),
    missing: fc.constantFrom('renormalise' as const, 'neutral' as const, 'zero' as const),
    safety: fc.constantFrom('weight' as const, 'penalty' as const),
    demographic_fit: fc.constantFrom('overlap' as const, 'jsd' as const, 'bhattacharyya' as const),
    weights: fc.record({ geo: fc.double({ min: 0, max: 9, noNaN: true }) }),
  },
  { requiredKeys: [] },
);
