import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  coverage,
  DEAL_STAGES,
  DEFAULT_PROBABILITIES,
  type ForecastDeal,
  isRotting,
  learnedProbabilities,
  OPEN_STAGES,
  salesVelocity,
  stageOutcomes,
  stageVelocity,
  weightedCents,
  weightedForecast,
  wilsonInterval,
  winRate,
} from './index.ts';

const deal = (deal: Partial<ForecastDeal> & Pick<ForecastDeal, 'stage'>): ForecastDeal => ({
  amount_cents: 100_000,
  currency: 'USD',
  probability: DEFAULT_PROBABILITIES[deal.stage],
  expected_close: null,
  ...deal,
});

const cents = fc.integer({ min: 0, max: 10 ** 12 });
const tenThousandth = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000);
const someDeals = fc.array(
  fc.record<ForecastDeal>({
    stage: fc.constantFrom(...DEAL_STAGES),
    amount_cents: fc.option(cents),
    currency: fc.constantFrom('USD', 'EUR', 'JPY'),
    probability: tenThousandth,
    expected_close: fc.constantFrom(null, '2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01'),
  }),
);

describe('an amount weighted by its probability', () => {
  it.each([
    [1, 0.5, 1],
    [3, 0.5, 2],
    [100_001, 0.3333, 33_330],
    [9_007_199_254_740_991, 0.9999, 9_006_298_534_815_517],
    [-1, 0.5, -1],
    [0, 1, 0],
  ])('%i at %d is %i', (amount_cents, probability, weighted) => {
    expect(weightedCents(amount_cents, probability)).toBe(weighted);
  });

  it('is the nearest whole minor unit, never more than the amount', () => {
    fc.assert(
      fc.property(cents, tenThousandth, (amount, probability) => {
        const weighted = BigInt(weightedCents(amount, probability));
        const exact = BigInt(amount) * BigInt(Math.round(probability * 10_000));
        const off = weighted * 10_000n - exact;
        expect(off > -5000n && off <= 5000n).toBe(true);
        expect(weighted <= BigInt(amount)).toBe(true);
      }),
    );
  });
});

describe('the weighted forecast', () => {
  it('of DOMAIN 2.6: 1000000 weighted, 2700000 unweighted', () => {
    const golden = [
      deal({ stage: 'lead', amount_cents: 500_000 }),
      deal({ stage: 'qualified', amount_cents: 1_000_000 }),
      deal({ stage: 'proposal', amount_cents: 800_000 }),
      deal({ stage: 'negotiation', amount_cents: 400_000 }),
    ];
    expect(weightedForecast(golden)).toMatchObject([
      { currency: 'USD', open: { count: 4, amount_cents: 2_700_000, weighted_cents: 1_000_000 } },
    ]);
  });

  it('has won deals beside it, lost ones nowhere, and currencies apart', () => {
    const forecast = weightedForecast([
      deal({ stage: 'won' }),
      deal({ stage: 'lost' }),
      deal({ stage: 'proposal', currency: 'EUR' }),
      deal({ stage: 'lead', amount_cents: null }),
    ]);
    expect(forecast).toMatchObject([
      { currency: 'EUR', open: { weighted_cents: 50_000 }, won: { count: 0, amount_cents: 0 } },
      {
        currency: 'USD',
        open: { count: 1, amount_cents: 0, weighted_cents: 0 },
        won: { count: 1, amount_cents: 100_000 },
        without_amount: 1,
      },
    ]);
    expect(weightedForecast([])).toEqual([]);
  });

  it('puts a deal without a close date into no month', () => {
    const [usd] = weightedForecast([
      deal({ stage: 'proposal' }),
      deal({ stage: 'proposal', expected_close: '2027-01-15' }),
      deal({ stage: 'proposal', expected_close: '2026-12-31' }),
      deal({ stage: 'won', expected_close: '2026-12-31' }),
    ]);
    expect(usd?.months.map(({ month, count }) => [month, count])).toEqual([
      ['2026-12', 1],
      ['2027-01', 1],
    ]);
    expect(usd?.undated).toEqual({ count: 1, amount_cents: 100_000, weighted_cents: 50_000 });
  });

  it('adds up: months and undated are the open deals, in any order', () => {
    fc.assert(
      fc.property(someDeals, (deals) => {
        const forecast = weightedForecast(deals);
        expect(weightedForecast(deals.toReversed())).toEqual(forecast);
        for (const { open, months, undated } of forecast) {
          for (const part of ['count', 'amount_cents', 'weighted_cents'] as const) {
            expect(months.reduce((sum, month) => sum + month[part], undated[part])).toBe(open[part]);
          }
          expect(open.weighted_cents).toBeLessThanOrEqual(open.amount_cents);
        }
      }),
    );
  });
});

