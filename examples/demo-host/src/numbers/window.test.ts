import { describe, expect, it } from 'vitest';
import { addDays } from '../seed/calendar.ts';
import { lastDays } from './window.ts';

const series = (days: Record<string, number>) => new Map(Object.entries(days));

describe('lastDays', () => {
  it('sums the last days and compares them with as many before', () => {
    const byDay = series({ '2026-03-01': 10, '2026-03-02': 10, '2026-03-03': 12, '2026-03-04': 13 });
    const window = lastDays(byDay, '2026-03-04', 2);
    expect(window).toEqual({
      from: '2026-03-03',
      through: '2026-03-04',
      total: 25,
      previous: 20,
      change: 0.25,
    });
  });

  it('has nothing to compare with when the days before are empty', () => {
    expect(lastDays(series({ '2026-03-04': 5 }), '2026-03-04', 28).change).toBeNull();
  });

  it('crosses a leap day', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(lastDays(series({ '2028-02-29': 7 }), '2028-03-01', 2).total).toBe(7);
  });
});
