import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, cancellationValue, wholeDays } from './index.ts';

const line = {
  flight: wholeDays('2026-06-09', '2026-06-29'),
  notice_on: '2026-06-01',
  total_cents: 210_000,
  booked_impressions: 84_000,
};

describe('what a cancelled line owes', () => {
  it('is the first six days when notice comes eight days before the start, of 14', () => {
    expect(cancellationValue(line)).toEqual({
      effective_on: '2026-06-15',
      payable_days: 6,
      payable_share: 6 / 21,
      payable_cents: 60_000,
      payable_impressions: 24_000,
    });
  });

  it('is nothing when notice comes in time, all when it comes too late', () => {
    expect(cancellationValue({ ...line, notice_on: '2026-05-26' }).payable_cents).toBe(0);
    expect(cancellationValue({ ...line, notice_on: '2026-06-16' }).payable_cents).toBe(210_000);
  });

  it('is never less than what was delivered cost', () => {
    expect(cancellationValue({ ...line, delivered_cents: 150_000 }).payable_cents).toBe(150_000);
  });

  it('can weigh days as listeners come: most of it first', () => {
    const curve = Array.from({ length: 21 }, (_, age) => 1 - 0.5 ** (age + 1)).with(-1, 1);
    const shape = { mode: 'decay', published_on: '2026-06-09', curve } as const;
    const { payable_cents, payable_share } = cancellationValue({ ...line, shape });
    expect(payable_share).toBeCloseTo(1 - 0.5 ** 6, 12);
    expect(payable_cents).toBe(206_719);
  });

  it('rounds half up exactly: a tenth of 15 cents is 2', () => {
    const ten = { ...line, flight: wholeDays('2026-06-15', '2026-06-24'), total_cents: 15 };
    expect(cancellationValue({ ...ten, notice_on: '2026-06-02' }).payable_cents).toBe(2);
  });

  it('rises with a later notice, from 0 to the whole', () => {
    const cents = fc.integer({ min: 0, max: 1e12 });
    const day = fc.integer({ min: -60, max: 60 }).map((days) => addDays('2026-06-09', days));
    fc.assert(
      fc.property(cents, day, fc.nat(30), fc.nat(90), (total_cents, notice_on, more, notice_days) => {
        const value = (on: string) => cancellationValue({ ...line, total_cents, notice_days, notice_on: on });
        const early = value(notice_on).payable_cents;
        const late = value(addDays(notice_on, more)).payable_cents;
        expect(0 <= early && early <= late && late <= total_cents).toBe(true);
      }),
    );
  });
});
