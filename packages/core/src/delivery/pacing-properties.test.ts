import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  type DeliveryShape,
  daysBetween,
  expectedShare,
  flightDays,
  linearProjection,
  type PacingInput,
  pacing,
  projectedDelivery,
  requiredPerDay,
  resolveFlight,
  type WeekdayMeans,
  wholeDays,
} from './index.ts';

const linear: DeliveryShape = { mode: 'linear' };
const first = '2026-06-01';
const count = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const day = fc.integer({ min: -40, max: 120 }).map((days) => addDays(first, days));
const weight = fc.double({ min: 0, max: 1e6, noNaN: true });
const anyCurve = fc.array(share, { maxLength: 60 }).map((shares) => [...shares].sort((a, b) => a - b));
const mean = fc.option(weight);
const seven: fc.Arbitrary<WeekdayMeans> = fc.tuple(mean, mean, mean, mean, mean, mean, mean);
const shape: fc.Arbitrary<DeliveryShape> = fc.oneof(
  fc.constant(linear),
  fc.record({ mode: fc.constant('dow' as const), weekday_means: seven }),
  fc.record({ mode: fc.constant('decay' as const), published_on: fc.option(day), curve: anyCurve }),
  fc.record({ mode: fc.constant('custom' as const), weights: fc.array(fc.record({ day, weight })) }),
);
const flight = fc.tuple(day, fc.nat(60)).map(([from, more]) => wholeDays(from, addDays(from, more)));
const line: fc.Arbitrary<PacingInput> = fc.record({
  flight,
  today: day,
  data_through: fc.option(day),
  booked_impressions: fc.option(count),
  delivered_impressions: count,
  missing_days: fc.array(day, { maxLength: 5 }),
  shape,
  all_final: fc.boolean(),
  cancelled_on: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, day),
});

describe('whatever comes in', () => {
  it('no number is NaN or infinite, and a null has its reason', () => {
    fc.assert(
      fc.property(line, (input) => {
        const answer = pacing(input);
        for (const value of Object.values(answer)) {
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
        }
        const { expected_share, pacing_index, projected_impressions } = answer;
        const missing = [expected_share, pacing_index, projected_impressions].includes(null);
        expect(answer.reason !== null).toBe(missing);
      }),
      { numRuns: 1000 },
    );
  });

  it('the expected share rises from 0 before the flight to 1 at its end', () => {
    fc.assert(
      fc.property(flight, shape, day, day, (days, curves, a, b) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        const at = (asOf: string) => expectedShare(days, curves, asOf).expected_share;
        expect(at(addDays(days.first_day, -1))).toBe(0);
        expect(at(days.last_day)).toBe(1);
        expect(at(early)).toBeLessThanOrEqual(at(late));
      }),
    );
  });

  it('a projection is no less than what was delivered, and rises with it', () => {
    const goal = fc.integer({ min: 1, max: 2 ** 31 - 1 });
    fc.assert(
      fc.property(goal, count, count, share, (booked, a, b, expected) => {
        const [fewer, more] = a < b ? [a, b] : [b, a];
        const at = (delivered: number) => projectedDelivery(booked, delivered, expected).value ?? Number.NaN;
        expect(at(fewer)).toBeGreaterThanOrEqual(fewer);
        expect(at(fewer)).toBeLessThanOrEqual(at(more));
        expect(projectedDelivery(booked, 0, 0).value).toBe(booked);
        expect(projectedDelivery(booked, a, 1).value).toBe(a);
      }),
    );
  });

  it('what is required a day reaches the goal, and one less would not', () => {
    const some = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(count, count, some, (booked, delivered, left) => {
        fc.pre(booked > delivered);
        const required = requiredPerDay(booked, delivered, left).value ?? Number.NaN;
        expect(delivered + required * left).toBeGreaterThanOrEqual(booked);
        expect(delivered + (required - 1) * left).toBeLessThan(booked);
      }),
    );
  });

  it('the same dates give the same answer in every zone, over every change of clocks', () => {
    const zone = fc.constantFrom(
      'America/New_York',
      'Europe/Berlin',
      'Asia/Beirut',
      'America/Santiago',
      'UTC',
    );
    fc.assert(
      fc.property(line, zone, fc.nat(3000), (input, timeZone, later) => {
        const move = (date: string) => addDays(date, 7 * Math.floor(later / 7));
        const moved = wholeDays(move(input.flight.first_day), move(input.flight.last_day));
        const dates = { flight_start: moved.first_day, flight_end: moved.last_day };
        const local = flightDays(resolveFlight(dates, timeZone), timeZone);
        const asOf = move(input.today);
        const from = expectedShare(moved, linear, asOf);
        expect(expectedShare(local, linear, asOf)).toEqual(from);
        expect(daysBetween(local.first_day, local.last_day)).toBe(input.flight.total_days - 1);
      }),
    );
  });
});

it('a line that was over before anything was known has no required rate', () => {
  expect(requiredPerDay(100, 5, 0)).toEqual({ value: null, reason: 'flight_over' });
  expect(requiredPerDay(100, 100, 0)).toEqual({ value: 0, reason: null });
  expect(requiredPerDay(0, 5, 3)).toEqual({ value: null, reason: 'no_goal' });
  expect(linearProjection(5, 0)).toEqual({ value: null, reason: 'nothing_expected' });
});
