export type { Answer } from './answer.ts';
export { addDays, type Day, daysBetween } from './calendar-day.ts';
export {
  type CancellationInput,
  type CancellationValue,
  cancellationValue,
} from './cancellation-value.ts';
export { cost } from './cost.ts';
export type { DeliveryShape, EpisodeCurve, ShapeMode, WeekdayMeans } from './day-weights.ts';
export {
  type Delivered,
  type DeliveredInput,
  deliveredImpressions,
  timeZoneUncertainty,
} from './delivered-impressions.ts';
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
export { currencyDecimals, type Money, sumMoney, totalsByCurrency } from './money.ts';
export { type NoticeClock, type NoticeInput, noticeClock } from './notice-clock.ts';
export { type Pacing, type PacingInput, type PacingReason, pacing } from './pacing.ts';
export { PACING_STATUSES, type PacingFlag, type PacingStatus } from './pacing-status.ts';
export { linearProjection, projectedDelivery, requiredPerDay } from './projected-delivery.ts';
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
export { dayIn, startOfDay } from './zone-clock.ts';
