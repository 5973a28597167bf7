import type { Deal, DealStage, DealTransition, LossReason } from '../api/deal-contract.ts';
import { blockOf, transitionTo } from './deal-stages.ts';

/** A move in the making. Pointer, keyboard and menu all go through it; the sending is not part of it. */
export type MoveState =
  | { readonly step: 'idle' }
  | {
      readonly step: 'carrying';
      readonly deal: Deal;
      readonly by: 'pointer' | 'keyboard';
      /** The column that the deal is held over; null: none. */
      readonly over: DealStage | null;
    }
  | { readonly step: 'asking'; readonly deal: Deal; readonly transition: DealTransition };

/** What a move asked for; only what its transition requires is there. */
export type MoveAnswers = {
  reason?: string;
  loss_reason?: LossReason;
  loss_note?: string;
  expected_close?: string;
  override?: boolean;
};

export type MoveAction =
  | { type: 'pick_up'; deal: Deal; by: 'pointer' | 'keyboard' }
  | { type: 'aim'; over: DealStage | null }
  | { type: 'drop' }
  | { type: 'choose'; deal: Deal; to: DealStage }
  | { type: 'answer'; answers: MoveAnswers }
  | { type: 'cancel' };

/** What is to be done after a step. */
export type MoveOutcome =
  | { type: 'move'; deal: Deal; to: DealStage; answers: MoveAnswers }
  | { type: 'refused'; deal: Deal; to: DealStage; message: string | null }
  | { type: 'put_back'; deal: Deal };

export type MoveStep = { state: MoveState; outcome: MoveOutcome | null };

export const noMove: MoveState = { step: 'idle' };

/** The one state machine of a move. An action that does not fit the state changes nothing. */
export function stepMove(state: MoveState, action: MoveAction): MoveStep {
  const stay: MoveStep = { state, outcome: null };
  switch (action.type) {
    case 'pick_up': {
      if (state.step !== 'idle' || action.deal.allowed_transitions.length === 0) return stay;
      const { deal, by } = action;
      return { state: { step: 'carrying', deal, by, over: deal.stage }, outcome: null };
    }
    case 'aim':
      if (state.step !== 'carrying' || state.over === action.over) return stay;
      return { state: { ...state, over: action.over }, outcome: null };
    case 'drop':
      return state.step === 'carrying' ? arrive(state.deal, state.over) : stay;
    case 'choose':
      return state.step === 'idle' ? arrive(action.deal, action.to) : stay;
    case 'answer': {
      if (state.step !== 'asking') return stay;
      const { deal, transition } = state;
      return { state: noMove, outcome: { type: 'move', deal, to: transition.to, answers: action.answers } };
    }
    case 'cancel':
      return state.step === 'idle'
        ? stay
        : { state: noMove, outcome: { type: 'put_back', deal: state.deal } };
  }
}

function arrive(deal: Deal, to: DealStage | null): MoveStep {
  if (to === null || to === deal.stage) return { state: noMove, outcome: { type: 'put_back', deal } };
  const transition = transitionTo(deal, to);
  const message = transition ? blockOf(transition) : null;
  if (!transition || message !== null) {
    return { state: noMove, outcome: { type: 'refused', deal, to, message } };
  }
  if (transition.requires.length > 0) return { state: { step: 'asking', deal, transition }, outcome: null };
  return { state: noMove, outcome: { type: 'move', deal, to, answers: {} } };
}
