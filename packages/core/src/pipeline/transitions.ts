import type { DealStage } from './deal-stage.ts';

/** What a move is to the pipeline. */
export const TRANSITION_KINDS = ['forward', 'back', 'win', 'lose', 'reopen'] as const;

/** What must be so of the deal, or be given with the move. */
export type TransitionRule =
  | 'amount'
  | 'expected_close'
  | 'booking'
  | 'nothing_booked'
  | 'stage_it_left'
  | 'reason'
  | 'loss_reason';

/** One move from one stage to another. */
export type TransitionRow = {
  kind: (typeof TRANSITION_KINDS)[number];
  rules: readonly TransitionRule[];
  /** It goes over a stage, which a strict pipeline does not allow. */
  skips: boolean;
};

const move = (kind: TransitionRow['kind'], ...rules: TransitionRule[]): TransitionRow => ({
  kind,
  rules,
  skips: false,
});
const skip = (kind: TransitionRow['kind'], ...rules: TransitionRule[]): TransitionRow => ({
  kind,
  rules,
  skips: true,
});
const back = move('back', 'reason');
const lose = move('lose', 'loss_reason');
const reopenLost = move('reopen', 'stage_it_left');

/**
 * The state machine of DOMAIN 4.1: every move that there is, by the stage it leaves and the one it enters.
 * What is not here is never allowed. A move over a stage has that stage's entry rules too.
 */
export const TRANSITIONS: Readonly<Record<DealStage, Readonly<Partial<Record<DealStage, TransitionRow>>>>> = {
  lead: {
    qualified: move('forward'),
    proposal: skip('forward', 'amount'),
    negotiation: skip('forward', 'amount', 'expected_close'),
    lost: lose,
  },
  qualified: {
    lead: back,
    proposal: move('forward', 'amount'),
    negotiation: skip('forward', 'amount', 'expected_close'),
    lost: lose,
  },
  proposal: {
    lead: back,
    qualified: back,
    negotiation: move('forward', 'expected_close'),
    won: skip('win', 'booking'),
    lost: lose,
  },
  negotiation: {
    lead: back,
    qualified: back,
    proposal: back,
    won: move('win', 'booking'),
    lost: lose,
  },
  won: { negotiation: move('reopen', 'nothing_booked') },
  lost: { lead: reopenLost, qualified: reopenLost, proposal: reopenLost, negotiation: reopenLost },
};
