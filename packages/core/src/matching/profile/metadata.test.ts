import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givenAdvertiser, givenEpisodes, givenPodcast, noBaselines } from '../given-match.test-support.ts';
import { matchPolicy, readAdvertiser, readPodcast, scorePair } from '../index.ts';

const podcastProblems = (metadata: unknown, row = {}) =>
  readPodcast({ ...givenPodcast({}, row), metadata }).problems.map(({ path, code }) => [path, code]);
const sponsorProblems = (metadata: unknown) =>
  readAdvertiser({ ...givenAdvertiser(), metadata }).problems.map(({ path, code }) => [path, code]);

describe('metadata of a podcast', () => {
  it.each([
    ['text', 'not_an_object'],
    [['a'], 'not_an_object'],
    [7, 'not_an_object'],
  ])('that is %j is named as no object', (metadata, code) => {
    expect(podcastProblems(metadata)).toEqual([['podcasts.metadata', code]]);
  });

  it.each([null, undefined, {}, { anything: { else: true } }])('that is %j has no problem', (metadata) => {
    expect(podcastProblems(metadata)).toEqual([]);
  });

  it.each([
    ['audience', { audience: 'young' }, 'audience', 'not_an_object'],
    ['percentages', { audience: { geo: { US: 62, CA: 1 } } }, 'audience.geo.US', 'out_of_range'],
    ['a negative share', { audience: { geo: { US: -0.1 } } }, 'audience.geo.US', 'out_of_range'],
    ['a share as text', { audience: { geo: { US: '0.6' } } }, 'audience.geo.US', 'invalid_type'],
    ['shares above 1', { audience: { geo: { US: 0.7, CA: 0.7 } } }, 'audience.geo', 'shares_above_one'],
    ['a list of shares', { audience: { geo: ['US'] } }, 'audience.geo', 'invalid_type'],
    ['no country', { audience: { geo: { Utopia: 0.5, US: 0.5 } } }, 'audience.geo.Utopia', 'unknown_country'],
    ['alpha-3', { audience: { geo: { USA: 0.5, US: 0.5 } } }, 'audience.geo.USA', 'unknown_country'],
    ['no band', { audience: { age: { young: 0.5 } } }, 'audience.age.young', 'unreadable_band'],
    ['a band backwards', { audience: { age: { '34-25': 0.5 } } }, 'audience.age.34-25', 'unreadable_band'],
    [
      'bands that overlap',
      { audience: { age: { '18-30': 0.5, '25-34': 0.5 } } },
      'audience.age',
      'bands_overlap',
    ],
    ['no gender', { audience: { gender: { robots: 1 } } }, 'audience.gender.robots', 'unknown_gender'],
    [
      'an inherited name',
      { audience: { gender: { constructor: 1 } } },
      'audience.gender.constructor',
      'unknown_gender',
    ],
    ['a sample as text', { audience: { sample_size: 'many' } }, 'audience.sample_size', 'invalid_type'],
    ['a sample below 0', { audience: { sample_size: -1 } }, 'audience.sample_size', 'out_of_range'],
    ['a method that nobody knows', { audience: { method: 'guess' } }, 'audience.method', 'invalid_type'],
    ['no topic', { topics: ['999999'] }, 'topics.999999', 'unknown_topic'],
    ['a weight of 0', { topics: { '391': 0 } }, 'topics.391', 'out_of_range'],
    ['topics as text', { topics: 'finance' }, 'topics', 'invalid_type'],
    ['keywords as a number', { keywords: 5 }, 'keywords', 'invalid_type'],
    ['industries as text', { blocked_industries: 'Gambling' }, 'blocked_industries', 'invalid_type'],
  ])('with %s names the problem', (_, metadata, path, code) => {
    expect(podcastProblems(metadata)).toEqual([[`podcasts.metadata.${path}`, code]]);
  });

  it('names what is wrong with a rating of an episode, and does not count it as rated', () => {
    const [one] = givenEpisodes(1, { obscenity: 'extreme', boredom: 'high' });
    const episodes = one ? [one] : [];
    expect(podcastProblems({}, { episodes })).toEqual([
      ['episodes.episode-00.metadata.safety.boredom', 'unknown_safety_topic'],
      ['episodes.episode-00.metadata.safety.obscenity', 'unknown_level'],
    ]);
    expect(readPodcast(givenPodcast({}, { episodes })).safety.rated).toBe(0);
  });

  it('is used but for what is wrong in it', () => {
    const profile = readPodcast(
      givenPodcast({
        audience: { geo: { US: 0.6, Utopia: 0.2 }, age: { young: 1 }, gender: { female: 1 } },
        topics: ['391', 'x1'],
      }),
    );
    expect(profile.audience.geo).toMatchObject({ known_share: 0.6 });
    expect(profile.audience).toMatchObject({ age: null, gender: { shares: [1, 0, 0] } });
    expect(profile.topics?.topics.map(({ topic }) => topic.name)).toEqual(['Personal Finance']);
  });
});

