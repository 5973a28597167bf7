import { addDays } from '../delivery/calendar-day.ts';
import { currencyDecimals } from '../delivery/money.ts';
import { startOfDay } from '../delivery/zone-clock.ts';
import type { PrintedLine } from './printed-io.ts';

/** How numbers, money and time are written in one document. */
export type IoFormat = {
  /** Minor units as money with its symbol. */
  money(cents: number): string;
  /** Minor units without symbol, for a column whose head names the currency. */
  amount(cents: number): string;
  count(value: number): string;
  /** Hundredths of a percent as a percentage. */
  rate(bps: number): string;
  day(day: string): string;
  /** An instant, with its zone. */
  instant(instant: string): string;
  /** The day on which an instant falls, in the order's zone. */
  dayOf(instant: string): string;
  /** An instant, where the zone is said elsewhere. */
  time(instant: string): string;
  /** First to last day, both inclusive. */
  days(first: string, last: string): string;
  /** A flight's days; with clock times where it begins or ends within a day. */
  flight(line: PrintedLine): string;
};

export function ioFormat(locale: string, currency: string, timeZone: string): IoFormat {
  const decimals = currencyDecimals(currency);
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const amount = new Intl.NumberFormat(locale, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  const count = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const clock = {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  const times = new Intl.DateTimeFormat(locale, { ...clock, timeZone });
  const zoned = new Intl.DateTimeFormat(locale, { ...clock, timeZone, timeZoneName: 'short' });
  const localDays = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  const midnight = (day: string) => new Date(`${day}T00:00:00Z`);
  const range = (first: string, last: string) => unbroken(days.formatRange(midnight(first), midnight(last)));
  return {
    money: (cents) => money.format(decimal(cents, decimals)),
    amount: (cents) => amount.format(decimal(cents, decimals)),
    count: (value) => count.format(value),
    rate: (bps) => percent.format(decimal(bps, 4)),
    day: (day) => days.format(midnight(day)),
    dayOf: (instant) => localDays.format(new Date(instant)),
    time: (instant) => times.format(new Date(instant)),
    days: range,
    instant: (instant) => zoned.format(new Date(instant)),
    flight: (line) => {
      const { flight_start, flight_end, flight_first_day, flight_last_day } = line;
      const whole =
        sameInstant(startOfDay(flight_first_day, timeZone), flight_start) &&
        sameInstant(startOfDay(addDays(flight_last_day, 1), timeZone), flight_end);
      if (whole) return range(flight_first_day, flight_last_day);
      return `${times.format(new Date(flight_start))} –\n${times.format(new Date(flight_end))}`;
    },
  };
}

/** A range breaks at its dash alone. */
function unbroken(range: string): string {
  return range.replace(/[\u2009\u202f]/g, ' ').replace(/(?<![–-]) (?![–-])/g, '\u00a0');
}

/** Minor units as the decimal text that Intl formats exactly: no float holds the amount in between. */
function decimal(units: number, decimals: number): `${number}` {
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0');
  const at = digits.length - decimals;
  const text = `${units < 0 ? '-' : ''}${digits.slice(0, at)}.${digits.slice(at)}0`;
  // Digits with a point in between: what the type means by a number in text.
  return text as `${number}`;
}

function sameInstant(date: Date, instant: string): boolean {
  return date.getTime() === new Date(instant).getTime();
}
