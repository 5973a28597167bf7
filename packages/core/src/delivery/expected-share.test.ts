import { describe, expect, it } from 'vitest';
import {
  type DeliveryShape,
  expectedShare,
  flightDays,
  resolveFlight,
  type WeekdayMeans,
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

describe('the expected share', () => {
  it('follows the weekdays of a show', () => {
    const means: WeekdayMeans = [100, 100, 100, 300, 100, 50, 50];
    const shape: DeliveryShape = { mode: 'dow', weekday_means: means };
    // 1 June 2026 is a Monday, so Thursday ends 600 of the week's 800.
    const week = wholeDays(first, '2026-06-07');
    expect(expectedShare(week, shape, '2026-06-04').expected_share).toBe(0.75);
  });

  it('follows a plan of the host, in which days left out weigh nothing', () => {
    const weights = [
      { day: '2026-06-02', weight: 1 },
      { day: '2026-06-30', weight: 3 },
    ];
    expect(expectedShare(june, { mode: 'custom', weights }, '2026-06-29').expected_share).toBe(0.25);
  });

  it.each<[string, DeliveryShape]>([
    ['an empty curve', { mode: 'decay', published_on: first, curve: [] }],
    ['an episode that came out after the flight', { ...decay, published_on: '2026-07-01' }],
    ['an episode older than its curve', { ...decay, published_on: '2025-01-01' }],
    ['a weekday without numbers', { mode: 'dow', weekday_means: [1, 1, 1, null, 1, 1, 1] }],
    ['an empty plan', { mode: 'custom', weights: [] }],
  ])('falls back to even delivery for %s, and says so', (_, shape) => {
    expect(expectedShare(june, shape, '2026-06-10')).toMatchObject({
      mode: 'linear',
      reason: 'no_curve',
      expected_share: 10 / 30,
    });
  });

  it('begins where the episode really came out', () => {
    const late: DeliveryShape = { mode: 'decay', published_on: '2026-06-11', curve };
    expect(expectedShare(june, late, '2026-06-10').expected_share).toBe(0);
    expect(expectedShare(june, late, '2026-06-17').expected_share).toBeCloseTo(0.72 / (curve[19] ?? 0), 12);
  });

  it('takes a missing day for unknown, not for 0', () => {
    const share = expectedShare(june, linear, '2026-06-10', ['2026-06-04', '2026-06-20']);
    expect(share).toMatchObject({ expected_share: 9 / 30, coverage: 0.9, days_with_data: 9 });
  });

  it('weighs the part of a day that lies inside', () => {
    const zone = 'America/New_York';
    const times = { flight_start: '2026-06-01T12:00:00-04:00', flight_end: '2026-06-03T00:00:00-04:00' };
    const flight = flightDays(resolveFlight(times, zone), zone);
    expect(expectedShare(flight, linear, first).expected_share).toBeCloseTo(1 / 3, 12);
  });
});
