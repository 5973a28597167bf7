export type { Answer } from './answer.ts';
export { addDays, type Day, daysBetween } from './calendar-day.ts';
export { cost } from './cost.ts';
export {
  type Flight,
  type FlightDays,
  type FlightInput,
  flightDays,
  resolveFlight,
  wholeDays,
} from './flight.ts';
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
export { dayIn, startOfDay } from './zone-clock.ts';
