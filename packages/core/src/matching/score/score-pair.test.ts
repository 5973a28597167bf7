import { describe, expect, it } from 'vitest';
import { givenAdvertiser, givenPodcast, noBaselines } from '../given-match.test-support.ts';
import {
  compareMatches,
  type GivenSignal,
  type MatchPolicyOptions,
  matchPolicy,
  openQuestions,
  readAdvertiser,
  readPodcast,
  SIGNALS,
  type SignalName,
  scorePair,
} from '../index.ts';

type Values = { [Name in SignalName]?: number | [value: number, confidence: number] };

/** A pair with given signals, as a host's sources give them. */
function scored(values: Values, options: MatchPolicyOptions = {}, baselines = noBaselines) {
  const given: { [Name in SignalName]?: GivenSignal } = {};
  for (const name of SIGNALS) {
    const signal = values[name];
    if (signal === undefined) continue;
    const [value, confidence] = typeof signal === 'number' ? [signal, 1] : signal;
    given[name] = { value, confidence };
  }
  return scorePair(
    readAdvertiser(givenAdvertiser()),
    readPodcast(givenPodcast()),
    { given },
    baselines,
    matchPolicy(options),
  );
}

const ALL = { geo: 0.62, demographic: 0.8, topic: 0.667, lift: 0.78, inventory: 1, safety: 0.95 };
const { lift: _, ...NO_LIFT } = ALL;

describe('the score', () => {
  it('is 77 of 77 to 77 when all six signals are known (golden)', () => {
    const result = scored(ALL);
    expect(result).toMatchObject({ score: 77.08, range_low: 77.08, range_high: 77.08, coverage: 1 });
    expect(result).toMatchObject({ band: 'strong', provisional: false, eligible: true, cap: 0 });
    expect(Math.round(result.score)).toBe(77);
  });

  it('is 77 of 61 to 81 when lift is missing (golden)', () => {
    const result = scored(NO_LIFT);
    expect(Math.round(result.score)).toBe(77);
    expect([Math.round(result.range_low), Math.round(result.range_high)]).toEqual([61, 81]);
    expect(result.coverage).toBe(0.8);
    expect(result.signals.lift).toMatchObject({ value: null, confidence: 0, contribution: 0 });
  });

  it('is 100 of 25 to 100, provisional, when a perfect topic is all that is known (golden)', () => {
    expect(scored({ topic: 1 })).toMatchObject({
      ...{ score: 100, coverage: 0.25, range_low: 25, range_high: 100, provisional: true, band: 'excellent' },
    });
  });

  it('is provisional below a coverage of 0.4, not at it', () => {
    expect(scored({ topic: 1, geo: 1 })).toMatchObject({ coverage: 0.4, provisional: false });
    expect(scored({ topic: 1, geo: [1, 0.99] })).toMatchObject({ provisional: true });
  });

  it('has no band and the whole range when nothing is known', () => {
    const result = scored({});
    expect(result).toMatchObject({ score: 0, range_low: 0, range_high: 100, coverage: 0, band: null });
    expect(result.reasons[0]).toEqual({ code: 'verdict.unknown', params: {} });
  });

  it('takes what is missing as 0.5 or 0 when the policy says so', () => {
    expect(scored({ topic: 1 }, { missing: 'neutral' }).score).toBe(62.5);
    expect(scored({ topic: 1 }, { missing: 'zero' }).score).toBe(25);
  });

  it.each([
    [0.8, 'excellent'],
    [0.795, 'excellent'],
    [0.79, 'strong'],
    [0.65, 'strong'],
    [0.64, 'fair'],
    [0.5, 'fair'],
    [0.49, 'weak'],
    [0.35, 'weak'],
    [0.34, 'poor'],
  ])('of %d is %s, by the number that is shown', (value, band) => {
    expect(scored({ topic: value }).band).toBe(band);
  });
});

describe('contributions', () => {
  it('are the distance of each signal to its mean, and add up to the score with the base', () => {
    const result = scored(ALL);
    expect(result.base).toBe(50);
    expect(SIGNALS.map((name) => result.signals[name].contribution)).toEqual([1.8, 6, 4.18, 5.6, 5, 4.5]);
  });

  it('are measured against the mean of the network from 20 pairs on', () => {
    const means = (pairs: number) => ({ ...noBaselines, means: { geo: { mean: 0.62, pairs } } });
    expect(scored(ALL, {}, means(19)).signals.geo.contribution).toBe(1.8);
    const known = scored(ALL, {}, means(20));
    expect(known.signals.geo.contribution).toBe(0);
    expect(known.base).toBe(51.8);
  });
});

describe('safety as a penalty (preset plan)', () => {
  const { safety: __, ...others } = ALL;

  it('leaves the score of the other signals when nothing is unsafe', () => {
    const plain = scored({ ...others, safety: 1 }, { preset: 'plan' });
    expect(plain.score).toBe(76.39);
    expect(plain.signals.safety.contribution).toBe(0);
  });

  it('takes off up to its weight in points', () => {
    const worst = scored({ ...others, safety: 0 }, { preset: 'plan' });
    expect(worst.score).toBe(71.39);
    expect(worst.signals.safety.contribution).toBe(-5);
    expect(scored({ topic: 0, safety: 0 }, { preset: 'plan' })).toMatchObject({ score: 0, range_low: 0 });
  });

  it('leaves the range open by as much while safety is unknown', () => {
    const { range_low, range_high } = scored(others, { preset: 'plan' });
    expect([range_low, range_high]).toEqual([71.39, 76.39]);
  });
});

