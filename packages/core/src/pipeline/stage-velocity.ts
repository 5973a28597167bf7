import { type Answer, known, unknown } from '../delivery/answer.ts';
import { median } from '../delivery/median.ts';
import { type DealStage, OPEN_STAGES, type OpenStage } from './deal-stage.ts';

/** How long deals stay in a stage. */
export type StageVelocity = {
  stage: OpenStage;
  /** Median days of those that left it. */
  median_days: Answer<'nobody_left'>;
  left: number;
  /** Those still in it, whose end nobody knows (right-censored): beside the median, never in it. */
  still_there: { count: number; median_days: Answer<'nobody_there'> };
};

/**
 * How long deals stay in each open stage: the median of the stays that ended, and apart from it those that go on.
 *
 * @param moves - Of deals' histories; stays of unknown length are left out.
 * @param deals - The deals as they stand.
 *
 * @example
 * const [lead] = stageVelocity(moves, items)
 */
export function stageVelocity(
  moves: readonly { from_stage: DealStage; days_in_previous_stage: number | null }[],
  deals: readonly { stage: DealStage; days_in_stage: number | null }[],
): StageVelocity[] {
  return OPEN_STAGES.map((stage) => {
    const stays = moves.flatMap((move) =>
      move.from_stage === stage ? (move.days_in_previous_stage ?? []) : [],
    );
    const going = deals.flatMap((deal) => (deal.stage === stage ? (deal.days_in_stage ?? []) : []));
    return {
      stage,
      median_days: medianOf(stays, 'nobody_left'),
      left: stays.length,
      still_there: { count: going.length, median_days: medianOf(going, 'nobody_there') },
    };
  });
}

function medianOf<Reason extends string>(days: number[], reason: Reason): Answer<Reason> {
  const middle = median(days);
  return middle === null ? unknown(reason) : known(middle);
}
