import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshnessScore, freshnessStatus, healthScore, healthStatus } from './health-score.ts';

describe('ETL health', () => {
  it.each([
    [{ lag_days: 0, completeness: 0.98, acceptance: 0.999, success: 1 }, 99],
    [{ lag_days: 2, completeness: 0.9, acceptance: 0.97, success: 1 }, 76],
    [{ lag_days: 5, completeness: 0.7, acceptance: 0.9, success: 0.8 }, 47],
  ])('scores %o as %i (DOMAIN.md 2.9, whose lag counts from today: a day more)', (parts, score) => {
    expect(healthScore(parts)).toBe(score);
  });

  it.each([
    [1, 'pass', 1],
    [2, 'warn', 0.5],
    [3, 'error', 0],
    [40, 'error', 0],
  ])('calls a lag of %i days %s', (lag, status, score) => {
    expect(freshnessStatus(lag)).toBe(status);
    expect(freshnessScore(lag)).toBe(score);
  });

  it('is as bad as its worst part, however good the score', () => {
    const parts = { lag_days: 0, completeness: 1, acceptance: 1, success: 0.6 };
    expect(healthScore(parts)).toBe(96);
    expect(healthStatus(parts)).toBe('error');
  });

  it('stays between 0 and 100 and never rises with the lag', () => {
    const ratio = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.nat(60), ratio, ratio, ratio, (lag_days, completeness, acceptance, success) => {
        const score = healthScore({ lag_days, completeness, acceptance, success });
        const later = healthScore({ lag_days: lag_days + 1, completeness, acceptance, success });
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        expect(later).toBeLessThanOrEqual(score);
      }),
    );
  });
});