describe('weights', () => {
  it('are made to add up to 1, and those left out keep the preset’s', () => {
    const { weights } = matchPolicy({ weights: { lift: 0.4 } });
    expect(weights.lift).toBeCloseTo(1 / 3, 12);
    expect(weights.topic).toBeCloseTo(0.25 / 1.2, 12);
  });

  it.each([
    { geo: -0.1 },
    { geo: Number.NaN },
    { geo: Number.POSITIVE_INFINITY },
    { geo: 0, demographic: 0, topic: 0, lift: 0, inventory: 0, safety: 0 },
  ])('are refused when they are %j', (weights) => {
    expect(() => matchPolicy({ weights })).toThrow(expect.objectContaining({ code: 'match.policy_invalid' }));
  });

  it('are refused when only the penalty has one', () => {
    const weights = { geo: 0, demographic: 0, topic: 0, lift: 0, inventory: 0 };
    expect(() => matchPolicy({ preset: 'plan', weights })).toThrow(
      expect.objectContaining({ code: 'match.policy_invalid' }),
    );
  });

  it('have a version that stays, and changes with anything that a result depends on', () => {
    const versions = [
      {},
      { weights: { geo: 0.16 } },
      { missing: 'zero' },
      { safety: 'penalty' },
      { demographic_fit: 'jsd' },
      { competitors: 'off' },
      { preset: 'plan' },
    ].map((options) => matchPolicy(options as MatchPolicyOptions).weights_version);
    expect(new Set(versions).size).toBe(versions.length);
    expect(matchPolicy().weights_version).toBe(matchPolicy({ weights: { geo: 0.15 } }).weights_version);
    expect(versions[0]).toMatch(/^default-[\da-f]{8}$/);
  });
});

describe('a signal that the host gives', () => {
  it('replaces the own one, with its evidence', () => {
    const result = scorePair(
      readAdvertiser(givenAdvertiser()),
      readPodcast(givenPodcast()),
      { given: { topic: { value: 0.7, confidence: 0.5, evidence: { model: 'm1' } } } },
      noBaselines,
      matchPolicy(),
    );
    expect(result.signals.topic).toMatchObject({ value: 0.7, confidence: 0.5 });
    expect(result.signals.topic.evidence).toEqual({ source: 'host', given: { model: 'm1' } });
  });

  it.each([
    [1.1, 1],
    [0.5, 2],
    [Number.NaN, 1],
    [0.5, -1],
  ])('is refused with a value of %d and a confidence of %d', (value, confidence) => {
    expect(() => scored({ geo: [value, confidence] })).toThrow(
      expect.objectContaining({ code: 'match.signal_invalid' }),
    );
  });
});

describe('open questions', () => {
  it('are worth the part of the range that their answer takes away, the most valuable first', () => {
    const result = scored({ ...NO_LIFT, demographic: [0.8, 0.5] });
    const questions = openQuestions(result.signals, matchPolicy());
    expect(questions.map(({ signal, narrows_by, why }) => [signal, narrows_by, why])).toEqual([
      ['lift', 20, 'unknown'],
      ['demographic', 10, 'partly_known'],
    ]);
    expect(questions[0]?.fields).toEqual(['attribution_events']);
  });

  it('say what the score could be: the range, when one signal is all that is unknown', () => {
    const result = scored(NO_LIFT);
    const [question] = openQuestions(result.signals, matchPolicy());
    expect(question).toMatchObject({ low: result.range_low, high: result.range_high });
  });
});

describe('ranking', () => {
  it('is by what can be booked, then by the low end of the range', () => {
    const sure = { eligible: true, range_low: 61, score: 77 };
    const vague = { eligible: true, range_low: 25, score: 100 };
    const blocked = { eligible: false, range_low: 20, score: 20 };
    const poor = { eligible: true, range_low: 3, score: 4 };
    expect([blocked, poor, vague, sure].sort(compareMatches)).toEqual([sure, vague, poor, blocked]);
  });
});

describe('a competitor that is booked in the wanted days', () => {
  it('closes the pair, and is told from the first day of its flights to the last, in whatever order they come', () => {
    const flights = [
      ['2026-03-01', '2026-03-20'],
      ['2026-02-10', '2026-03-02'],
      ['2026-03-15', '2026-04-10'],
      ['2026-01-01', '2026-02-28'],
    ].map(([from = '', to = ''], n) => ({
      advertiser_id: 'rival',
      industry: 'Finance',
      io_id: `${n}`,
      from,
      to,
    }));
    const wants = { targeting: { flight_start: '2026-03-01', flight_end: '2026-03-31' } };
    for (const booked of [flights, flights.toReversed()]) {
      const advertiser = readAdvertiser(givenAdvertiser(wants, { industry: 'Finance' }));
      const { gates } = scorePair(
        advertiser,
        readPodcast(givenPodcast({}, { booked })),
        undefined,
        noBaselines,
        matchPolicy(),
      );
      expect(gates).toEqual([
        { code: 'gate.competitor', params: { industry: 'finance', from: '2026-02-10', to: '2026-04-10' } },
      ]);
    }
  });
});
