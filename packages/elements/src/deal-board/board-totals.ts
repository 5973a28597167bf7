import type { Deal, DealStage, DealTotal } from '../api/deal-contract.ts';
import { isOpen, STAGES } from './deal-stages.ts';

/** Sums of one currency over the board: open deals, the same weighted by probability, and what is won. */
export type BoardSum = { currency: string; open_cents: number; weighted_cents: number; won_cents: number };

/**
 * The totals after one deal became another: null stands for a deal that was not counted, or is no more.
 *
 * @example
 * shiftTotals(totals, deal, { ...deal, stage: 'won' }) // one less in its stage, one more in won
 */
export function shiftTotals(
  totals: readonly DealTotal[],
  before: Deal | null,
  after: Deal | null,
): DealTotal[] {
  return added(added(totals, before, -1), after, 1);
}

function added(totals: readonly DealTotal[], deal: Deal | null, sign: 1 | -1): DealTotal[] {
  if (!deal) return [...totals];
  const { stage, currency } = deal;
  const isIts = (total: DealTotal) => total.stage === stage && total.currency === currency;
  const own = totals.find(isIts) ?? { stage, currency, count: 0, amount_cents: 0, weighted_cents: 0 };
  const sum: DealTotal = {
    ...own,
    count: own.count + sign,
    amount_cents: own.amount_cents + sign * (deal.amount_cents ?? 0),
    weighted_cents: own.weighted_cents + sign * (deal.weighted_cents ?? 0),
  };
  const others = totals.filter((total) => !isIts(total));
  return sum.count > 0 ? [...others, sum] : others;
}

/** How many deals a stage has, in all currencies. */
export function countIn(totals: readonly DealTotal[], stage: string): number {
  return totals.reduce((count, total) => (total.stage === stage ? count + total.count : count), 0);
}

/** The sums of a stage by currency, the largest first. */
export function sumsIn(totals: readonly DealTotal[], stage: string): DealTotal[] {
  return totals
    .filter((total) => total.stage === stage)
    .sort((one, other) => other.amount_cents - one.amount_cents);
}

/** The board's sums by currency, the largest forecast first. */
export function boardSums(totals: readonly DealTotal[]): BoardSum[] {
  const sums = new Map<string, BoardSum>();
  for (const stage of STAGES) {
    for (const { currency, amount_cents, weighted_cents } of sumsIn(totals, stage)) {
      const sum = sums.get(currency) ?? { currency, open_cents: 0, weighted_cents: 0, won_cents: 0 };
      if (isOpen(stage)) {
        sum.open_cents += amount_cents;
        sum.weighted_cents += weighted_cents;
      } else if (stage === 'won') sum.won_cents += amount_cents;
      sums.set(currency, sum);
    }
  }
  return [...sums.values()].sort((one, other) => other.weighted_cents - one.weighted_cents);
}

/**
 * What a deal will weigh in another stage: nothing when lost, all of it when won, otherwise about as much
 * of its amount as the deals that are there already. Null when nothing is known.
 */
export function weightIn(totals: readonly DealTotal[], deal: Deal, stage: DealStage): number | null {
  const { amount_cents, currency } = deal;
  if (amount_cents === null || stage === 'lost') return 0;
  if (stage === 'won') return amount_cents;
  const there = totals.find((total) => total.stage === stage && total.currency === currency);
  if (!there || there.amount_cents === 0) return null;
  return Math.round((amount_cents * there.weighted_cents) / there.amount_cents);
}