describe('metadata of a sponsor', () => {
  const targeting = (fields: Record<string, unknown>) => ({ targeting: fields });
  it.each([
    ['targeting', { targeting: [] }, 'targeting', 'not_an_object'],
    ['a country as text', targeting({ geo: 'US' }), 'targeting.geo', 'invalid_type'],
    ['no country', targeting({ geo: ['US', 'XX'] }), 'targeting.geo.XX', 'unknown_country'],
    [
      'no excluded country',
      targeting({ excluded_countries: ['Q'] }),
      'targeting.excluded_countries.Q',
      'unknown_country',
    ],
    ['a weight below 0', targeting({ geo: { US: -1 } }), 'targeting.geo.US', 'out_of_range'],
    ['no age', targeting({ age: ['old'] }), 'targeting.age.old', 'unreadable_band'],
    ['no income', targeting({ income: ['rich'] }), 'targeting.income.rich', 'unreadable_band'],
    [
      'no language',
      targeting({ languages: ['klingonese'] }),
      'targeting.languages.klingonese',
      'unknown_language',
    ],
    ['no position', targeting({ positions: ['pre', 'side'] }), 'targeting.positions.1', 'unknown_position'],
    ['a part of an impression', targeting({ impressions: 1.5 }), 'targeting.impressions', 'invalid_type'],
    ['no impressions', targeting({ impressions: 0 }), 'targeting.impressions', 'out_of_range'],
    ['no day', targeting({ flight_start: '2026-02-30' }), 'targeting.flight_start', 'invalid_day'],
    [
      'days reversed',
      targeting({ flight_start: '2026-03-02', flight_end: '2026-03-01' }),
      'targeting.flight_end',
      'days_reversed',
    ],
    ['a target below 0', { target_cpm_cents: -5 }, 'target_cpm_cents', 'out_of_range'],
    ['no currency', { currency: 'dollars' }, 'currency', 'unknown_currency'],
    ['no blocked topic', { blocked_topics: ['x1'] }, 'blocked_topics.x1', 'unknown_topic'],
    ['blocked podcasts as text', { blocked_podcasts: 'p1' }, 'blocked_podcasts', 'invalid_type'],
    ['limits as a list', { safety_limits: ['low'] }, 'safety_limits', 'invalid_type'],
    [
      'no sensitive topic',
      { safety_limits: { boredom: 'low' } },
      'safety_limits.boredom',
      'unknown_safety_topic',
    ],
    ['floor as a limit', { safety_limits: { crime: 'floor' } }, 'safety_limits.crime', 'unknown_level'],
    ['explicit as text', { allow_explicit: 'no' }, 'allow_explicit', 'invalid_type'],
  ])('with %s names the problem', (_, metadata, path, code) => {
    expect(sponsorProblems(metadata)).toEqual([[`sponsors.metadata.${path}`, code]]);
  });

  it('reads countries however they are written', () => {
    expect(
      readAdvertiser(givenAdvertiser({ targeting: { geo: ['us', 'UK', 'us-ca', 'de-BY'] } })).geo?.codes,
    ).toEqual(['DE-BY', 'GB', 'US']);
  });
});

describe('bad metadata', () => {
  it('is on the pair as problems of both sides, and the pair is scored on the rest', () => {
    const result = scorePair(
      readAdvertiser(givenAdvertiser({ targeting: { geo: ['US', 'XX'] } })),
      readPodcast(givenPodcast({ audience: { geo: { US: 0.5, YY: 0.5 } } })),
      undefined,
      noBaselines,
      matchPolicy(),
    );
    expect(result.problems.map(({ path }) => path)).toEqual([
      'sponsors.metadata.targeting.geo.XX',
      'podcasts.metadata.audience.geo.YY',
    ]);
    expect(result.signals.geo).toMatchObject({ value: 1, confidence: 0.5 });
    expect(result.problems[0]?.message).toContain('ISO 3166-1');
  });

  it('never throws, whatever is in it', () => {
    const fields = fc.constantFrom(
      ...[
        'targeting',
        'geo',
        'age',
        'gender',
        'topics',
        'keywords',
        'audience',
        'safety_limits',
        'impressions',
      ],
      ...['positions', 'flight_start', 'blocked_topics', 'US', '25-34', '391', 'crime', '__proto__'],
    );
    const { json } = fc.letrec<{ json: unknown }>((tie) => ({
      json: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, true, 'US', '391', 'low', Number.NaN, -1, 0, 0.5, 1e308, '2026-01-01'),
        fc.array(tie('json'), { maxLength: 3 }),
        fc.dictionary(fields, tie('json'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(json, json, json, (sponsor, podcast, safety) => {
        const episodes = [{ episode_id: 'e', explicit: null, categories: podcast, safety }];
        const result = scorePair(
          readAdvertiser({ ...givenAdvertiser(), metadata: sponsor }),
          readPodcast({ ...givenPodcast({}, { episodes }), metadata: podcast }),
          undefined,
          noBaselines,
          matchPolicy(),
        );
        expect(result.score).toBeGreaterThanOrEqual(0);
        expect(result.range_high).toBeLessThanOrEqual(100);
      }),
      { numRuns: 500 },
    );
  });
});
