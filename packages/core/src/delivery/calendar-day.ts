import { PodflightError } from '../shared/podflight-error.ts';

/** A calendar day, `YYYY-MM-DD`, from 0001-01-01 to 9999-12-31. It sorts and compares as text. */
export type Day = string;

const DAY_MS = 86_400_000;

// A dashboard counts the same few thousand days again and again, and reading a day is slow.
const KEPT_DAYS = 5000;
const numbers = new Map<Day, number>();
const days = new Map<number, Day>();

/** Days since 1970-01-01: the number that days are counted with, because a local day may have 23 or 25 hours. */
export function dayNumber(day: Day): number {
  const kept = numbers.get(day);
  if (kept !== undefined) return kept;
  const time = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(day)) {
    if (numbers.size >= KEPT_DAYS) numbers.clear();
    numbers.set(day, time / DAY_MS);
    return time / DAY_MS;
  }
  throw new PodflightError(
    'delivery.value_invalid',
    `"${day}" is no day of the calendar. Write it as YYYY-MM-DD, such as 2026-06-09.`,
    { day },
  );
}

/** The day with that number; the inverse of {@link dayNumber}. */
export function dayOfNumber(number: number): Day {
  const kept = days.get(number);
  if (kept !== undefined) return kept;
  const day = new Date(number * DAY_MS).toISOString().slice(0, 10);
  if (days.size >= KEPT_DAYS) days.clear();
  days.set(number, day);
  return day;
}

/** `addDays('2026-02-27', 2)` is `'2026-03-01'`. */
export function addDays(day: Day, days: number): Day {
  return dayOfNumber(dayNumber(day) + days);
}

/** How many days a month has, which is counted from 1. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Days from one to the other: `daysBetween('2026-06-09', '2026-06-15')` is 6. Negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 is Monday, 6 is Sunday. */
export function weekday(day: Day): number {
  // 1970-01-01 was a Thursday.
  return (((dayNumber(day) + 3) % 7) + 7) % 7;
}

/** Every day from the first to the last, both included; none when the last is earlier. */
export function daysFrom(first: Day, last: Day): Day[] {
  const start = dayNumber(first);
  return Array.from({ length: Math.max(0, dayNumber(last) - start + 1) }, (_, i) => dayOfNumber(start + i));
}
