import { describe, expect, it } from 'vitest';
import { type MakegoodRequest, makegoodBlockers } from './index.ts';

const original: MakegoodRequest['original'] = {
  status: 'makegood',
  is_makegood: false,
  booked_impressions: 100_000,
  booked_cpm_cents: 2500,
  currency: 'USD',
  last_day: '2026-06-30',
};
const request: MakegoodRequest = {
  original,
  open_makegoods: 0,
  impressions: 8000,
  booked_cpm_cents: 2500,
  currency: 'USD',
  today: '2026-07-05',
};

describe('a makegood', () => {
  it('that replaces what was missed at the same rate is let through', () => {
    expect(makegoodBlockers(request)).toEqual([]);
  });

  it.each<[string, Partial<MakegoodRequest>]>([
    ['original_not_run', { original: { ...original, status: 'scheduled' } }],
    ['original_is_makegood', { original: { ...original, is_makegood: true } }],
    ['makegood_open', { open_makegoods: 1 }],
    ['rate_differs', { booked_cpm_cents: 2000 }],
    ['currency_differs', { currency: 'EUR' }],
    ['nothing_to_make_up', { impressions: 0 }],
    ['more_than_original', { impressions: 100_001 }],
    ['too_long_ago', { today: '2027-07-01' }],
  ])('is stopped by %s', (code, change) => {
    expect(makegoodBlockers({ ...request, ...change }).map((blocker) => blocker.code)).toEqual([code]);
  });

  it('may be chained, or run value-neutral at another rate, by policy', () => {
    const policy = { allow_chained: true, allow_rate_override: true };
    const chained = { ...request, original: { ...original, is_makegood: true }, policy };
    expect(makegoodBlockers(chained)).toEqual([]);
    const cheaper = { ...request, booked_cpm_cents: 2000, policy };
    expect(makegoodBlockers({ ...cheaper, impressions: 125_000 })).toEqual([]);
    expect(makegoodBlockers({ ...cheaper, impressions: 125_001 })).toMatchObject([
      { code: 'more_than_original' },
    ]);
  });
});
