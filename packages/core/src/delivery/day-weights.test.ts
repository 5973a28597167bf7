import { describe, expect, it } from 'vitest';
import { type DeliveryShape, dayWeights, sharedWeights } from './day-weights.ts';
import { wholeDays } from './flight.ts';
import { pacing } from './pacing.ts';

const shapes: DeliveryShape[] = [
  { mode: 'linear' },
  { mode: 'dow', weekday_means: [1, 2, 3, 4, 5, 6, 7] },
  { mode: 'decay', published_on: '2026-06-01', curve: [0.5, 0.8, 1] },
  { mode: 'decay', published_on: null, curve: [] },
  { mode: 'custom', weights: [{ day: '2026-06-02', weight: 4 }] },
];

describe.each(shapes)('weights of $mode that lines share', (shape) => {
  const flight = { ...wholeDays('2026-06-01', '2026-06-09'), first_day_share: 0.25, last_day_share: 0.5 };
  const shared = sharedWeights(flight, shape);

  it('are those of the days, with what is reached after each', () => {
    const { mode, reason, days } = dayWeights(flight, shape);
    expect(shared.shaped).toMatchObject({ mode, reason, weights: days.map(({ weight }) => weight) });
    let sum = 0;
    expect(shared.shaped.reached).toEqual([0, ...days.map(({ weight }) => (sum += weight))]);
  });

  it.each([
    ['none', []],
    ['one', ['2026-06-02']],
  ])('say of a line what it says without them, with %s of its days missing', (_, missing_days) => {
    const line = {
      flight,
      shape,
      missing_days,
      today: '2026-06-06',
      data_through: '2026-06-05',
      booked_impressions: 10_000,
      delivered_impressions: 4000,
      all_final: false,
    };
    expect(pacing({ ...line, weights: shared })).toEqual(pacing(line));
  });
});
