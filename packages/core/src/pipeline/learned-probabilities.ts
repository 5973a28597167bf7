import { type DealStage, OPEN_STAGES, type OpenStage } from './deal-stage.ts';
import { DEFAULT_PROBABILITIES } from './pipeline-options.ts';

/** How many closed deals the prior weighs as much as. */
const PRIOR_DEALS = 10;

/** Of the deals that ever were in a stage and have closed. */
export type StageOutcomes = { won: number; closed: number };

/**
 * How deals that were in each open stage ended, from their histories. A deal counts once for a stage,
 * however often it came back, and not at all while it is open.
 *
 * @param moves - Of any number of deals, in any order.
 */
export function stageOutcomes(
  moves: readonly { campaign_id: string; revision: number; from_stage: DealStage; to_stage: DealStage }[],
): Record<OpenStage, StageOutcomes> {
  const deals = new Map<string, { seen: Set<DealStage>; revision: number; end: DealStage }>();
  for (const { campaign_id, revision, from_stage, to_stage } of moves) {
    const deal = deals.get(campaign_id) ?? { seen: new Set(), revision: 0, end: to_stage };
    deal.seen.add(from_stage).add(to_stage);
    if (revision > deal.revision) Object.assign(deal, { revision, end: to_stage });
    deals.set(campaign_id, deal);
  }
  const closed = [...deals.values()].filter(({ end }) => end === 'won' || end === 'lost');
  return eachStage((stage) => {
    const here = closed.filter(({ seen }) => seen.has(stage));
    return { won: here.filter(({ end }) => end === 'won').length, closed: here.length };
  });
}

/**
 * How likely a deal in each stage is won, learned from how such deals ended, and drawn to what is usual
 * while there are few: `(won + 10 * prior) / (closed + 10)` (DOMAIN 2.6). Fit for `PipelineOptions.probabilities`.
 *
 * @param priors - 0 to 1. @defaultValue `DEFAULT_PROBABILITIES`
 *
 * @example
 * learnedProbabilities({ ...none, proposal: { won: 6, closed: 9 } }).proposal // 0.5789…
 */
export function learnedProbabilities(
  outcomes: Readonly<Record<OpenStage, StageOutcomes>>,
  priors: Readonly<Record<OpenStage, number>> = DEFAULT_PROBABILITIES,
): Record<OpenStage, number> {
  return eachStage(
    (stage) => (outcomes[stage].won + PRIOR_DEALS * priors[stage]) / (outcomes[stage].closed + PRIOR_DEALS),
  );
}

function eachStage<T>(of: (stage: OpenStage) => T): Record<OpenStage, T> {
  const [lead, qualified, proposal, negotiation] = OPEN_STAGES;
  return {
    lead: of(lead),
    qualified: of(qualified),
    proposal: of(proposal),
    negotiation: of(negotiation),
  };
}
