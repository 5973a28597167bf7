export type { Answer } from './answer.ts';
export {
  type Avails,
  type AvailsInput,
  answerBudget,
  avails,
  type BudgetAnswer,
  fillRate,
  sellThrough,
  slotsFree,
} from './avails.ts';
export { addDays, type Day, daysBetween, daysFrom } from './calendar-day.ts';
export {
  type CancellationInput,
  type CancellationValue,
  cancellationValue,
} from './cancellation-value.ts';
export { cost } from './cost.ts';
export {
  type DayWeights,
  type DeliveryShape,
  dayWeights,
  type EpisodeCurve,
  type FlightWeights,
  type ShapeMode,
  type SharedWeights,
  sharedWeights,
  type WeekdayMeans,
} from './day-weights.ts';
export {
  type Delivered,
  type DeliveredInput,
  deliveredImpressions,
  timeZoneUncertainty,
} from './delivered-impressions.ts';
export { type EpisodeDays, episodeCurve, type LearnedCurve } from './episode-curve.ts';
export { type ExpectedShare, expectedShare } from './expected-share.ts';
export {
  type Flight,
  type FlightDays,
  type FlightInput,
  flightDays,
  resolveFlight,
  wholeDays,
} from './flight.ts';
export { type MakegoodBlocker, type MakegoodRequest, makegoodBlockers } from './makegood-guards.ts';
export {
  combinedShare,
  creditCents,
  MAKEGOOD_REASONS,
  type MakegoodClaim,
  type MakegoodReason,
  makegoodImpressions,
  type Owed,
  outstandingImpressions,
  REMEDIES,
  type Remedy,
} from './makegood-size.ts';
export { type MonthCents, type MonthForecast, mediaForecast, spreadByMonth } from './media-forecast.ts';
export { currencyDecimals, type Money, sumMoney, totalsByCurrency } from './money.ts';
export { type NoticeClock, type NoticeInput, noticeClock } from './notice-clock.ts';
export { PACING_REASONS, type Pacing, type PacingInput, type PacingReason, pacing } from './pacing.ts';
export { PACING_FLAGS, PACING_STATUSES, type PacingFlag, type PacingStatus } from './pacing-status.ts';
export { type EpisodeProjection, projectFutureEpisode, projectYoungEpisode } from './project-episode.ts';
export { linearProjection, projectedDelivery, requiredPerDay } from './projected-delivery.ts';
export { projectedRange, type Spread, spreadOf } from './projected-range.ts';
export { type BookedRate, cpm, type ProjectedCpm, projectedCpm, rateGuidance } from './rates.ts';
export {
  billableImpressions,
  deliveryShare,
  earnedCents,
  type LinePrice,
  type Settlement,
  type SettlementInput,
  settlement,
  shortfall,
} from './settlement.ts';
export { type SlotBooking, splitSlot } from './split-slot.ts';
export { type DayCount, type WeekdayHistory, weekdayForecast, weekdayHistory } from './weekday-forecast.ts';
export { dayIn, startOfDay } from './zone-clock.ts';
