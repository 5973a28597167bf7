import { describe, expect, it } from 'vitest';
import type { PodcastRow } from '../index.ts';
import { near, signalsOf } from './given-signals.test-support.ts';

describe('inventory', () => {
  const march = { from: '2026-03-01', to: '2026-03-31' };
  const periods = (mid: number | null, pre?: number | null) => [
    { position: 'mid' as const, ...march, available_impressions: mid },
    ...(pre === undefined ? [] : [{ position: 'pre' as const, ...march, available_impressions: pre }]),
  ];
  const inventory = (
    targeting: Record<string, unknown>,
    podcast: Partial<PodcastRow>,
    metadata: Record<string, unknown> = {},
  ) =>
    signalsOf({
      wants: { targeting: { flight_start: march.from, flight_end: march.to, ...targeting }, ...metadata },
      podcast,
    }).inventory;
  const rate = (rate_cents: number, currency = 'USD') => [{ position: 'mid' as const, rate_cents, currency }];

  it('is what is available of what is wanted', () => {
    expect(
      inventory({ impressions: 50_000, positions: ['mid'] }, { inventory: periods(20_000, 99_000) }),
    ).toMatchObject({
      value: near(0.4),
      confidence: 1,
      evidence: {
        available_impressions: 20_000,
        requested_impressions: 50_000,
        positions: ['mid'],
        ...march,
      },
    });
    expect(inventory({ impressions: 10_000 }, { inventory: periods(20_000) }).value).toBe(1);
  });

  it('counts a part of a period by its days', () => {
    const week = { flight_start: '2026-03-01', flight_end: '2026-03-07' };
    expect(inventory({ impressions: 7000, ...week }, { inventory: periods(31_000) })).toMatchObject({
      value: near(1),
    });
    expect(inventory({ impressions: 14_000, ...week }, { inventory: periods(31_000) })).toMatchObject({
      value: near(0.5),
    });
  });

  it('is less sure of days that nothing is projected for, and missing without any', () => {
    const until = { flight_end: '2026-05-01' };
    expect(inventory({ impressions: 100, ...until }, { inventory: periods(31_000) }).confidence).toBeCloseTo(
      0.5,
      12,
    );
    expect(inventory({ impressions: 100 }, { inventory: periods(null) })).toMatchObject({
      value: null,
      confidence: 0,
    });
    expect(inventory({ impressions: 100 }, {}).evidence).toMatchObject({ missing: 'unknown' });
  });

  it('is 0 when sold out, oversold, or without the position', () => {
    expect(inventory({ impressions: 100 }, { inventory: periods(0) })).toMatchObject({
      value: 0,
      confidence: 1,
    });
    expect(inventory({ impressions: 100 }, { inventory: periods(-500, 50) })).toMatchObject({
      value: near(0.5),
    });
    expect(inventory({ impressions: 100, positions: ['post'] }, { inventory: periods(500) })).toMatchObject({
      ...{ value: 0, confidence: 1 },
    });
  });

  it('takes any availability for enough when nobody said how much is wanted, at half the confidence', () => {
    expect(inventory({}, { inventory: periods(500) })).toMatchObject({ value: 1, confidence: 0.5 });
    expect(inventory({}, { inventory: periods(0) })).toMatchObject({ value: 0, confidence: 0.5 });
  });

  it.each([
    [2500, 1],
    [2000, 1],
    [3125, 0.75],
    [5000, 0],
    [9000, 0],
  ])('of a rate of %d against a target of 2500 fits by %d', (cents, fit) => {
    const target = { target_cpm_cents: 2500, currency: 'USD' };
    const signal = inventory({ impressions: 100 }, { inventory: periods(500), rates: rate(cents) }, target);
    expect(signal).toMatchObject({
      value: fit,
      confidence: 1,
      evidence: { price_fit: fit, rate_cents: cents },
    });
  });

  it('does not compare prices in two currencies, and is half as sure', () => {
    const target = { target_cpm_cents: 2500, currency: 'EUR' };
    const signal = inventory({ impressions: 100 }, { inventory: periods(500), rates: rate(9000) }, target);
    expect(signal).toMatchObject({
      value: 1,
      confidence: 0.5,
      evidence: { price_fit: null, rate_cents: null },
    });
  });
});
