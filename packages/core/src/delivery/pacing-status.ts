import { type Day, daysBetween } from './calendar-day.ts';
import type { FlightDays } from './flight.ts';

/** Where a line stands. `insufficient_data`: more than 10 % of the weight so far has no numbers. */
export const PACING_STATUSES = [
  'not_applicable',
  'no_goal',
  'not_started',
  'awaiting_publication',
  'awaiting_data',
  'settling',
  'delivered',
  'under_delivered',
  'insufficient_data',
  'too_early',
  'ahead',
  'on_track',
  'at_risk',
  'behind',
] as const;
export type PacingStatus = (typeof PACING_STATUSES)[number];

export interface PacingStatusInput {
  flight: FlightDays;
  today: Day;
  data_through: Day | null;
  cancelled: boolean;
  booked_impressions: number | null;
  /** Null for what is sold by another shape than one episode's. */
  publication: { published_on: Day | null } | null;
  settled: boolean;
  under_delivered: boolean;
  expected_share: number;
  coverage: number;
  days_with_data: number;
  pacing_index: number | null;
}

/**
 * The status of a line; the first rule that holds decides. The bands stand on what ad servers promise:
 * Google Ad Manager's even delivery may run 5 % over, Kevel's goals land within 5 %, IAB terms allow
 * 10 % of bonus.
 */
export function pacingStatus(input: PacingStatusInput): PacingStatus {
  const { flight, today, data_through, publication } = input;
  if (input.cancelled) return 'not_applicable';
  if (!input.booked_impressions) return 'no_goal';
  if (today < flight.first_day) return 'not_started';
  const published_on = publication ? publication.published_on : flight.first_day;
  const unpublished = published_on === null || published_on > today;
  if (unpublished && today <= flight.last_day) return 'awaiting_publication';
  const counts_from = unpublished ? flight.first_day : later(published_on, flight.first_day);
  if (data_through === null || data_through < earlier(counts_from, flight.last_day)) return 'awaiting_data';
  if (input.settled) return input.under_delivered ? 'under_delivered' : 'delivered';
  if (today > flight.last_day) return 'settling';
  if (input.coverage < 0.9) return 'insufficient_data';
  if (input.pacing_index === null || tooEarly(input, input.booked_impressions)) return 'too_early';
  return band(input.pacing_index);
}

const later = (a: Day, b: Day): Day => (a > b ? a : b);
const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

function tooEarly(input: PacingStatusInput, booked: number): boolean {
  const { flight, expected_share } = input;
  if (expected_share < 0.05) return true;
  if (booked * expected_share < Math.min(500, 0.1 * booked)) return true;
  return flight.total_days >= 4 && input.days_with_data < 2;
}

function band(index: number): PacingStatus {
  // 0.95 must not fall out of its band because 19/20 is not exact in binary.
  const rounded = Math.round(index * 1e9) / 1e9;
  if (rounded > 1.1) return 'ahead';
  if (rounded >= 0.95) return 'on_track';
  return rounded >= 0.85 ? 'at_risk' : 'behind';
}

/** What a reader must know beside the status. */
export const PACING_FLAGS = [
  /** Data ends earlier than the source's usual delay explains. */
  'stale',
  'delivery_before_flight',
  /** A day that lies partly in the flight was counted pro rata. */
  'estimated',
  /** Days of the source begin at another hour, which may change more than 2 % of what was booked. */
  'tz_uncertain',
  /** The episode came out after the flight began: the buyer bought dates. */
  'late_publish',
  /** Days in between have no numbers. */
  'gap',
  /** More than 10 % of bonus: never billed, and needs consent where a third party counts. */
  'over_delivery',
  /** The show's last two weeks run at another level than the four before, see `weekdayHistory`. */
  'level_shift',
] as const;
export type PacingFlag = (typeof PACING_FLAGS)[number];

export interface PacingFlagInput extends PacingStatusInput {
  status: PacingStatus;
  delivered_impressions: number;
  estimated: boolean;
  tz_uncertainty_impressions: number;
  stale_after_days: number;
}

const RUNNING: readonly PacingStatus[] = [
  'no_goal',
  'awaiting_data',
  'settling',
  'insufficient_data',
  'too_early',
  'ahead',
  'on_track',
  'at_risk',
  'behind',
];

/** The flags of a line, in a fixed order. */
export function pacingFlags(input: PacingFlagInput): PacingFlag[] {
  const { flight, today, delivered_impressions, booked_impressions: booked } = input;
  const awaited = Math.max(0, daysBetween(input.data_through ?? flight.first_day, today));
  const late = input.publication?.published_on;
  const flags: PacingFlag[] = [];
  const flag = (name: PacingFlag, holds: boolean) => holds && flags.push(name);
  flag(
    'stale',
    RUNNING.includes(input.status) && today >= flight.first_day && awaited > input.stale_after_days,
  );
  flag('delivery_before_flight', today < flight.first_day && delivered_impressions > 0);
  flag('estimated', input.estimated);
  flag('tz_uncertain', !!booked && input.tz_uncertainty_impressions > 0.02 * booked);
  flag('late_publish', !!late && late > flight.first_day);
  flag('gap', input.coverage < 1);
  flag('over_delivery', !!booked && delivered_impressions > 1.1 * booked);
  return flags;
}
