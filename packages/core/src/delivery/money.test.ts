import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cost, currencyDecimals, sumMoney, totalsByCurrency } from './index.ts';

const count = fc.integer({ min: 0, max: 2 ** 31 - 1 });

describe('the cost of a line', () => {
  it.each([
    [100_000, 2500, 250_000],
    [12_345, 1833, 22_628],
    [3999, 2500, 9998],
    [0, 2500, 0],
    [1, 499, 0],
    [1, 500, 1],
  ])('%i impressions at %i minor units make %i', (impressions, cpm, expected) => {
    expect(cost(impressions, cpm)).toBe(expected);
  });

  it('is exact where the product exceeds what a number holds', () => {
    expect(cost(2_147_483_647, 2_147_483_647)).toBe(4_611_686_014_132_421);
  });

  it('rounds half up, once, whatever the size', () => {
    fc.assert(
      fc.property(count, count, (impressions, cpm) => {
        const exact = BigInt(impressions) * BigInt(cpm);
        const twice = 2n * BigInt(cost(impressions, cpm)) * 1000n - 2n * exact;
        expect(twice > -1000n && twice <= 1000n).toBe(true);
      }),
    );
  });

  it('never falls when impressions or rate rise', () => {
    fc.assert(
      fc.property(count, count, count, (a, b, cpm) => {
        const [fewer, more] = a < b ? [a, b] : [b, a];
        expect(cost(fewer, cpm)).toBeLessThanOrEqual(cost(more, cpm));
        expect(cost(cpm, fewer)).toBeLessThanOrEqual(cost(cpm, more));
      }),
    );
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    'refuses %d impressions',
    (impressions) => {
      expect(() => cost(impressions, 2500)).toThrow(
        expect.objectContaining({ code: 'delivery.value_invalid' }),
      );
    },
  );

  it('refuses an amount that no number holds exactly', () => {
    expect(() => cost(2 ** 52, 1_000_000)).toThrow(
      expect.objectContaining({ code: 'delivery.value_invalid' }),
    );
  });
});

describe('money', () => {
  it.each([
    ['USD', 2],
    ['EUR', 2],
    ['JPY', 0],
    ['KWD', 3],
  ])('%s is written with %i decimals', (currency, decimals) => {
    expect(currencyDecimals(currency)).toBe(decimals);
  });

  it('refuses what is no currency code', () => {
    expect(() => currencyDecimals('dollars')).toThrow('ISO 4217');
  });

  it('is a sum of rounded lines, so that a document adds up', () => {
    const lines = [1, 2, 3].map(() => ({ amount_cents: cost(3999, 2500), currency: 'USD' }));
    expect(sumMoney(lines)).toEqual({ amount_cents: 29_994, currency: 'USD' });
    expect(cost(3 * 3999, 2500)).toBe(29_993);
  });

  it('of two currencies is never a sum, but a total for each', () => {
    const mixed = [
      { amount_cents: 5, currency: 'USD' },
      { amount_cents: 7, currency: 'EUR' },
      { amount_cents: 1, currency: 'USD' },
    ];
    expect(() => sumMoney(mixed)).toThrow(expect.objectContaining({ code: 'delivery.currencies_mixed' }));
    expect(totalsByCurrency(mixed)).toEqual([
      { amount_cents: 7, currency: 'EUR' },
      { amount_cents: 6, currency: 'USD' },
    ]);
  });

  it('of nothing is nothing, not 0 of some currency', () => {
    expect(sumMoney([])).toBeNull();
  });
});
