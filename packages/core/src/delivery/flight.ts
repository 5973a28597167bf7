import { PodflightError } from '../shared/podflight-error.ts';
import { addDays, type Day, daysBetween } from './calendar-day.ts';
import { dayIn, startOfDay } from './zone-clock.ts';

/** When an ad runs: from `flight_start` until just before `flight_end`. */
export interface Flight {
  flight_start: Date;
  flight_end: Date;
}

/** A flight as the calendar of its zone shows it. */
export interface FlightDays {
  /** Both days belong to the flight. */
  first_day: Day;
  last_day: Day;
  /** Calendar days, 1 or more: dates are counted, never hours. */
  total_days: number;
  /** How much of the first day lies inside, above 0 to 1; below 1 when the flight begins by the clock. */
  first_day_share: number;
  /** The same of the last day. Equal to `first_day_share` when there is only one day. */
  last_day_share: number;
}

/** How a caller may write a flight: calendar days (both inclusive), or instants with an offset. */
export interface FlightInput {
  flight_start: Date | string;
  flight_end: Date | string;
}

/** Longer than this is a slip of the keyboard, and every day of it would be counted. */
const MAX_FLIGHT_DAYS = 3660;

const refused = (message: string) => new PodflightError('delivery.flight_invalid', message);

/**
 * The instants of a flight. A `YYYY-MM-DD` start is 00:00 of that day in the zone; a `YYYY-MM-DD` end is
 * 00:00 after that day, so that the day belongs to the flight (OpenDirect reads a date-only end so too).
 *
 * @throws PodflightError `delivery.flight_invalid` when it ends before it starts or is no time at all;
 *   `delivery.time_zone_unknown`.
 * @example
 * resolveFlight({ flight_start: '2026-03-08', flight_end: '2026-03-08' }, 'America/New_York')
 * // 2026-03-08T05:00Z to 2026-03-09T04:00Z: the 23 hours of that day
 */
export function resolveFlight(input: FlightInput, timeZone: string): Flight {
  const flight = {
    flight_start: instantOf(input.flight_start, timeZone, 0),
    flight_end: instantOf(input.flight_end, timeZone, 1),
  };
  assertFlight(flight);
  return flight;
}

function instantOf(value: Date | string, timeZone: string, dayOffset: 0 | 1): Date {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) {
    return startOfDay(addDays(value, dayOffset), timeZone);
  }
  // Without an offset the machine's own zone would decide what the contract says.
  if (typeof value === 'string' && !/^\d{4}-\d\d-\d\d[T ].*(Z|[+-]\d\d:?\d\d)$/i.test(value)) {
    throw refused(
      `"${value}" is neither a day nor a time with an offset. Write 2026-06-09 or 2026-06-09T08:00:00-04:00.`,
    );
  }
  const instant = new Date(value);
  if (Number.isNaN(instant.getTime())) {
    throw refused(`"${value}" is no point in time. Write 2026-06-09 or 2026-06-09T08:00:00-04:00.`);
  }
  return instant;
}

function assertFlight({ flight_start, flight_end }: Flight): void {
  if (flight_start < flight_end) return;
  throw refused('The flight ends before it starts. Give an end that comes after the start.');
}

/**
 * The calendar days of a flight in a zone: what {@link resolveFlight} was given, when that was days.
 *
 * @throws PodflightError `delivery.flight_invalid`, `delivery.time_zone_unknown`.
 */
export function flightDays(flight: Flight, timeZone: string): FlightDays {
  assertFlight(flight);
  const first_day = dayIn(flight.flight_start, timeZone);
  // No day has two starts, but one may be over a millisecond before the flight is.
  const last_day = dayIn(new Date(flight.flight_end.getTime() - 1), timeZone);
  return {
    first_day,
    last_day,
    total_days: countDays(first_day, last_day),
    first_day_share: shareInside(first_day, flight, timeZone),
    last_day_share: shareInside(last_day, flight, timeZone),
  };
}

function shareInside(day: Day, { flight_start, flight_end }: Flight, timeZone: string): number {
  const start = startOfDay(day, timeZone).getTime();
  const end = startOfDay(addDays(day, 1), timeZone).getTime();
  const inside = Math.min(end, flight_end.getTime()) - Math.max(start, flight_start.getTime());
  return Math.min(1, Math.max(0, inside / (end - start)));
}

/**
 * A flight of whole calendar days, for those who hold days and not instants.
 *
 * @throws PodflightError `delivery.flight_invalid` when the last day comes before the first.
 */
export function wholeDays(first_day: Day, last_day: Day): FlightDays {
  const total_days = countDays(first_day, last_day);
  return { first_day, last_day, total_days, first_day_share: 1, last_day_share: 1 };
}

/** How much of `day` lies inside the flight, 0 to 1. */
export function dayShare(day: Day, flight: FlightDays): number {
  if (day < flight.first_day || day > flight.last_day) return 0;
  if (day === flight.first_day) return flight.first_day_share;
  return day === flight.last_day ? flight.last_day_share : 1;
}

function countDays(first_day: Day, last_day: Day): number {
  const days = daysBetween(first_day, last_day) + 1;
  if (days < 1) throw refused('The flight ends before it starts. Give a last day that comes later.');
  if (days <= MAX_FLIGHT_DAYS) return days;
  throw refused(`The flight has ${days} days; ten years (${MAX_FLIGHT_DAYS}) is the most. Correct its days.`);
}
