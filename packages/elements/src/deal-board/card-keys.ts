import type { DealStage } from '../api/deal-contract.ts';
import { type Columns, findDeal } from './board-columns.ts';
import { STAGES } from './deal-stages.ts';
import type { MoveAction, MoveState } from './move-state.ts';

/** What a key does on the board: a step of the move, or the focus goes to another card. */
export type KeyMeaning = { action: MoveAction } | { focus: string } | null;

/** The meaning of a key while a card has the focus. In right-to-left pages the arrows point the other way. */
export function keyMeaning(
  key: string,
  campaign_id: string,
  state: MoveState,
  columns: Columns,
  is_rtl: boolean,
): KeyMeaning {
  if (state.step === 'carrying') return carryingKey(key, state, is_rtl);
  const place = findDeal(columns, campaign_id);
  if (!place || state.step !== 'idle') return null;
  if (key === ' ') return { action: { type: 'pick_up', deal: place.deal, by: 'keyboard' } };
  const focus = neighbour(key, place, columns, is_rtl);
  return focus === undefined ? null : { focus };
}

function carryingKey(key: string, state: MoveState & { step: 'carrying' }, is_rtl: boolean): KeyMeaning {
  if (key === ' ' || key === 'Enter') return { action: { type: 'drop' } };
  if (key === 'Escape' || key === 'Tab') return { action: { type: 'cancel' } };
  const at = STAGES.indexOf(state.over ?? state.deal.stage);
  const over = STAGES[stepTo(key, at, STAGES.length, is_rtl)];
  return over ? { action: { type: 'aim', over } } : null;
}

/** The stage that a key leads to from `at`, no further than the ends; -1 for a key that leads nowhere. */
function stepTo(key: string, at: number, length: number, is_rtl: boolean): number {
  if (key === 'Home') return 0;
  if (key === 'End') return length - 1;
  const side = sideways(key, is_rtl) || (key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0);
  return side === 0 ? -1 : Math.min(length - 1, Math.max(0, at + side));
}

function sideways(key: string, is_rtl: boolean): number {
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  return is_rtl ? -step : step;
}

/** The card above, below, at the ends of its column, or at the same height in the next column with cards. */
function neighbour(
  key: string,
  { stage, index }: { stage: DealStage; index: number },
  columns: Columns,
  is_rtl: boolean,
): string | undefined {
  const { deals } = columns[stage];
  if (key === 'ArrowDown') return deals[index + 1]?.campaign_id;
  if (key === 'ArrowUp') return deals[index - 1]?.campaign_id;
  if (key === 'Home') return deals[0]?.campaign_id;
  if (key === 'End') return deals.at(-1)?.campaign_id;
  const side = sideways(key, is_rtl);
  if (side === 0) return undefined;
  for (let at = STAGES.indexOf(stage) + side; at >= 0 && at < STAGES.length; at += side) {
    const next = STAGES[at];
    const there = next ? columns[next].deals : [];
    if (there.length > 0) return there[Math.min(index, there.length - 1)]?.campaign_id;
  }
  return undefined;
}