describe('the win rate', () => {
  const closed = (stage: 'won' | 'lost', n: number, amount_cents = 100) =>
    Array.from({ length: n }, () => ({
      stage,
      closed_at: '2026-11-10T12:00:00Z',
      amount_cents,
      currency: 'USD',
    }));

  it('of 12 won in 30 is 0.40, from 0.246 to 0.577', () => {
    const { rate, interval } = winRate([...closed('won', 12), ...closed('lost', 18)]);
    expect(rate).toEqual({ value: 0.4, reason: null });
    expect(interval?.low).toBeCloseTo(0.246, 3);
    expect(interval?.high).toBeCloseTo(0.577, 3);
  });

  it('by value is another than by count', () => {
    expect(winRate([...closed('won', 1, 900), ...closed('lost', 2, 50)])).toMatchObject({
      won: 1,
      lost: 2,
      values: [{ currency: 'USD', won_cents: 900, lost_cents: 100, rate: { value: 0.9 } }],
    });
  });

  it('counts what closed in the period, its end excluded, and no open deal', () => {
    const deals = [
      ...closed('won', 1),
      { stage: 'won' as const, closed_at: '2026-12-01T00:00:00Z', amount_cents: 1, currency: 'USD' },
      { stage: 'lead' as const, closed_at: '2026-11-10T00:00:00Z', amount_cents: 1, currency: 'USD' },
      { stage: 'lost' as const, closed_at: null, amount_cents: 1, currency: 'USD' },
    ];
    const november = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };
    expect(winRate(deals, november)).toMatchObject({ won: 1, lost: 0 });
  });

  it('of nothing is unknown, not 0', () => {
    expect(winRate([])).toEqual({
      won: 0,
      lost: 0,
      rate: { value: null, reason: 'nothing_closed' },
      interval: null,
      values: [],
    });
  });

  it('lies within its interval, which is within 0 and 1 and narrower with more deals', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (trials, part) => {
          const successes = Math.round(trials * part);
          const few = wilsonInterval(successes, trials) ?? { low: 2, high: -1 };
          const many = wilsonInterval(successes * 4, trials * 4) ?? { low: -1, high: 2 };
          const share = successes / trials;
          expect(few.low).toBeGreaterThanOrEqual(0);
          expect(few.high).toBeLessThanOrEqual(1);
          expect(few.low).toBeLessThanOrEqual(share + 1e-12);
          expect(few.high).toBeGreaterThanOrEqual(share - 1e-12);
          expect(many.high - many.low).toBeLessThan(few.high - few.low);
        },
      ),
    );
  });
});

describe('velocity', () => {
  const golden = { open_deals: 40, average_won_cents: 250_000, win_rate: 0.4, average_cycle_days: 90 };

  it('of sales: 40 deals of 250000 at 0.4 in 90 days bring 44444 a day', () => {
    expect(salesVelocity(golden)).toEqual({ value: 44_444, reason: null });
  });

  it('of sales takes a cycle of no day for one day, and is unknown where nothing closed or was won', () => {
    expect(salesVelocity({ ...golden, average_cycle_days: 0 }).value).toBe(4_000_000);
    expect(salesVelocity({ ...golden, win_rate: null })).toEqual({ value: null, reason: 'nothing_closed' });
    expect(salesVelocity({ ...golden, average_won_cents: null })).toEqual({
      value: null,
      reason: 'nothing_won',
    });
    expect(salesVelocity({ ...golden, average_cycle_days: null })).toEqual({
      value: null,
      reason: 'nothing_won',
    });
  });

  it('of a stage is the median of stays that ended, those that go on apart', () => {
    const stay = (days_in_previous_stage: number | null) => ({
      from_stage: 'proposal' as const,
      days_in_previous_stage,
    });
    const [, , proposal, negotiation] = stageVelocity(
      [stay(1), stay(9), stay(4), stay(null)],
      [
        { stage: 'proposal', days_in_stage: 100 },
        { stage: 'proposal', days_in_stage: 50 },
        { stage: 'proposal', days_in_stage: null },
        { stage: 'won', days_in_stage: 7 },
      ],
    );
    expect(proposal).toEqual({
      stage: 'proposal',
      median_days: { value: 4, reason: null },
      left: 3,
      still_there: { count: 2, median_days: { value: 75, reason: null } },
    });
    expect(negotiation).toMatchObject({
      median_days: { value: null, reason: 'nobody_left' },
      still_there: { count: 0, median_days: { value: null, reason: 'nobody_there' } },
    });
  });
});

