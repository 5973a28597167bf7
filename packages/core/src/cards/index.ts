export { audienceFitCard } from './advertiser/audience-fit.ts';
export {
  type AudienceFitCard,
  type AudienceFitData,
  type AudienceFitMatch,
  audienceFitCardSchema,
} from './advertiser/audience-fit-data.ts';
export { inventoryCalendarCard } from './advertiser/inventory-calendar.ts';
export {
  type InventoryCalendarCard,
  type InventoryCalendarData,
  type InventoryCell,
  inventoryCalendarCardSchema,
} from './advertiser/inventory-calendar-data.ts';
export { projectedCpmCard } from './advertiser/projected-cpm.ts';
export {
  type ProjectedCpmCard,
  type ProjectedCpmData,
  projectedCpmCardSchema,
} from './advertiser/projected-cpm-data.ts';
export {
  CARD_REASONS,
  CARD_STATES,
  CARDS,
  type Card,
  type CardError,
  type CardName,
  type CardReason,
  type CardReasonCode,
  type CardState,
  type Persona,
} from './card.ts';
export { cardCsv } from './card-csv.ts';
export { type CardParams, cardParams } from './card-params.ts';
export { makegoodsPendingCard } from './creator/makegoods-pending.ts';
export {
  type MakegoodPending,
  type MakegoodsPendingCard,
  type MakegoodsPendingData,
  makegoodsPendingCardSchema,
} from './creator/makegoods-pending-data.ts';
export { pacingCard } from './creator/pacing.ts';
export {
  type PacingCard,
  type PacingData,
  type PacingDay,
  type PacingFlight,
  pacingCardSchema,
} from './creator/pacing-data.ts';
export { type SponsorRevenueOptions, sponsorRevenueCard } from './creator/sponsor-revenue.ts';
export {
  type SponsorRevenueCard,
  type SponsorRevenueData,
  sponsorRevenueCardSchema,
} from './creator/sponsor-revenue-data.ts';
export { advertiserCards, type CardOptions, cardFunctions, creatorCards, opsCards } from './dashboard.ts';
export {
  type AdvertiserDashboard,
  advertiserDashboard,
  type CreatorDashboard,
  creatorDashboard,
  type OpsDashboard,
  opsDashboard,
} from './dashboards.ts';
export { etlHealthCard } from './ops/etl-health.ts';
export { type EtlHealthCard, type EtlHealthData, etlHealthCardSchema } from './ops/etl-health-data.ts';
export type { FreshnessLimits } from './ops/health-score.ts';
export { type PipelineForecastOptions, pipelineForecastCard } from './ops/pipeline-forecast.ts';
export {
  type PipelineForecastCard,
  type PipelineForecastData,
  pipelineForecastCardSchema,
} from './ops/pipeline-forecast-data.ts';
export { winLossCard } from './ops/win-loss.ts';
export { type WinLossCard, type WinLossData, winLossCardSchema } from './ops/win-loss-data.ts';
