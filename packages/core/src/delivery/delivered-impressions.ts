import { type Day, daysFrom } from './calendar-day.ts';
import { dayShare, type FlightDays } from './flight.ts';
import { assertBetween, assertCount } from './value-in-range.ts';

export interface DeliveredInput {
  flight: FlightDays;
  /** The metric that the order is measured by, a row for each day and episode. Null is unknown, not 0. */
  rows: readonly { day: Day; impressions: number | null }[];
  /** The latest day that a successful import covers; null when there is none. */
  data_through: Day | null;
  /** Days before it have no rows and miss none. */
  published_on?: Day | null;
}

export interface Delivered {
  delivered_impressions: number;
  /** A day that lies only partly in the flight was counted pro rata, for want of hourly numbers. */
  estimated: boolean;
  /** Days of the flight that should have numbers by now and have none. */
  missing_days: Day[];
}

/** What counts for a flight: the rows of its days, `first_day <= day <= last_day`. */
export function deliveredImpressions(input: DeliveredInput): Delivered {
  const { flight, data_through, published_on } = input;
  const present = new Set<Day>();
  const unknown = new Set<Day>();
  let sum = 0;
  let estimated = false;
  for (const { day, impressions } of input.rows) {
    const share = dayShare(day, flight);
    if (share === 0) continue;
    if (impressions === null) {
      unknown.add(day);
      continue;
    }
    assertCount('The impressions of a day', impressions);
    present.add(day);
    sum += impressions * share;
    estimated ||= share < 1 && impressions > 0;
  }
  const from = published_on && published_on > flight.first_day ? published_on : flight.first_day;
  const through = data_through && data_through < flight.last_day ? data_through : flight.last_day;
  const missing_days =
    data_through === null
      ? []
      : daysFrom(from, through).filter((day) => unknown.has(day) || !present.has(day));
  return { delivered_impressions: Math.round(sum), estimated, missing_days };
}

/**
 * How many impressions may be wrong because days of the source begin at another hour than days of the
 * flight: `|offset_hours| / 24` of what its first and last day have. Day buckets are never shifted.
 *
 * @param offset_hours - Between the zone of the source's days and the flight's, -26 to 26.
 */
export function timeZoneUncertainty(offset_hours: number, first_day: number, last_day: number): number {
  assertCount('The impressions of the first day', first_day);
  assertCount('The impressions of the last day', last_day);
  assertBetween('The offset', offset_hours, -26, 26);
  const hours = Math.min(24, Math.abs(offset_hours));
  return Math.ceil((hours / 24) * (first_day + last_day));
}
