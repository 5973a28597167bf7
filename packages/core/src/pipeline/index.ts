export { type AllowedTransition, allowedTransition, allowedTransitions } from './allowed-transitions.ts';
export { coverage } from './coverage.ts';
export { type Deal, deal } from './deal.ts';
export { weightedCents } from './deal-amount.ts';
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
export { learnedProbabilities, type StageOutcomes, stageOutcomes } from './learned-probabilities.ts';
export { type DealPage, dealPage, type ListDealsOptions, listDeals } from './list-deals.ts';
export { moveDeal } from './move-deal.ts';
export { type MoveDealInput, moveDealInput } from './move-deal-input.ts';
export { DEFAULT_PROBABILITIES, type PipelineOptions, pipelineSettings } from './pipeline-options.ts';
export { type Activity, isRotting } from './rotting.ts';
export { salesVelocity } from './sales-velocity.ts';
export { type StageVelocity, stageVelocity } from './stage-velocity.ts';
export { type UpdateDealInput, updateDeal, updateDealInput } from './update-deal.ts';
export {
  type CurrencyForecast,
  type ForecastDeal,
  type ForecastSum,
  weightedForecast,
} from './weighted-forecast.ts';
export { wilsonInterval } from './wilson-interval.ts';
export { type ClosedDeal, type WinRate, winRate } from './win-rate.ts';
