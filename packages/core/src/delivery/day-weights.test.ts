import { describe, expect, it } from 'vitest';
import { type DeliveryShape, dayWeights } from './day-weights.ts';
import { wholeDays } from './flight.ts';

describe('the weights of a flight’s days', () => {
  const decay = (): DeliveryShape => ({
    mode: 'decay',
    published_on: '2026-06-01',
    curve: [0.5, 0.8, 1],
  });

  it('are the same of a frozen shape, which weighs the same days once', () => {
    const frozen = Object.freeze(decay());
    const june = wholeDays('2026-06-01', '2026-06-03');
    expect(dayWeights(june, frozen)).toEqual(dayWeights(june, decay()));
    expect(dayWeights({ ...june }, frozen)).toBe(dayWeights(june, frozen));
    for (const other of [
      wholeDays('2026-06-01', '2026-06-04'),
      wholeDays('2026-06-02', '2026-06-03'),
      { ...june, first_day_share: 0.5 },
      { ...june, last_day_share: 0.5 },
    ]) {
      expect(dayWeights(other, frozen)).toEqual(dayWeights(other, decay()));
    }
  });
});
