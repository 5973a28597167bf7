import { dayNumber, dayOfNumber } from '../../delivery/calendar-day.ts';
import type { Requested } from '../profile/advertiser-profile.ts';
import type { Inventory } from '../profile/podcast-profile.ts';

const MONTHS = 3;

/**
 * The wanted flight moved by one, two and three months, as far as inventory is known: the same number of days
 * from the same day of the month; whole months stay whole.
 */
export function laterFlights(
  { from, to }: Requested,
  inventory: Inventory | null,
): { from: string; to: string }[] {
  if (from === null || to === null || inventory === null) return [];
  const last = inventory.first_day + inventory.days - 1;
  const whole = from.endsWith('-01') && dayOfNumber(dayNumber(to) + 1).endsWith('-01');
  const months = monthOf(to) - monthOf(from) + 1;
  return Array.from({ length: MONTHS }, (_, n) => {
    const start = dayInMonth(monthOf(from) + n + 1, Number(from.slice(8)));
    const end = whole
      ? dayNumber(dayInMonth(monthOf(start) + months, 1)) - 1
      : dayNumber(start) + dayNumber(to) - dayNumber(from);
    return { from: start, end };
  })
    .filter(({ end }) => end <= last)
    .map(({ from: start, end }) => ({ from: start, to: dayOfNumber(end) }));
}

function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}

/** The 31st of a shorter month is its last day. */
function dayInMonth(month: number, day: number): string {
  const [year, at] = [Math.floor((month - 1) / 12), ((month - 1) % 12) + 1];
  const lastDay = new Date(Date.UTC(year, at, 0)).getUTCDate();
  return `${String(year).padStart(4, '0')}-${String(at).padStart(2, '0')}-${String(Math.min(day, lastDay)).padStart(2, '0')}`;
}
