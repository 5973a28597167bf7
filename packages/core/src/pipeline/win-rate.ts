import type { Answer } from '../delivery/answer.ts';
import { known, unknown } from '../delivery/answer.ts';
import type { DealStage } from './deal-stage.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** What a win rate needs of a deal. */
export type ClosedDeal = {
  stage: DealStage;
  /** ISO 8601 */
  closed_at: string | null;
  amount_cents: number | null;
  currency: string;
};

/** How many of the deals that closed were won. */
export type WinRate = {
  won: number;
  lost: number;
  rate: Answer<'nothing_closed'>;
  /** 95 %, by Wilson; wide means that there were few deals. */
  interval: { low: number; high: number } | null;
  /** The same by what the deals were worth, one for each currency by code. */
  values: { currency: string; won_cents: number; lost_cents: number; rate: Answer<'nothing_closed'> }[];
};

/**
 * Won of won and lost, of the deals that closed in a period. Open deals are left out.
 *
 * @param period - Instants in ISO 8601, from inclusive, to exclusive. @defaultValue always
 *
 * @example
 * const { rate, interval } = winRate(items, { from: '2026-10-01T00:00:00Z', to: '2027-01-01T00:00:00Z' })
 */
export function winRate(deals: readonly ClosedDeal[], period: { from?: string; to?: string } = {}): WinRate {
  const from = period.from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(period.from);
  const to = period.to === undefined ? Number.POSITIVE_INFINITY : Date.parse(period.to);
  const closed = deals.filter(({ stage, closed_at }) => {
    if ((stage !== 'won' && stage !== 'lost') || closed_at === null) return false;
    const at = Date.parse(closed_at);
    return at >= from && at < to;
  });
  const won = closed.filter(({ stage }) => stage === 'won');
  const currencies = [...new Set(closed.map(({ currency }) => currency))].sort();
  return {
    won: won.length,
    lost: closed.length - won.length,
    rate: share(won.length, closed.length),
    interval: wilsonInterval(won.length, closed.length),
    values: currencies.map((currency) => {
      const won_cents = sum(won, currency);
      const all = sum(closed, currency);
      return { currency, won_cents, lost_cents: all - won_cents, rate: share(won_cents, all) };
    }),
  };
}

function share(part: number, whole: number): Answer<'nothing_closed'> {
  return whole > 0 ? known(part / whole) : unknown('nothing_closed');
}

function sum(deals: readonly ClosedDeal[], currency: string): number {
  return deals.reduce(
    (total, deal) => total + (deal.currency === currency ? (deal.amount_cents ?? 0) : 0),
    0,
  );
}
