import { describe, expect, it } from 'vitest';
import {
  addDays,
  type DeliveryShape,
  linearProjection,
  type Pacing,
  type PacingInput,
  pacing,
  wholeDays,
} from './index.ts';

const linear: DeliveryShape = { mode: 'linear' };
const first = '2026-06-01';
const june = wholeDays(first, '2026-06-30');

/** A curve of 30 days with 72 % after seven. */
const curve = Array.from({ length: 30 }, (_, age) =>
  age < 7 ? (0.72 * (age + 1)) / 7 : 0.72 + (0.28 * (age - 6)) / 23,
);
const decay: DeliveryShape = { mode: 'decay', published_on: first, curve };

/** A line at the end of a day of its flight, counted from 1. */
function onDay(day: number, input: Partial<PacingInput> = {}): Pacing {
  return pacing({
    flight: june,
    today: addDays(first, day),
    data_through: addDays(first, day - 1),
    booked_impressions: 100_000,
    delivered_impressions: 30_000,
    shape: linear,
    all_final: false,
    ...input,
  });
}

describe('golden vectors', () => {
  const b = { booked_impressions: 50_000 };
  const days = (count: number) => wholeDays(first, addDays(first, count - 1));
  it.each([
    [
      'GAM',
      3,
      { booked_impressions: 100, delivered_impressions: 50, flight: days(4) },
      0.75,
      0.6667,
      67,
      67,
      'behind',
    ],
    ['A', 10, {}, 0.3333, 0.9, 90_000, 90_870, 'at_risk'],
    ['A2', 1, { delivered_impressions: 1000 }, 0.0333, 0.3, 30_000, 70_600, 'too_early'],
    ['B-linear', 7, b, 0.2333, 2.5714, 128_571, 117_941, 'ahead'],
    ['B-decay', 7, { ...b, shape: decay }, 0.72, 0.8333, 41_667, 41_818, 'behind'],
    [
      'same day',
      1,
      { booked_impressions: 10_000, delivered_impressions: 4000, flight: days(1) },
      1,
      0.4,
      4000,
      4000,
      'settling',
    ],
  ] as const)('%s, day %i', (_, day, input, share, index, unshrunk, shrunk, status) => {
    const line = onDay(day, input);
    expect(line.expected_share).toBeCloseTo(share, 4);
    expect(line.pacing_index).toBeCloseTo(index, 4);
    expect(linearProjection(line.delivered_impressions, line.expected_share ?? 0).value).toBe(unshrunk);
    expect(line.projected_impressions).toBe(shrunk);
    expect(line.status).toBe(status);
  });

  it('shows even delivery beside the curve, which says the opposite', () => {
    const line = onDay(7, { booked_impressions: 50_000, shape: decay });
    expect(line).toMatchObject({ status: 'behind', mode: 'decay', mode_reason: null });
    expect(line.linear_index).toBeCloseTo(2.5714, 4);
    expect(line.linear_projected_impressions).toBe(128_571);
  });

  it('needs 3,500 a day for the rest of A', () => {
    expect(onDay(10).required_per_day).toBe(3500);
  });
});

