import { addDays, type Day } from './calendar-day.ts';
import { type DeliveryShape, type ShapeMode, type SharedWeights, sharedWeights } from './day-weights.ts';
import { daysLeft, expectedShareBy } from './expected-share.ts';
import type { FlightDays } from './flight.ts';
import { type PacingFlag, type PacingStatus, pacingFlags, pacingStatus } from './pacing-status.ts';
import { linearProjection, projectedDelivery, requiredPerDay } from './projected-delivery.ts';
import { deliveryShare, settlement } from './settlement.ts';

export interface PacingInput {
  flight: FlightDays;
  /** Today in the zone of the flight: `dayIn(now, time_zone)`. */
  today: Day;
  /** The latest day that a successful import covers; null when there is none. */
  data_through: Day | null;
  /** Null or 0 for a line without an impression goal. */
  booked_impressions: number | null;
  /** See `deliveredImpressions`, which also says what is missing or estimated. */
  delivered_impressions: number;
  missing_days?: readonly Day[];
  estimated?: boolean;
  shape: DeliveryShape;
  /** What the flight's days weigh by that shape, where lines share it. Default: weighed anew. */
  weights?: SharedWeights;
  /** Whether no row of the flight is provisional. */
  all_final: boolean;
  cancelled_on?: Day | null;
  /** See `settlement`. Default 3. */
  settle_days?: number;
  /** See `settlement`. Default 0. */
  tolerance?: number;
  /** Days that data may lag behind before the line is flagged `stale`. Default 2. */
  stale_after_days?: number;
  /** See `timeZoneUncertainty`. Default 0. */
  tz_uncertainty_impressions?: number;
}

/** Why a number of a {@link Pacing} is null. */
export const PACING_REASONS = [
  'cancelled',
  'no_goal',
  'nothing_expected',
  'awaiting_publication',
  'awaiting_data',
  'insufficient_data',
] as const;
export type PacingReason = (typeof PACING_REASONS)[number];

export interface Pacing {
  status: PacingStatus;
  flags: PacingFlag[];
  /** What the expectation is made by, and why not by what was asked for. */
  mode: ShapeMode;
  mode_reason: 'no_curve' | null;
  booked_impressions: number | null;
  delivered_impressions: number;
  /** Delivered over booked; null without a goal. */
  delivery_share: number | null;
  /** The last complete day with data, no later than the flight's or the cancellation's; null before any. */
  as_of: Day | null;
  /** Days of the flight after `as_of`; from today on while none of it has data. */
  days_left: number;
  /** The share that should have been delivered by `as_of`, 0 to 1. */
  expected_share: number | null;
  /** The part of the expected weight that has numbers, 0 to 1. */
  coverage: number;
  /** Delivered over expected: 1 is on track. By the curve of `mode`. */
  pacing_index: number | null;
  /** Shrunk, in impressions: see `projectedDelivery`. */
  projected_impressions: number | null;
  /** Why expected share, index or projection are null; null when none of them is. */
  reason: PacingReason | null;
  /** The same by even delivery, as Google Ad Manager shows it. */
  linear_index: number | null;
  linear_projected_impressions: number | null;
  /** Impressions a day from now on that reach the goal; null without a goal, after the flight or when cancelled. */
  required_per_day: number | null;
  /** What may be wrong because days of source and flight begin at different hours. */
  tz_uncertainty_impressions: number;
}

/**
 * How a line does against its flight: index by the curve of its audience and, beside it, by even
 * delivery; projection, what is needed a day, status and flags. Never NaN or Infinity: what cannot be
 * told is null, with a reason.
 *
 * @throws PodflightError `delivery.value_invalid` for a number out of its range.
 * @example
 * pacing({ flight: wholeDays('2026-06-01', '2026-06-30'), today: '2026-06-11', data_through: '2026-06-10',
 *   booked_impressions: 100_000, delivered_impressions: 30_000, shape: { mode: 'linear' }, all_final: false })
 * // status 'at_risk', pacing_index 0.9, projected_impressions 90870, required_per_day 3500
 */
export function pacing(input: PacingInput): Pacing {
  const { flight, today, data_through, booked_impressions, delivered_impressions, shape } = input;
  const as_of = earliest(flight.last_day, data_through, input.cancelled_on ?? null);
  const weights = input.weights ?? sharedWeights(flight, shape);
  const expected = expectedShareBy(flight, weights.shaped, as_of ?? NO_DAY, input.missing_days);
  const even = expectedShareBy(flight, weights.even, as_of ?? NO_DAY, input.missing_days);
  const delivery_share = deliveryShare(booked_impressions, delivered_impressions).value;
  const index = ratio(delivery_share, expected.expected_share);
  const facts = {
    flight,
    today,
    data_through,
    cancelled: !!input.cancelled_on,
    booked_impressions,
    publication: shape.mode === 'decay' ? { published_on: shape.published_on } : null,
    ...settlement({ ...input, last_day: flight.last_day }),
    ...expected,
    pacing_index: index,
  };
  const status = pacingStatus(facts);
  const reason = reasonOf(status);
  const tz_uncertainty_impressions = input.tz_uncertainty_impressions ?? 0;
  const booked = booked_impressions ?? 0;
  const left = daysLeft(flight, as_of !== null && as_of >= flight.first_day ? as_of : addDays(today, -1));
  const told = <T>(value: T): T | null => (reason === null ? value : null);
  return {
    status,
    flags: pacingFlags({
      ...facts,
      status,
      delivered_impressions,
      estimated: input.estimated ?? false,
      tz_uncertainty_impressions,
      stale_after_days: input.stale_after_days ?? 2,
    }),
    mode: expected.mode,
    mode_reason: expected.reason,
    booked_impressions,
    delivered_impressions,
    delivery_share,
    as_of,
    days_left: left,
    expected_share: reason === null || reason === 'no_goal' ? expected.expected_share : null,
    coverage: expected.coverage,
    pacing_index: told(index),
    projected_impressions: told(
      projectedDelivery(booked, delivered_impressions, expected.expected_share).value,
    ),
    reason: reason ?? (index === null ? 'nothing_expected' : null),
    linear_index: told(ratio(delivery_share, even.expected_share)),
    linear_projected_impressions: told(linearProjection(delivered_impressions, even.expected_share).value),
    required_per_day:
      status === 'not_applicable' ? null : requiredPerDay(booked, delivered_impressions, left).value,
    tz_uncertainty_impressions,
  };
}

/** Statuses for which index and projection would say something that is not known. */
function reasonOf(status: PacingStatus): PacingReason | null {
  switch (status) {
    case 'not_applicable':
      return 'cancelled';
    case 'no_goal':
    case 'awaiting_publication':
    case 'awaiting_data':
    case 'insufficient_data':
      return status;
    default:
      return null;
  }
}

/** The earliest of the days; null when there is no data at all, whatever else is known. */
function earliest(last_day: Day, data_through: Day | null, cancelled_on: Day | null): Day | null {
  if (data_through === null) return null;
  const days = cancelled_on ? [last_day, data_through, cancelled_on] : [last_day, data_through];
  return days.reduce((first, day) => (day < first ? day : first));
}

/** Sorts before every day. */
const NO_DAY: Day = '';

function ratio(share: number | null, expected: number): number | null {
  const quotient = share === null ? Number.NaN : share / expected;
  return Number.isFinite(quotient) ? quotient : null;
}
