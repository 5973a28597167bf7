import { PodflightError } from '../shared/podflight-error.ts';
import { type Day, dayNumber, dayOfNumber } from './calendar-day.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
// Callers name zones in any case; a cap keeps their spellings from filling the memory.
const KEPT_CLOCKS = 500;
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const kept = clocks.get(timeZone);
  if (kept) return kept;
  let clock: Intl.DateTimeFormat;
  try {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (cause) {
    throw new PodflightError(
      'delivery.time_zone_unknown',
      `"${timeZone}" is no time zone known here. Name one of the IANA list, such as America/New_York or UTC.`,
      { time_zone: timeZone },
      { cause },
    );
  }
  if (clocks.size >= KEPT_CLOCKS) clocks.clear();
  clocks.set(timeZone, clock);
  return clock;
}

/** What clocks in the zone show at `instant` (epoch milliseconds), as if it were UTC, to the second. */
function wallClock(instant: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of clockOf(timeZone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * The calendar day that an instant falls on in a zone.
 *
 * @throws PodflightError `delivery.time_zone_unknown`; `delivery.value_invalid` for an invalid `Date`.
 * @example dayIn(new Date('2026-06-09T02:00:00Z'), 'America/New_York') // '2026-06-08'
 */
export function dayIn(instant: Date, timeZone: string): Day {
  const time = instant.getTime();
  if (Number.isNaN(time)) {
    throw new PodflightError('delivery.value_invalid', 'This is no point in time. Give a valid date.');
  }
  return dayOfNumber(Math.floor(wallClock(time, timeZone) / DAY_MS));
}

/**
 * The first instant of a day in a zone: midnight, or the moment that clocks jump over midnight. The first
 * of the two midnights where clocks repeat one.
 *
 * @throws PodflightError `delivery.time_zone_unknown`, `delivery.value_invalid`.
 * @example startOfDay('2026-06-09', 'America/New_York') // 2026-06-09T04:00:00Z
 */
export function startOfDay(day: Day, timeZone: string): Date {
  const midnight = dayNumber(day) * DAY_MS;
  // By the offset before, then by the one after: where midnight comes twice, the first is the first.
  const candidates = [midnight - DAY_MS, midnight + DAY_MS].map(
    (around) => midnight - (wallClock(around, timeZone) - around),
  );
  const found = candidates.find((instant) => wallClock(instant, timeZone) === midnight);
  return new Date(found ?? jumpOver(midnight, timeZone));
}

/** The instant at which clocks go from before `midnight` to after it without showing it. */
function jumpOver(midnight: number, timeZone: string): number {
  let before = midnight - 30 * HOUR_MS;
  let after = midnight + 30 * HOUR_MS;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (wallClock(middle, timeZone) < midnight) before = middle;
    else after = middle;
  }
  return after;
}
