/** A calendar day, `YYYY-MM-DD`, without a time or a zone. */
export type Day = string;

const MS_PER_DAY = 86_400_000;

/** The UTC day that `instant` is in. */
export function dayOf(instant: Date): Day {
  return instant.toISOString().slice(0, 10);
}

export function addDays(day: Day, days: number): Day {
  return dayOf(new Date(Date.parse(day) + days * MS_PER_DAY));
}

/** Whole days from `earlier` to `later`; negative when they are the other way round. */
export function daysBetween(earlier: Day, later: Day): number {
  return Math.round((Date.parse(later) - Date.parse(earlier)) / MS_PER_DAY);
}

/** 0 is Sunday. */
export function weekday(day: Day): number {
  return new Date(day).getUTCDay();
}

/** Every day from `first` to `last`, both included. */
export function daysFrom(first: Day, last: Day): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, n) => addDays(first, n));
}
