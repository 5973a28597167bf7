import { describe, expect, it } from 'vitest';
import { noticeClock, wholeDays } from './index.ts';

const short = {
  flight: wholeDays('2026-06-01', '2026-06-30'),
  today: '2026-06-10',
  booked_impressions: 100_000,
  projected_impressions: 90_870,
  too_early: false,
};

describe('the notice clock', () => {
  it.each([
    ['due', 'as soon as a shortfall is likely', {}],
    ['not_needed', 'while it is too early to say', { too_early: true }],
    ['not_needed', 'when nothing can be projected', { projected_impressions: null }],
    ['not_needed', 'without a goal', { booked_impressions: null }],
    ['not_needed', 'within the tolerance', { tolerance: 0.1 }],
    ['due', 'on the last day', { today: '2026-06-16' }],
    ['overdue', 'after it, when known in time', { today: '2026-06-17', likely_since: '2026-06-10' }],
    ['late', 'when it became likely only then', { today: '2026-06-20', likely_since: '2026-06-17' }],
    ['late', 'when it becomes likely today', { today: '2026-06-20' }],
    ['notified', 'once the agency knows', { today: '2026-06-20', notified_on: '2026-06-12' }],
  ] as const)('is %s %s', (state, _, change) => {
    expect(noticeClock({ ...short, ...change }).state).toBe(state);
  });

  it('gives two weeks before the end, to flights of two weeks and more', () => {
    expect(noticeClock(short).notice_due_by).toBe('2026-06-16');
    const brief = noticeClock({ ...short, flight: wholeDays('2026-06-01', '2026-06-13') });
    expect(brief).toEqual({ likely: true, notice_due_by: null, state: 'due' });
  });
});
