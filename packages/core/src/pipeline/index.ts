export { type AllowedTransition, allowedTransition, allowedTransitions } from './allowed-transitions.ts';
export { type Deal, deal } from './deal.ts';
export type { DealFacts } from './deal-facts.ts';
export {
  type DealHistoryPage,
  type DealMove,
  dealHistory,
  dealHistoryPage,
  dealMove,
} from './deal-history.ts';
export {
  DEAL_STAGES,
  type DealStage,
  dealStage,
  LOSS_REASONS,
  type LossReason,
  lossReason,
  OPEN_STAGES,
  type OpenStage,
} from './deal-stage.ts';
export { getDeal } from './get-deal.ts';
export { type DealPage, dealPage, type ListDealsOptions, listDeals } from './list-deals.ts';
export { moveDeal } from './move-deal.ts';
export { type MoveDealInput, moveDealInput } from './move-deal-input.ts';
export { DEFAULT_PROBABILITIES, type PipelineOptions } from './pipeline-options.ts';
export { type UpdateDealInput, updateDeal, updateDealInput } from './update-deal.ts';
