import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  billableImpressions,
  combinedShare,
  cost,
  creditCents,
  deliveryShare,
  earnedCents,
  makegoodImpressions,
  outstandingImpressions,
  settlement,
  shortfall,
} from './index.ts';

const count = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const flight = {
  booked_impressions: 100_000,
  delivered_impressions: 98_500,
  last_day: '2026-06-30',
  data_through: '2026-07-03',
  all_final: true,
};

describe('settlement', () => {
  it('comes three days of data after the flight, when every row is final', () => {
    expect(settlement(flight)).toEqual({
      settled: true,
      reason: null,
      settles_with: '2026-07-03',
      shortfall_impressions: 1500,
      under_delivered: true,
    });
  });

  it.each([
    ['2026-07-02', true, 'data_incomplete'],
    [null, true, 'data_incomplete'],
    ['2026-07-03', false, 'rows_provisional'],
  ] as const)('waits with data through %s, final %s: %s', (data_through, all_final, reason) => {
    const open = settlement({ ...flight, data_through, all_final });
    expect(open).toMatchObject({ settled: false, reason, under_delivered: false });
  });

  it('forgives up to the tolerance, not beyond', () => {
    expect(settlement({ ...flight, tolerance: 0.015 }).under_delivered).toBe(false);
    expect(settlement({ ...flight, tolerance: 0.0149 }).under_delivered).toBe(true);
  });

  it('never finds a line without a goal short', () => {
    const settled = settlement({ ...flight, booked_impressions: null });
    expect(settled).toMatchObject({ settled: true, under_delivered: false, shortfall_impressions: 0 });
    expect(deliveryShare(null, 5)).toEqual({ value: null, reason: 'no_goal' });
    expect(deliveryShare(0, 5)).toEqual({ value: null, reason: 'no_goal' });
  });
});

describe('what is billed', () => {
  it('stops at what was booked: bonus is free', () => {
    expect(billableImpressions(100, 130)).toBe(100);
    expect(earnedCents({ kind: 'cpm', booked_cpm_cents: 2500 }, 100_000, 130_000).value).toBe(250_000);
    expect(earnedCents({ kind: 'flat', fee_cents: 10_000 }, 100_000, 130_000).value).toBe(10_000);
  });

  it('is the delivered share of a flat fee: 65 % delivered, 65 % paid', () => {
    expect(earnedCents({ kind: 'flat', fee_cents: 10_000 }, 100_000, 65_000).value).toBe(6500);
  });

  it('cannot be told without a goal', () => {
    const nothing = { value: null, reason: 'no_goal' };
    expect(earnedCents({ kind: 'flat', fee_cents: 10_000 }, 0, 65_000)).toEqual(nothing);
    expect(earnedCents({ kind: 'cpm', booked_cpm_cents: 2500 }, null, 65_000)).toEqual(nothing);
  });

  it('and what is credited make up what was booked, to the rounding of two lines', () => {
    fc.assert(
      fc.property(count, count, count, (booked, delivered, cpm) => {
        const earned =
          earnedCents({ kind: 'cpm', booked_cpm_cents: cpm }, booked, delivered).value ?? Number.NaN;
        const credit = creditCents(shortfall(booked, delivered), cpm);
        expect(Math.abs(earned + credit - cost(booked, cpm))).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a makegood', () => {
  const claim = { kind: 'shortfall', shortfall_impressions: shortfall(100_000, 92_000) } as const;

  it('of 92,000 delivered of 100,000 is 8,000, or $200.00, or 10,000 at a lower rate', () => {
    expect(claim.shortfall_impressions).toBe(8000);
    expect(creditCents(8000, 2500)).toBe(20_000);
    expect(makegoodImpressions(claim, 2500).value).toBe(8000);
    expect(makegoodImpressions(claim, 2500, 2000).value).toBe(10_000);
  });

  it('of a failed read is the whole spot, or what was agreed on', () => {
    expect(makegoodImpressions({ kind: 'quality', booked_impressions: 5000 }, 2500).value).toBe(5000);
    const agreed = { kind: 'quality', booked_impressions: 5000, agreed_impressions: 2000 } as const;
    expect(makegoodImpressions(agreed, 2500).value).toBe(2000);
  });

  it('has no size at a free rate', () => {
    expect(makegoodImpressions(claim, 2500, 0)).toEqual({ value: null, reason: 'rate_zero' });
    expect(makegoodImpressions(claim, 0, 2500)).toEqual({ value: null, reason: 'rate_zero' });
    expect(makegoodImpressions(claim, 0).value).toBe(8000);
  });

  it('is never worth less than what it makes up for, nor by more than one impression more', () => {
    const rate = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), rate, rate, (owed, old, fresh) => {
        const size = makegoodImpressions(
          { kind: 'shortfall', shortfall_impressions: owed },
          old,
          fresh,
        ).value;
        const difference = BigInt(size ?? -1) * BigInt(fresh) - BigInt(owed) * BigInt(old);
        expect(difference >= 0n && difference < BigInt(fresh)).toBe(true);
      }),
    );
  });

  it('counts toward what is outstanding only up to what it booked', () => {
    const owed = {
      booked_impressions: 100_000,
      delivered_impressions: 92_000,
      credited_impressions: 1000,
      makegoods: [
        { booked_impressions: 4000, delivered_impressions: 9000 },
        { booked_impressions: 2000, delivered_impressions: 500 },
      ],
    };
    expect(outstandingImpressions(owed)).toBe(8000 - 1000 - 4000 - 500);
    expect(combinedShare(owed).value).toBe(1.015);
  });

  it('never leaves more outstanding than the shortfall, nor less than nothing', () => {
    const run = fc.record({ booked_impressions: count, delivered_impressions: count });
    fc.assert(
      fc.property(run, fc.array(run, { maxLength: 4 }), count, (line, makegoods, credited_impressions) => {
        const left = outstandingImpressions({ ...line, makegoods, credited_impressions });
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(shortfall(line.booked_impressions, line.delivered_impressions));
      }),
    );
  });
});
