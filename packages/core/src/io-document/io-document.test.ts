import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, ioTotals } from './index.ts';

const bought = (line_cost_cents: number | null) => ({ line_cost_cents, makegood: null, cancelled: null });
const plain = { discount_cents: 0, agency_commission_bps: 0, tax_bps: 0 };

describe('canonical JSON', () => {
  it('is the example of RFC 8785, section 3.2.2', () => {
    const example = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\u0027\u0042\u0022\u005c\\\u0022\u002f',
      literals: [null, true, false],
    };
    expect(canonicalJson(example).json).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('hashes its UTF-8, and does not see the order of keys', () => {
    const { json, sha256 } = canonicalJson({ b: 'Łukasz', a: { d: 1, c: '日本' } });
    expect(sha256).toBe(createHash('sha256').update(json).digest('hex'));
    expect(canonicalJson({ a: { c: '日本', d: 1 }, b: 'Łukasz' })).toEqual({ json, sha256 });
  });

  it('says back what it was given', () => {
    const json = fc
      .jsonValue({ noUnicodeString: false })
      .map((value) => JSON.parse(JSON.stringify({ value })));
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value).json)).toEqual(value);
      }),
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, '\ud800'])('refuses %j', (value) => {
    expect(() => canonicalJson({ value })).toThrowError(
      expect.objectContaining({ code: 'io.document_invalid' }),
    );
  });
});

describe('totals of an order', () => {
  it('take the discount first, then commission, then add tax', () => {
    const terms = { discount_cents: 10_000, agency_commission_bps: 1500, tax_bps: 2000 };
    expect(ioTotals([bought(200_000), bought(50_000), bought(null)], terms)).toEqual({
      gross_cents: 250_000,
      discount_cents: 10_000,
      agency_commission_cents: 36_000,
      net_cents: 204_000,
      tax_cents: 40_800,
      maximum_spend_cents: 244_800,
    });
  });

  it('bill no makegood, and of a cancelled line what remains payable', () => {
    const makegood = { ...bought(20_000), makegood: {} };
    const cancelled = { ...bought(90_000), cancelled: { payable_cents: 18_000 } };
    const unsettled = { ...bought(90_000), cancelled: { payable_cents: null } };
    expect(ioTotals([makegood, cancelled, unsettled, bought(5)], plain).gross_cents).toBe(18_005);
  });

  it('round halves up', () => {
    expect(ioTotals([bought(10)], { ...plain, agency_commission_bps: 1500 }).agency_commission_cents).toBe(2);
    expect(ioTotals([bought(10)], { ...plain, agency_commission_bps: 1499 }).agency_commission_cents).toBe(1);
  });

  it('refuse a discount above gross', () => {
    expect(() => ioTotals([bought(5)], { ...plain, discount_cents: 6 })).toThrowError(
      expect.objectContaining({ code: 'io.document_invalid' }),
    );
  });

  it('always add up, in whole units', () => {
    const cents = fc.integer({ min: 0, max: 10 ** 12 });
    const bps = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 60 }), bps, bps, (costs, agency_commission_bps, tax_bps) => {
        const totals = ioTotals(costs.map(bought), { discount_cents: 0, agency_commission_bps, tax_bps });
        expect(totals.gross_cents).toBe(costs.reduce((sum, value) => sum + value, 0));
        expect(totals.gross_cents - totals.agency_commission_cents).toBe(totals.net_cents);
        expect(totals.net_cents + totals.tax_cents).toBe(totals.maximum_spend_cents);
        expect(Object.values(totals).every((total) => Number.isSafeInteger(total) && total >= 0)).toBe(true);
      }),
    );
  });
});
