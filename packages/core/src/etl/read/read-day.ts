import { calendarDay } from './calendar-day.ts';
import { CellFault } from './cell-fault.ts';
import { type ColumnDayOrder, settledOrder } from './day-order.ts';

/** A day as read, day-first where the order is open; `ambiguous`: it is another day month-first. */
export type ReadDay = { day: string; ambiguous: boolean };

/** The days of one column: a reader, and what their spellings have said so far about their order. */
export type DayColumn = { read: (cell: string) => ReadDay | CellFault; order: () => ColumnDayOrder };

const TIME =
  /(?:T|[ \u00A0]+)([01]?\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60)(?:[.,]\d+)?)?[ \u00A0]?(?:[ap]m)?[ \u00A0]?(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
const SHORT_YEAR =
  /^(?:\d{1,2}[-/.]\d{1,2}[-/.]\d{2}|\d{1,2}[- ][a-z]{3,9}\.?,?[- ]\d{2}|[a-z]{3,9}\.? \d{1,2},? \d{2})$/i;
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? +/i;
const DAY_MONTH_NAME = /^(\d{1,2})(?:st|nd|rd|th)?[- ]([a-z]{3,9})\.?,?[- ](\d{4})$/i;
const MONTH_NAME_DAY = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i;
const YEAR_MONTH_NAME = /^(\d{4})[- ]([a-z]{3,9})[- ](\d{1,2})$/i;

/** Characters of the longest spelling of a day; longer texts are none, and are not searched. */
const LONGEST_DAY = 64;

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** A column of days; those after `latest` (`YYYY-MM-DD`) are refused. */
export function dayColumn(latest: string): DayColumn {
  const seen = { ambiguous: false, dayFirst: false, monthFirst: false };
  return {
    order: () => settledOrder(seen),
    read(cell) {
      const text = cell.trim();
      const read = written(text.length > LONGEST_DAY ? '' : text);
      if (read instanceof CellFault) return read;
      if (read.order) seen[read.order] = true;
      else if (read.ambiguous) seen.ambiguous = true;
      const earliest = read.ambiguous ? earlierReading(read.day) : read.day;
      return earliest > latest ? inTheFuture() : read;
    },
  };
}

/** The last day that is not refused: tomorrow, as it may have begun east of here. */
export function latestDay(today: string): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** A day and the only order that its spelling can have been written in, if it says so. */
type Written = ReadDay & { order: 'dayFirst' | 'monthFirst' | null };

function written(text: string): Written | CellFault {
  if (text === '') return new CellFault('invalid-date', 'The day is missing. Write it as YYYY-MM-DD.');
  if (SHORT_YEAR.test(text)) {
    return new CellFault('invalid-date', 'The year of this day has two digits. Write the day as YYYY-MM-DD.');
  }
  const time = TIME.exec(text);
  const date = time ? text.slice(0, time.index) : text;
  const plain = YEAR_FIRST.exec(date);
  if (plain) return single(plain[1], plain[3], plain[4]);
  const compact = COMPACT.exec(date);
  if (compact) return single(compact[1], compact[2], compact[3]);
  const yearLast = YEAR_LAST.exec(date);
  if (yearLast) return eitherOrder(Number(yearLast[1]), Number(yearLast[3]), Number(yearLast[4]));
  return named(date.replace(WEEKDAY, ''));
}

function eitherOrder(first: number, second: number, year: number): Written | CellFault {
  const dayFirst = calendarDay(year, second, first);
  const monthFirst = calendarDay(year, first, second);
  if (dayFirst && monthFirst) return { day: dayFirst, ambiguous: dayFirst !== monthFirst, order: null };
  if (dayFirst) return { day: dayFirst, ambiguous: false, order: 'dayFirst' };
  if (monthFirst) return { day: monthFirst, ambiguous: false, order: 'monthFirst' };
  return impossible();
}

function named(text: string): Written | CellFault {
  const dayFirst = DAY_MONTH_NAME.exec(text);
  if (dayFirst) return single(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
  const monthFirst = MONTH_NAME_DAY.exec(text);
  if (monthFirst) return single(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]);
  const yearFirst = YEAR_MONTH_NAME.exec(text);
  if (yearFirst) return single(yearFirst[1], monthNumber(yearFirst[2]), yearFirst[3]);
  return new CellFault('invalid-date', 'This is not a day. Write it as YYYY-MM-DD.');
}

/** 1 to 12 for an English name or its abbreviation of three letters (`Sept` too), else 0. */
function monthNumber(name = ''): number {
  const lower = name.toLowerCase();
  if (lower === 'sept') return 9;
  return MONTHS.findIndex((month) => month === lower || month.slice(0, 3) === lower) + 1;
}

function single(year: unknown, month: unknown, day: unknown): Written | CellFault {
  const date = calendarDay(Number(year), Number(month), Number(day));
  return date ? { day: date, ambiguous: false, order: null } : impossible();
}

function earlierReading(day: string): string {
  const other = otherReading(day);
  return other < day ? other : day;
}

/** An ambiguous day, read with its day and month exchanged. */
export function otherReading(day: string): string {
  return `${day.slice(0, 4)}-${day.slice(8)}-${day.slice(5, 7)}`;
}

function impossible(): CellFault {
  return new CellFault('invalid-date', 'There is no such day. Write it as YYYY-MM-DD.');
}

function inTheFuture(): CellFault {
  return new CellFault('future-date', 'This day is more than one day in the future. Correct the day.');
}
