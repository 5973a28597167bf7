import { type Answer, known, unknown } from './answer.ts';
import { addDays, type Day } from './calendar-day.ts';
import { cost } from './cost.ts';
import { exactRatio } from './exact-ratio.ts';
import { assertBetween, assertCount } from './value-in-range.ts';

/** What was not delivered of what was booked, in impressions: 0 or more. */
export function shortfall(bookedImpressions: number, deliveredImpressions: number): number {
  assertCount('Booked impressions', bookedImpressions);
  assertCount('Delivered impressions', deliveredImpressions);
  return Math.max(0, bookedImpressions - deliveredImpressions);
}

/** Delivered over booked: 1 is all of it, more is bonus. No answer for a line without a goal. */
export function deliveryShare(
  bookedImpressions: number | null,
  deliveredImpressions: number,
): Answer<'no_goal'> {
  assertCount('Delivered impressions', deliveredImpressions);
  if (!bookedImpressions) return unknown('no_goal');
  assertCount('Booked impressions', bookedImpressions);
  return known(deliveredImpressions / bookedImpressions);
}

export interface SettlementInput {
  /** Null or 0 for a line without an impression goal. */
  booked_impressions: number | null;
  delivered_impressions: number;
  last_day: Day;
  /** The latest day that a successful import covers; null when there is none. */
  data_through: Day | null;
  /** Whether every day of the flight is there and none is provisional. */
  all_final: boolean;
  /** Days of data after the last day before numbers count as settled. Default 3. */
  settle_days?: number;
  /** The share of the goal that may be missing, 0 to 1. Default 0: the contract is the contract. */
  tolerance?: number;
}

export interface Settlement {
  settled: boolean;
  /** Why not yet; null once settled. */
  reason: 'data_incomplete' | 'rows_provisional' | null;
  /** Data must reach this day. */
  settles_with: Day;
  shortfall_impressions: number;
  /** True only when settled and more than the tolerance is missing. */
  under_delivered: boolean;
}

/**
 * Whether a flight's numbers are settled, and whether they fall short:
 * `data_through >= last_day + settle_days` and all rows final, then `shortfall > tolerance * booked`.
 *
 * @throws PodflightError `delivery.value_invalid`.
 */
export function settlement(input: SettlementInput): Settlement {
  const { settle_days = 3, tolerance = 0, data_through } = input;
  assertCount('Settle days', settle_days);
  assertBetween('Tolerance', tolerance, 0, 1);
  const booked = input.booked_impressions ?? 0;
  const missing = shortfall(booked, input.delivered_impressions);
  const settles_with = addDays(input.last_day, settle_days);
  const complete = data_through !== null && data_through >= settles_with;
  const settled = complete && input.all_final;
  return {
    settled,
    reason: settled ? null : complete ? 'rows_provisional' : 'data_incomplete',
    settles_with,
    shortfall_impressions: missing,
    under_delivered: settled && missing > tolerance * booked,
  };
}

/** What may be charged: never above the guaranteed level (IAB/4A's terms). Null without a goal. */
export function billableImpressions(
  bookedImpressions: number | null,
  deliveredImpressions: number,
): number | null {
  assertCount('Delivered impressions', deliveredImpressions);
  if (bookedImpressions === null) return null;
  assertCount('Booked impressions', bookedImpressions);
  return Math.min(bookedImpressions, deliveredImpressions);
}

/** How a line is paid: by the thousand, or one fee for all of it. Minor units of its currency. */
export type LinePrice = { kind: 'cpm'; booked_cpm_cents: number } | { kind: 'flat'; fee_cents: number };

/**
 * What a line has earned by delivering, in minor units: the cost of its billable impressions, or the fee
 * times the delivered share, never more than the fee. No answer without a goal to measure delivery by.
 *
 * @example earnedCents({ kind: 'flat', fee_cents: 10_000 }, 100_000, 65_000) // { value: 6500, reason: null }
 */
export function earnedCents(
  price: LinePrice,
  bookedImpressions: number | null,
  deliveredImpressions: number,
): Answer<'no_goal'> {
  const billable = billableImpressions(bookedImpressions, deliveredImpressions);
  if (billable === null || bookedImpressions === null) return unknown('no_goal');
  if (price.kind === 'cpm') return known(cost(billable, price.booked_cpm_cents));
  assertCount('The fee', price.fee_cents);
  if (bookedImpressions === 0) return unknown('no_goal');
  return known(exactRatio(price.fee_cents, billable, bookedImpressions, 'half_up'));
}
