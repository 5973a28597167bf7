import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flightWeights } from './day-weights.ts';
import {
  addDays,
  dayWeights,
  mediaForecast,
  projectedRange,
  spreadByMonth,
  spreadOf,
  wholeDays,
} from './index.ts';
import { spreadEvenly, spreaderAfter } from './media-forecast.ts';

describe('the media forecast', () => {
  it('spreads an amount over the days of a flight, and not over the day on which it closes', () => {
    const { days } = dayWeights(wholeDays('2026-03-17', '2026-04-15'), { mode: 'linear' });
    expect(spreadByMonth(250_000, days)).toEqual([
      { month: '2026-03', cents: 125_000 },
      { month: '2026-04', cents: 125_000 },
    ]);
  });

  it('says the same of whole days that weigh alike, and of those after a day', () => {
    const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2023-11-20', n));
    fc.assert(
      fc.property(fc.nat(1e9), day, fc.nat(400), day, (cents, first, length, after) => {
        const last = addDays(first, length);
        const shape = { mode: 'linear' as const };
        const flight = { ...wholeDays(first, last), first_day_share: 0.3 };
        const weights = dayWeights(flight, shape);
        const shaped = flightWeights(flight, shape);
        const spreadAfter = spreaderAfter();
        const later = weights.days.filter((one) => one.day > after);
        expect(spreadEvenly(cents, first, last)).toEqual(
          spreadByMonth(cents, dayWeights(wholeDays(first, last), shape).days),
        );
        expect(spreadAfter(cents, flight, shaped, after)).toEqual(spreadByMonth(cents, later));
        expect(spreadAfter(cents, flight, shaped, null)).toEqual(spreadByMonth(cents, weights.days));
      }),
    );
  });

  it('goes by the weight of the days: an episode has most of it in its first ones', () => {
    const shape = { mode: 'decay', published_on: '2026-03-30', curve: [0.5, 0.8, 0.9, 1] } as const;
    const { days } = dayWeights(wholeDays('2026-03-30', '2026-04-28'), shape);
    expect(spreadByMonth(1000, days)).toEqual([
      { month: '2026-03', cents: 800 },
      { month: '2026-04', cents: 200 },
    ]);
  });

  it('puts all on the last day when no day weighs anything, and nothing when there is no day', () => {
    expect(
      spreadByMonth(7, [
        { day: '2026-03-31', weight: 0 },
        { day: '2026-04-01', weight: 0 },
      ]),
    ).toEqual([
      { month: '2026-03', cents: 0 },
      { month: '2026-04', cents: 7 },
    ]);
    expect(spreadByMonth(7, [])).toEqual([]);
  });

  it('loses and makes up no cent, whatever the weights', () => {
    const weights = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(fc.nat(1_000_000_000), weights, (cents, of) => {
        const parts = spreadByMonth(
          cents,
          of.map((weight, n) => ({ day: addDays('2026-01-20', n), weight })),
        );
        expect(parts.reduce((sum, part) => sum + part.cents, 0)).toBe(cents);
        for (const part of parts) expect(part.cents).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('tells each month apart, and leaves other months out', () => {
    const at = (month: string, cents: number) => ({ month, cents });
    expect(
      mediaForecast(['2026-03', '2026-04'], {
        earned: [at('2026-02', 1), at('2026-03', 10), at('2026-03', 5)],
        booked: [at('2026-03', 20), at('2026-04', 30)],
        pipeline: [at('2026-04', 40), at('2026-05', 50)],
      }),
    ).toEqual([
      { month: '2026-03', earned_cents: 15, booked_cents: 20, pipeline_cents: 0 },
      { month: '2026-04', earned_cents: 0, booked_cents: 30, pipeline_cents: 40 },
    ]);
  });
});

describe('the range of a projection', () => {
  it('is as wide as the show before the flight, and closes at its end', () => {
    const spread = { low: 0.8, high: 1.25 };
    expect(projectedRange(0, 50_000, spread)).toEqual({ low: 40_000, high: 62_500 });
    expect(projectedRange(30_000, 50_000, spread)).toEqual({ low: 46_000, high: 55_000 });
    expect(projectedRange(50_000, 50_000, spread)).toEqual({ low: 50_000, high: 50_000 });
  });

  it('is taken from what comparable episodes had, of three or more', () => {
    expect(spreadOf([900, 1000, 1100, 1000, 1000])).toEqual({ low: 0.98, high: 1.02 });
    expect(spreadOf([900, 1000])).toBe(null);
    expect(spreadOf([0, 0, 0])).toBe(null);
  });

  it('never leaves out the projection, nor says less than was delivered', () => {
    const counts = fc.array(fc.nat(100_000), { minLength: 3, maxLength: 8 });
    fc.assert(
      fc.property(counts, fc.nat(1_000_000), fc.nat(1_000_000), (of, delivered, more) => {
        const spread = spreadOf(of);
        fc.pre(spread !== null);
        const { low, high } = projectedRange(delivered, delivered + more, spread);
        expect(low).toBeLessThanOrEqual(delivered + more);
        expect(high).toBeGreaterThanOrEqual(delivered + more);
        expect(low).toBeGreaterThanOrEqual(delivered);
      }),
    );
  });
});