describe('learned probabilities', () => {
  const none = { won: 0, closed: 0 };
  const outcomes = { lead: none, qualified: none, proposal: none, negotiation: none };

  it('of 6 won in 9, where one half is usual, are 0.579', () => {
    const learned = learnedProbabilities({ ...outcomes, proposal: { won: 6, closed: 9 } });
    expect(learned.proposal).toBeCloseTo(0.579, 3);
    expect(learned).toMatchObject({ lead: 0.1, qualified: 0.25, negotiation: 0.75 });
  });

  it('lie between what is usual and what was seen', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), tenThousandth, (won, lost, prior) => {
        const closed = won + lost;
        const { lead } = learnedProbabilities(
          { ...outcomes, lead: { won, closed } },
          { lead: prior, qualified: 0, proposal: 0, negotiation: 0 },
        );
        const seen = closed === 0 ? prior : won / closed;
        expect(lead).toBeGreaterThanOrEqual(Math.min(prior, seen) - 1e-12);
        expect(lead).toBeLessThanOrEqual(Math.max(prior, seen) + 1e-12);
      }),
    );
  });

  it('count a deal once for each stage it was in, as it ended last', () => {
    const path = (campaign_id: string, ...stages: (typeof DEAL_STAGES)[number][]) =>
      stages.slice(1).map((to_stage, n) => ({
        campaign_id,
        revision: n + 1,
        from_stage: stages[n] ?? 'lead',
        to_stage,
      }));
    const moves = [
      ...path('skips', 'lead', 'proposal', 'won'),
      ...path('comes back', 'lead', 'qualified', 'lead', 'qualified', 'lost'),
      ...path('is reopened', 'qualified', 'proposal', 'lost', 'proposal', 'won'),
      ...path('goes on', 'lead', 'qualified'),
      ...path('was won and reopened', 'proposal', 'won', 'negotiation'),
    ];
    const expected = {
      lead: { won: 1, closed: 2 },
      qualified: { won: 1, closed: 2 },
      proposal: { won: 2, closed: 2 },
      negotiation: { won: 0, closed: 0 },
    };
    expect(stageOutcomes(moves)).toEqual(expected);
    expect(stageOutcomes(moves.toReversed())).toEqual(expected);
  });
});

describe('coverage', () => {
  it('is the weighted pipeline by what is missing, and unknown where nothing is', () => {
    expect(coverage({ weighted_cents: 300, target_cents: 1000, won_cents: 400 }).value).toBe(0.5);
    expect(coverage({ weighted_cents: 300, target_cents: 1000, won_cents: 1000 })).toEqual({
      value: null,
      reason: 'target_reached',
    });
  });
});

describe('rotting', () => {
  const now = new Date('2026-11-24T09:00:00Z');
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
  const still = { last_activity_at: null, next_activity_on: null };

  it.each([
    ['lead', 14],
    ['qualified', 14],
    ['proposal', 10],
    ['negotiation', 7],
  ] as const)('in %s begins after %i days', (stage, days) => {
    expect(isRotting({ ...still, stage, stage_changed_at: ago(days) }, now)).toBe(false);
    expect(isRotting({ ...still, stage, stage_changed_at: ago(days + 0.001) }, now)).toBe(true);
  });

  it.each([
    ['activity since', { last_activity_at: ago(1) }, false],
    ['something planned for today', { next_activity_on: '2026-11-24' }, false],
    ['something planned for yesterday', { next_activity_on: '2026-11-23' }, true],
    ['an unknown beginning', { stage_changed_at: null }, false],
    ['an unknown beginning, but old activity', { stage_changed_at: null, last_activity_at: ago(30) }, true],
    ['the deal won', { stage: 'won' as const }, false],
  ])('with %s', (_, more, rotting) => {
    const old = { ...still, stage: 'lead' as const, stage_changed_at: ago(90) };
    expect(isRotting({ ...old, ...more }, now)).toBe(rotting);
  });

  it('never heals by itself', () => {
    fc.assert(
      fc.property(fc.constantFrom(...OPEN_STAGES), fc.nat(40), fc.nat(40), (stage, days, later) => {
        const activity = { ...still, stage, stage_changed_at: ago(days) };
        const then = new Date(now.getTime() + later * 86_400_000);
        expect(isRotting(activity, now) && !isRotting(activity, then)).toBe(false);
      }),
    );
  });
});
