import { addDays, type Day } from './calendar-day.ts';
import { type DeliveryShape, dayWeights } from './day-weights.ts';
import { exactRatio } from './exact-ratio.ts';
import type { FlightDays } from './flight.ts';
import { assertCount } from './value-in-range.ts';

export interface CancellationInput {
  flight: FlightDays;
  /** The day on which notice was given, in the zone of the flight. */
  notice_on: Day;
  /** Notice that the order asks for, in days. Default 14. */
  notice_days?: number;
  /** The cost of the whole line, minor units. */
  total_cents: number;
  /** The cost of what was delivered already, minor units. Default 0. */
  delivered_cents?: number;
  booked_impressions: number | null;
  /** How days weigh. Default: all the same, as in the example of the IAB/4A's terms. */
  shape?: DeliveryShape;
}

export interface CancellationValue {
  /** The first day that is not owed: notice plus notice days. */
  effective_on: Day;
  /** Days of the flight before it. */
  payable_days: number;
  /** The part of the line that stays owed, 0 to 1, by the weights of its days. */
  payable_share: number;
  /** What stays owed, minor units; never less than what was delivered cost. */
  payable_cents: number;
  /** The goal that a shortfall is measured against now; null for a line without one. */
  payable_impressions: number | null;
}

/**
 * What an advertiser owes who cancels: the days of the flight before the notice takes effect.
 *
 * @throws PodflightError `delivery.value_invalid`.
 * @example
 * // Eight days before the start, with 14 days of notice, the first six days are owed.
 * cancellationValue({ flight: wholeDays('2026-06-09', '2026-06-29'), notice_on: '2026-06-01',
 *   total_cents: 210_000, booked_impressions: 84_000 }).payable_cents // 60000
 */
export function cancellationValue(input: CancellationInput): CancellationValue {
  const { flight, total_cents, delivered_cents = 0, notice_days = 14, booked_impressions } = input;
  assertCount('Notice days', notice_days);
  assertCount('The cost of the line', total_cents);
  assertCount('The cost of what was delivered', delivered_cents);
  const effective_on = addDays(input.notice_on, notice_days);
  const { days } = dayWeights(flight, input.shape ?? { mode: 'linear' });
  let total = 0;
  let payable = 0;
  let payable_days = 0;
  for (const { day, weight } of days) {
    total += weight;
    if (day >= effective_on) continue;
    payable += weight;
    payable_days += 1;
  }
  const part = (whole: number) =>
    Number.isSafeInteger(payable) && Number.isSafeInteger(total)
      ? exactRatio(whole, payable, total, 'half_up')
      : Math.min(whole, Math.round(whole * (payable / total)));
  if (booked_impressions !== null) assertCount('Booked impressions', booked_impressions);
  return {
    effective_on,
    payable_days,
    payable_share: payable / total,
    payable_cents: Math.max(part(total_cents), delivered_cents),
    payable_impressions: booked_impressions === null ? null : part(booked_impressions),
  };
}
