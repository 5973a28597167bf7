import { PodflightError, type PodflightErrorCode } from '../shared/podflight-error.ts';
import type { Deal } from './deal.ts';
import type { LossReason } from './deal-stage.ts';
import type { MoveAsked } from './move-deal-input.ts';

/** What somebody gave with a move that can be made. */
export type MoveGiven = {
  reason: string | null;
  loss_reason: LossReason | null;
  loss_note: string | null;
  /** Whether it was needed, not only given. */
  override: boolean;
};

/** Checks a move against what the deal allows. @throws PodflightError, see `moveDeal`. */
export function moveAsked(deal: Deal, asked: MoveAsked): MoveGiven {
  const { stage, override = false } = asked;
  const refuse = (code: PodflightErrorCode, message: string) =>
    new PodflightError(code, message, {
      campaign_id: deal.campaign_id,
      from: deal.stage,
      to: stage,
      allowed_transitions: deal.allowed_transitions,
    });
  const found = deal.allowed_transitions.find(({ to }) => to === stage);
  if (!found) {
    const targets = deal.allowed_transitions.map(({ to }) => to).join(', ');
    throw refuse(
      'deal.transition_refused',
      `A deal in "${deal.stage}" can move to ${targets}, not "${stage}".`,
    );
  }
  if (found.blocked) throw refuse(found.blocked.code, found.blocked.message);
  const reason = asked.reason || null;
  const loss_reason = asked.loss_reason ?? null;
  const loss_note = asked.loss_note || null;
  if (found.requires.includes('reason') && reason === null) {
    throw refuse('deal.reason_missing', `Say why the deal goes back to "${stage}": give a reason.`);
  }
  if (found.requires.includes('loss_reason')) {
    if (loss_reason === null) {
      throw refuse('deal.loss_reason_missing', 'Say why the deal is lost: give a loss_reason.');
    }
    if (loss_reason === 'other' && loss_note === null) {
      throw refuse('deal.loss_note_missing', 'Say in loss_note what "other" means.');
    }
  }
  const overridden = found.requires.includes('override');
  if (overridden && !override) {
    throw refuse(
      'deal.booking_missing',
      'Nothing is booked for this deal yet. Book an insertion order line, or win it without one by override.',
    );
  }
  return { reason, loss_reason, loss_note, override: overridden };
}
