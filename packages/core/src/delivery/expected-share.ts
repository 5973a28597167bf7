import { type Day, daysBetween } from './calendar-day.ts';
import {
  type DayWeights,
  type DeliveryShape,
  type FlightWeights,
  flightWeights,
  namedDays,
} from './day-weights.ts';
import type { FlightDays } from './flight.ts';

export interface ExpectedShare extends Omit<DayWeights, 'days'> {
  /** How much of the delivery is expected by `as_of`, 0 to 1. 0 before the flight, 1 at its end. */
  expected_share: number;
  /** How much of that weight has numbers, 0 to 1; below 1 where days are missing. */
  coverage: number;
  /** Complete days of the flight by `as_of` that have numbers. */
  days_with_data: number;
}

/**
 * The expected share of a flight's delivery by the end of a day:
 * `E = Σ weights from the first day to as_of / Σ weights of the flight`. Days that are missing are
 * unknown, not 0: their weight counts as not yet expected and lowers the coverage.
 *
 * @param as_of - The last complete day with data, never the clock: today's clock against yesterday's
 *   data makes everything look behind.
 * @example
 * expectedShare(wholeDays('2026-06-01', '2026-06-30'), { mode: 'linear' }, '2026-06-10').expected_share
 * // 0.3333
 */
export function expectedShare(
  flight: FlightDays,
  shape: DeliveryShape,
  as_of: Day,
  missing_days: Iterable<Day> = [],
): ExpectedShare {
  return expectedShareBy(flight, flightWeights(flight, shape), as_of, missing_days);
}

/** The same by weights that are there already. */
export function expectedShareBy(
  flight: FlightDays,
  { mode, reason, weights, reached }: FlightWeights,
  as_of: Day,
  missing_days: Iterable<Day> = [],
): ExpectedShare {
  const missing = new Set(missing_days);
  if (missing.size === 0) {
    const days_with_data = Math.min(
      weights.length,
      as_of < flight.first_day ? 0 : daysBetween(flight.first_day, as_of) + 1,
    );
    const covered = reached[days_with_data] ?? 0;
    return {
      mode,
      reason,
      expected_share: covered / (reached[weights.length] ?? 0),
      coverage: 1,
      days_with_data,
    };
  }
  let total = 0;
  let elapsed = 0;
  let covered = 0;
  let days_with_data = 0;
  for (const { day, weight } of namedDays(flight, weights)) {
    total += weight;
    if (day > as_of) continue;
    elapsed += weight;
    if (missing.has(day)) continue;
    covered += weight;
    days_with_data += 1;
  }
  const coverage = elapsed > 0 ? covered / elapsed : 1;
  return { mode, reason, expected_share: covered / total, coverage, days_with_data };
}

/** Days of the flight after `as_of`. */
export function daysLeft(flight: FlightDays, as_of: Day): number {
  return Math.min(flight.total_days, Math.max(0, daysBetween(as_of, flight.last_day)));
}
