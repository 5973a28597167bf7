import { describe, expect, it } from 'vitest';
import { noBaselines } from '../given-match.test-support.ts';
import type { LiftOutcome } from '../index.ts';
import { type Given, near, signalsOf } from './given-signals.test-support.ts';

describe('lift', () => {
  const booking = (
    conversions: number,
    impressions: number,
    rest: Partial<LiftOutcome> = {},
  ): LiftOutcome => ({
    ...{ io_id: 'io', method: 'pixel', conversions, impressions, days_since_end: 60 },
    ...rest,
  });
  const baseline = { conversions: 600, impressions: 1_000_000 };
  const baselines = {
    ...noBaselines,
    lift_by_advertiser: new Map([
      ['advertiser', { pixel: baseline, code: { conversions: 120, impressions: 1_000_000 } }],
    ]),
  };
  const lift = (outcomes: LiftOutcome[], given: Partial<Given> = {}) =>
    signalsOf({ facts: { lift: outcomes }, baselines, ...given }).lift;

  it.each([
    [120, 100_000, 1.857, 0.775, 0.857],
    [3, 2000, 1.161, 0.574, 0.107],
    [20, 100_000, 0.429, 0.155, 0.857],
  ])('of %d on %d is a ratio of %d, a value of %d and a confidence of %d (golden)', (k, n, ratio, s, c) => {
    expect(lift([booking(k, n)])).toMatchObject({
      value: near(s),
      confidence: near(c),
      evidence: { methods: [{ conversions: k, impressions: n, ratio: near(ratio), baseline: 'advertiser' }] },
    });
  });

  it('is missing without any booking: no value, where DOMAIN.md writes 0.5 of no confidence', () => {
    expect(lift([])).toMatchObject({ value: null, confidence: 0 });
  });

  it('takes the rate of the industry for an advertiser without one', () => {
    const industry = { ...noBaselines, lift_by_industry: new Map([['finance', { pixel: baseline }]]) };
    const signal = lift([booking(120, 100_000)], { baselines: industry, industry: ' Finance ' });
    expect(signal).toMatchObject({ value: near(0.775), evidence: { methods: [{ baseline: 'industry' }] } });
  });

  it('is missing when the baseline is 0 or unknown', () => {
    const zero = new Map([['advertiser', { pixel: { conversions: 0, impressions: 9000 } }]]);
    const withZero = { ...noBaselines, lift_by_advertiser: zero };
    expect(lift([booking(5, 1000)], { baselines: withZero })).toMatchObject({ value: null, confidence: 0 });
    expect(lift([booking(5, 1000)], { baselines: noBaselines }).value).toBeNull();
  });

  it('never mixes codes and pixels: each has its own baseline, and the second only adds confidence', () => {
    const codes = booking(24, 100_000, { method: 'code', io_id: 'b' });
    const both = lift([booking(120, 100_000), codes]);
    const alone = lift([booking(120, 100_000)]);
    expect(both.evidence).toMatchObject({
      methods: [{ method: 'code', baseline_rate: 0.00012 }, { method: 'pixel' }],
    });
    expect(both.confidence).toBeGreaterThan(alone.confidence);
    const own = lift([codes]);
    expect(both.value).toBeGreaterThan(Math.min(own.value ?? 1, alone.value ?? 1));
    expect(both.value).toBeLessThan(Math.max(own.value ?? 0, alone.value ?? 0));
  });

  it.each([
    [0, 0],
    [1, 0.328],
    [4, 0.454],
    [7, 0.58],
    [30, 1],
    [90, 1],
  ])('counts the impressions of a booking that ended %d days ago by %d', (days, share) => {
    const signal = lift([booking(10, 100_000, { days_since_end: days })]);
    const n = 100_000 * share;
    expect(signal.confidence).toBeCloseTo(n / (n + 10 / 0.0006), 9);
  });
});
