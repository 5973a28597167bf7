import type { Translate } from '../text/translate.ts';
import { blockOf, transitionTo } from './deal-stages.ts';
import type { MoveOutcome, MoveState } from './move-state.ts';
import { stageName } from './stage-words.ts';

/** What a screen reader hears of a move by keyboard, step by step; null when a step says nothing. */
export function moveWords(before: MoveState, after: MoveState, text: Translate): string | null {
  if (after.step !== 'carrying' || after.by !== 'keyboard' || before === after) return null;
  const { deal, over } = after;
  const here = stageName(deal.stage, text);
  if (before.step !== 'carrying') return text('board_said_picked_up', { name: deal.name, stage: here });
  if (over === null || over === deal.stage) return text('board_said_over_own', { stage: here });
  const stage = stageName(over, text);
  const transition = transitionTo(deal, over);
  const blocked = transition ? blockOf(transition) : text('board_no_move', { stage: here });
  if (blocked !== null) return text('board_said_over_not', { stage, reason: blocked });
  return text(transition?.requires.length ? 'board_said_over_asks' : 'board_said_over', { stage });
}

/** What is heard when a move ends. */
export function outcomeWords(outcome: MoveOutcome, text: Translate): string {
  const { name, stage } = outcome.deal;
  const here = stageName(stage, text);
  switch (outcome.type) {
    case 'put_back':
      return text('board_said_put_back', { name, stage: here });
    case 'refused':
      return text('board_not_moved', {
        name,
        stage: here,
        to: stageName(outcome.to, text),
        reason: outcome.message ?? text('board_no_move', { stage: here }),
      });
    case 'move':
      return text('board_said_moving', { name, stage: stageName(outcome.to, text) });
  }
}
