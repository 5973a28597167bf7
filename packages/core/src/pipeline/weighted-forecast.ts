import { weightedCents } from './deal-amount.ts';
import { type DealStage, isOpen } from './deal-stage.ts';

/** What a forecast needs of a deal. */
export type ForecastDeal = {
  stage: DealStage;
  amount_cents: number | null;
  currency: string;
  /** 0 to 1 */
  probability: number;
  /** `YYYY-MM-DD` */
  expected_close: string | null;
};

/** Deals, what they come to, and what of it is to be expected. */
export type ForecastSum = { count: number; amount_cents: number; weighted_cents: number };

/** The forecast of one currency, in its minor units. */
export type CurrencyForecast = {
  currency: string;
  open: ForecastSum;
  /** Reported beside the forecast, never in it. */
  won: { count: number; amount_cents: number };
  /** Open deals by the month of their expected close (`YYYY-MM`), earliest first; past months too. */
  months: (ForecastSum & { month: string })[];
  /** Open deals without an expected close: in no month. */
  undated: ForecastSum;
  /** Open deals without an amount, which count for nothing in the sums. */
  without_amount: number;
};

/**
 * What open deals are likely to bring: the sum of amount times probability, rounded once a deal, one
 * forecast a currency (by code). Lost deals are left out. After EspoCRM (DOMAIN 2.6).
 *
 * @example
 * const [usd] = weightedForecast(items) // { currency: 'USD', open: { weighted_cents: 1000000, … }, … }
 */
export function weightedForecast(deals: readonly ForecastDeal[]): CurrencyForecast[] {
  const currencies = [...new Set(deals.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const ours = deals.filter((deal) => deal.currency === currency);
    const open = ours.filter(({ stage }) => isOpen(stage));
    const won = sumOf(ours.filter(({ stage }) => stage === 'won'));
    const monthOf = ({ expected_close }: ForecastDeal) => expected_close?.slice(0, 7) ?? null;
    const byMonth = new Map<string | null, ForecastDeal[]>();
    for (const deal of open) {
      const month = byMonth.get(monthOf(deal));
      if (month) month.push(deal);
      else byMonth.set(monthOf(deal), [deal]);
    }
    const months = [...byMonth.keys()].filter((month) => month !== null).sort();
    return {
      currency,
      open: sumOf(open),
      won: { count: won.count, amount_cents: won.amount_cents },
      months: months.map((month) => ({ month, ...sumOf(byMonth.get(month) ?? []) })),
      undated: sumOf(byMonth.get(null) ?? []),
      without_amount: open.filter(({ amount_cents }) => amount_cents === null).length,
    };
  });
}

function sumOf(deals: readonly ForecastDeal[]): ForecastSum {
  return deals.reduce(
    (sum, { amount_cents, probability }) => ({
      count: sum.count + 1,
      amount_cents: sum.amount_cents + (amount_cents ?? 0),
      weighted_cents: sum.weighted_cents + weightedCents(amount_cents ?? 0, probability),
    }),
    { count: 0, amount_cents: 0, weighted_cents: 0 },
  );
}
