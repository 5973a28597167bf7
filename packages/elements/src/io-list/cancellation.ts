import type { Io } from '../api/io-contract.ts';
import { addDays, dayCount } from '../io-order/flight-day.ts';
import { lineCost } from '../io-order/line-cost.ts';

/** What cancelling a line costs; the server reckons the same when it is confirmed. */
export type Cancellation = {
  /** The first day that is not owed. */
  effective_on: string;
  payable_days: number;
  total_days: number;
  payable_cents: number;
  /** What need not be paid any more. */
  saved_cents: number;
};

/**
 * Days of the flight before the notice takes effect stay owed, and never less than what was delivered
 * costs. A hold and a makegood owe nothing.
 *
 * @example
 * // Eight days before the start, with 14 days of notice, the first six days are owed.
 * cancellation({ ...io, flight_first_day: '2026-06-09', flight_last_day: '2026-06-29', line_cost_cents: 210_000 },
 *   { notice_on: '2026-06-01', notice_days: 14, delivered_impressions: 0 }).payable_cents // 60000
 */
export function cancellation(
  io: Pick<
    Io,
    | 'flight_first_day'
    | 'flight_last_day'
    | 'line_cost_cents'
    | 'booked_impressions'
    | 'booked_cpm_cents'
    | 'hold_expires_at'
    | 'makegood_of_id'
  >,
  how: { notice_on: string; notice_days: number; delivered_impressions: number },
): Cancellation {
  const effective_on = addDays(how.notice_on, how.notice_days);
  const total_days = dayCount(io.flight_first_day, io.flight_last_day);
  const payable_days = Math.min(total_days, Math.max(0, dayCount(io.flight_first_day, effective_on) - 1));
  const total = io.line_cost_cents ?? 0;
  if (io.hold_expires_at !== null || io.makegood_of_id !== null) {
    return { effective_on, payable_days: 0, total_days, payable_cents: 0, saved_cents: 0 };
  }
  const [cents, part, all] = [BigInt(total), BigInt(payable_days), BigInt(total_days)];
  const by_days = Number((cents * part * 2n + all) / (all * 2n));
  const billable = Math.min(io.booked_impressions ?? 0, how.delivered_impressions);
  const payable_cents = Math.max(by_days, lineCost(billable, io.booked_cpm_cents) ?? 0);
  return {
    effective_on,
    payable_days,
    total_days,
    payable_cents,
    saved_cents: Math.max(0, total - payable_cents),
  };
}
