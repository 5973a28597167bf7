const DAY_MS = 86_400_000;

/** The calendar day of an instant in a zone, `YYYY-MM-DD`. */
export function dayIn(instant: Date | string, time_zone: string): string {
  // Swedish writes days as ISO 8601 does.
  return new Intl.DateTimeFormat('sv', { timeZone: time_zone, dateStyle: 'short' }).format(new Date(instant));
}

/** First and last day, both inclusive, of a flight that is over at `flight_end`. */
export function daysOfFlight(
  flight: { flight_start: string; flight_end: string },
  time_zone: string,
): { first_day: string; last_day: string } {
  return {
    first_day: dayIn(flight.flight_start, time_zone),
    last_day: dayIn(new Date(Date.parse(flight.flight_end) - 1), time_zone),
  };
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days from the first to the last, both counted; 0 or less when they are the wrong way round. */
export function dayCount(first_day: string, last_day: string): number {
  return Math.round((Date.parse(last_day) - Date.parse(first_day)) / DAY_MS) + 1;
}

/** Whether it is a day of the calendar, in full. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}
