import type { Deal, DealStage, DealTransition } from '../api/deal-contract.ts';

/** The columns in the order that a deal passes them. */
export const STAGES = [
  'lead',
  'qualified',
  'proposal',
  'negotiation',
  'won',
  'lost',
] as const satisfies readonly DealStage[];

export function isOpen(stage: DealStage): boolean {
  return stage !== 'won' && stage !== 'lost';
}

/**
 * Why a move cannot be made here. A missing expected close is not one of the reasons: the board asks for it
 * and stores it before it moves the deal.
 */
export function blockOf({ blocked }: DealTransition): string | null {
  return blocked && blocked.code !== 'deal.expected_close_missing' ? blocked.message : null;
}

/** The move to this stage as the server offers it; undefined when it offers none. */
export function transitionTo(deal: Deal, stage: DealStage): DealTransition | undefined {
  return deal.allowed_transitions.find(({ to }) => to === stage);
}
