import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerBudget,
  avails,
  type BookedRate,
  cost,
  cpm,
  fillRate,
  projectedCpm,
  rateGuidance,
  sellThrough,
  slotsFree,
} from './index.ts';

const count = fc.integer({ min: 0, max: 2 ** 31 - 1 });

describe('avails', () => {
  const month = { projected_impressions: 10_000, slots: 2, reserved_impressions: 9000 };

  it('are 85 % of the capacity, less what is reserved', () => {
    expect(avails(month)).toEqual({
      capacity_impressions: 20_000,
      reserved_impressions: 9000,
      held_impressions: 0,
      available_impressions: 8000,
      state: 'free',
      sell_through: 0.45,
      reason: null,
    });
  });

  it.each([
    ['free', 13_600],
    ['limited', 13_601],
    ['full', 17_000],
    ['oversold', 17_001],
  ])('are %s with %i reserved', (state, reserved_impressions) => {
    const answer = avails({ ...month, reserved_impressions });
    expect(answer.state).toBe(state);
    expect(answer.available_impressions).toBe(17_000 - reserved_impressions);
  });

  it('count holds when asked to', () => {
    expect(avails({ ...month, held_impressions: 500 }).available_impressions).toBe(7500);
  });

  it('without a projection are unknown, not full', () => {
    expect(avails({ ...month, projected_impressions: null })).toMatchObject({
      state: 'no_data',
      available_impressions: null,
      sell_through: null,
      reason: 'no_data',
    });
  });

  it('without capacity have no sell-through', () => {
    expect(avails({ ...month, slots: 0 })).toMatchObject({
      state: 'oversold',
      sell_through: null,
      reason: 'no_capacity',
    });
  });

  it('never lose a sellable impression to binary fractions', () => {
    const all = avails({ projected_impressions: 100, slots: 1, reserved_impressions: 0, sellable: 0.29 });
    expect(all.available_impressions).toBe(29);
  });

  it('and what is taken never exceed the capacity unless oversold', () => {
    fc.assert(
      fc.property(count, fc.nat(100), count, count, (projected_impressions, slots, reserved, held) => {
        const answer = avails({
          projected_impressions,
          slots,
          reserved_impressions: reserved,
          held_impressions: held,
        });
        const free = answer.available_impressions ?? Number.NaN;
        expect(Number.isSafeInteger(free)).toBe(true);
        expect(free + reserved + held).toBeLessThanOrEqual(answer.capacity_impressions ?? Number.NaN);
        expect(free < 0).toBe(answer.state === 'oversold');
      }),
    );
  });
});

describe('slots and rates', () => {
  it('shows an oversold slot as it is', () => {
    expect(slotsFree(2, 1)).toBe(1);
    expect(slotsFree(1, 3)).toBe(-2);
    expect(sellThrough(3, 1)).toEqual({ value: 3, reason: null });
    expect(sellThrough(3, 0)).toEqual({ value: null, reason: 'no_capacity' });
  });

  it('fills what was asked for', () => {
    expect(fillRate(30, 40)).toEqual({ value: 0.75, reason: null });
    expect(fillRate(30, 0)).toEqual({ value: null, reason: 'no_opportunities' });
  });

  it('costs by the thousand what was spent', () => {
    expect(cpm(250_000, 100_000)).toEqual({ value: 2500, reason: null });
    expect(cpm(250_000, 0)).toEqual({ value: null, reason: 'no_impressions' });
  });
});

describe('the CPM a buyer ends up with', () => {
  const thousand = { kind: 'cpm', booked_cpm_cents: 2500 } as const;
  const fee = { kind: 'flat', fee_cents: 250_000 } as const;

  it.each([
    ['the booked one when short', thousand, 100_000, 90_000, { cpm_cents: 2500, basis: 'booked' }],
    ['the booked one on the dot', thousand, 100_000, 100_000, { cpm_cents: 2500, basis: 'booked' }],
    ['lower with bonus', thousand, 100_000, 125_000, { cpm_cents: 2000, basis: 'projected' }],
    [
      'the booked one when nothing is projected',
      thousand,
      100_000,
      null,
      { cpm_cents: 2500, basis: 'booked' },
    ],
    ['higher for a fee that falls short', fee, null, 50_000, { cpm_cents: 5000, basis: 'projected' }],
    ['unknown for a fee without delivery', fee, null, 0, null],
  ] as const)('is %s', (_, price, booked, projected, expected) => {
    expect(projectedCpm(price, booked, projected)).toEqual(expected);
  });
});

describe('a budget', () => {
  it('buys what is available, and says what it cannot buy', () => {
    expect(answerBudget(100_000, 2500, 30_000)).toEqual({
      wanted_impressions: 40_000,
      bookable_impressions: 30_000,
      undeliverable_cents: 25_000,
    });
    expect(answerBudget(100_000, 2500, -5)).toMatchObject({
      bookable_impressions: 0,
      undeliverable_cents: 100_000,
    });
    expect(answerBudget(100_000, 0, 30_000)).toBeNull();
  });

  it('is never overspent', () => {
    fc.assert(
      fc.property(count, fc.integer({ min: 1, max: 1e6 }), count, (budget, rate, free) => {
        const answer = answerBudget(budget, rate, free);
        expect(cost(answer?.bookable_impressions ?? Number.NaN, rate)).toBeLessThanOrEqual(budget);
        expect(answer?.undeliverable_cents).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('rate guidance', () => {
  const rate = (booked_cpm_cents: number, booked_impressions = 1000): BookedRate => ({
    booked_cpm_cents,
    booked_impressions,
  });

  it('is the median by impressions, not by bookings', () => {
    const show = [rate(1000), rate(1000), rate(3000, 10_000)];
    expect(rateGuidance(show, []).value).toBe(3000);
  });

  it('leans on the network while a show has few bookings', () => {
    expect(rateGuidance([rate(3000)], [rate(2000)]).value).toBe(Math.round((3000 + 5 * 2000) / 6));
    expect(rateGuidance([], [rate(2000)]).value).toBe(2000);
    expect(rateGuidance([], [rate(2000, 0)])).toEqual({ value: null, reason: 'no_bookings' });
  });

  it('stays between the lowest and the highest rate', () => {
    const bookings = fc.array(fc.record({ booked_cpm_cents: fc.nat(1e6), booked_impressions: fc.nat(1e6) }));
    fc.assert(
      fc.property(bookings, bookings, (show, network) => {
        const { value } = rateGuidance(show, network);
        const rates = [...show, ...network].map(({ booked_cpm_cents }) => booked_cpm_cents);
        if (value === null) return;
        expect(value).toBeGreaterThanOrEqual(Math.min(...rates));
        expect(value).toBeLessThanOrEqual(Math.max(...rates));
      }),
    );
  });
});