describe('the status of a line', () => {
  const end = { today: '2026-07-03', data_through: '2026-07-02' };
  const settled = { today: '2026-07-04', data_through: '2026-07-03', all_final: true };
  const unpublished: DeliveryShape = { mode: 'decay', published_on: null, curve };
  it.each<[string, number, Partial<PacingInput>]>([
    ['not_applicable', 10, { cancelled_on: '2026-06-08' }],
    ['no_goal', 10, { booked_impressions: null }],
    ['no_goal', 10, { booked_impressions: 0 }],
    ['not_started', 10, { today: '2026-05-31', data_through: '2026-05-30' }],
    ['awaiting_publication', 10, { shape: unpublished }],
    ['awaiting_publication', 10, { shape: { ...decay, published_on: '2026-06-20' } }],
    ['awaiting_data', 10, { data_through: null }],
    ['awaiting_data', 0, { today: first, shape: decay }],
    ['awaiting_data', 10, { shape: { ...decay, published_on: '2026-06-11' } }],
    ['awaiting_data', 10, { data_through: '2026-05-31' }],
    ['settling', 10, end],
    ['settling', 10, { ...end, shape: unpublished }],
    ['settling', 10, { ...settled, all_final: false }],
    ['delivered', 10, { ...settled, delivered_impressions: 100_000 }],
    ['delivered', 10, { ...settled, delivered_impressions: 98_000, tolerance: 0.02 }],
    ['under_delivered', 10, settled],
    ['insufficient_data', 10, { missing_days: ['2026-06-04', '2026-06-05'] }],
    ['too_early', 1, {}],
    ['at_risk', 2, { delivered_impressions: 6000 }],
    ['too_early', 2, { booked_impressions: 400, flight: wholeDays(first, '2026-06-21') }],
    ['too_early', 10, { shape: { ...decay, published_on: '2026-06-10', curve: [0.01, 1] } }],
    ['too_early', 1, { flight: wholeDays(first, '2026-06-04') }],
    ['ahead', 10, { delivered_impressions: 36_670 }],
    ['on_track', 10, { delivered_impressions: 36_666 }],
    ['on_track', 15, { delivered_impressions: 55_000 }],
    ['on_track', 15, { delivered_impressions: 47_500 }],
    ['at_risk', 15, { delivered_impressions: 47_499 }],
    ['at_risk', 15, { delivered_impressions: 42_500 }],
    ['behind', 15, { delivered_impressions: 42_499 }],
  ])('is %s on day %i with %o', (status, day, input) => {
    expect(onDay(day, input).status).toBe(status);
  });

  it('of a cancelled line keeps what was delivered and frozen, and forecasts nothing', () => {
    expect(onDay(10, { cancelled_on: '2026-06-08' })).toMatchObject({
      as_of: '2026-06-08',
      delivered_impressions: 30_000,
      pacing_index: null,
      projected_impressions: null,
      required_per_day: null,
      reason: 'cancelled',
    });
  });

  it('of a one-day flight awaits data until the day is complete', () => {
    const flight = wholeDays(first, first);
    expect(onDay(0, { flight, today: first }).status).toBe('awaiting_data');
  });

  it('leaves the days from today on while none has data', () => {
    expect(onDay(10, { data_through: null, delivered_impressions: 0 })).toMatchObject({
      days_left: 20,
      required_per_day: 5000,
    });
  });

  it('says why there is no index', () => {
    expect(onDay(10, { booked_impressions: null }).reason).toBe('no_goal');
    expect(onDay(10, { data_through: null }).reason).toBe('awaiting_data');
    expect(onDay(10, { shape: unpublished }).reason).toBe('awaiting_publication');
    expect(onDay(0, { today: '2026-05-31' })).toMatchObject({
      reason: 'nothing_expected',
      projected_impressions: 100_000,
      days_left: 30,
    });
  });
});

describe('flags', () => {
  it.each<[string, number, Partial<PacingInput>]>([
    ['stale', 10, { today: '2026-06-13' }],
    ['stale', 10, { today: '2026-06-04', data_through: null }],
    ['delivery_before_flight', 0, { today: '2026-05-31' }],
    ['estimated', 10, { estimated: true }],
    ['tz_uncertain', 10, { tz_uncertainty_impressions: 2001 }],
    ['late_publish', 10, { shape: { ...decay, published_on: '2026-06-03' } }],
    ['gap', 20, { missing_days: ['2026-06-04'] }],
    ['over_delivery', 10, { delivered_impressions: 110_001 }],
  ])('%s', (flag, day, input) => {
    expect(onDay(day, input).flags).toEqual([flag]);
  });

  it('are none on an ordinary day, and a settled line is never stale', () => {
    expect(onDay(10).flags).toEqual([]);
    const settled = { today: '2026-09-01', data_through: '2026-07-03', all_final: true };
    expect(onDay(10, settled).flags).toEqual([]);
    const idle = { booked_impressions: null, today: '2026-05-31', data_through: '2026-05-01' };
    expect(onDay(0, { ...idle, delivered_impressions: 0 }).flags).toEqual([]);
  });
});
