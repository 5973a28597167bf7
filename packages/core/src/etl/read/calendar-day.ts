import { daysInMonth } from '../../delivery/calendar-day.ts';

/** `YYYY-MM-DD` of a day that exists, or null. Years before 1900 are slips of the keyboard. */
export function calendarDay(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
