import type { Deal, DealTotal, DealTransition } from '../api/deal-contract.ts';
import { boardSums, sumsIn, weightIn } from './board-totals.ts';
import type { Wording } from './board-view.ts';
import { isOpen } from './deal-stages.ts';
import { stageName } from './stage-words.ts';

/** One number of the board, before and after a move. */
export type MoveEffect = { label: string; before: string; after: string };

/**
 * What a move does to the board's numbers: the sum of its new stage, the weighted pipeline, and what is
 * won. Empty for a deal without an amount, which changes none of them.
 */
export function moveEffects(
  deal: Deal,
  { to }: DealTransition,
  totals: readonly DealTotal[],
  { text, formats }: Wording,
): MoveEffect[] {
  const { amount_cents, currency, stage } = deal;
  if (amount_cents === null) return [];
  const effect = (label: string, now: number, change: number): MoveEffect => ({
    label,
    before: formats.wholeMoney(now, currency),
    after: formats.wholeMoney(now + change, currency),
  });
  const sums = boardSums(totals).find((sum) => sum.currency === currency);
  const there = sumsIn(totals, to).find((sum) => sum.currency === currency)?.amount_cents ?? 0;
  const effects = [effect(stageName(to, text), there, amount_cents)];
  const before = isOpen(stage) ? (deal.weighted_cents ?? 0) : 0;
  const after = isOpen(to) ? weightIn(totals, deal, to) : 0;
  if (after !== null && after !== before) {
    effects.push(effect(text('board_weighted'), sums?.weighted_cents ?? 0, after - before));
  }
  if (stage === 'won') effects.push(effect(text('board_won'), sums?.won_cents ?? 0, -amount_cents));
  return effects;
}
