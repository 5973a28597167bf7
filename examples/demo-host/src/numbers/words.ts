const LOCALE = 'en-GB';

const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat(LOCALE, { notation: 'compact', maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat(LOCALE, {
  style: 'percent',
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});
const date = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const dayMonth = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const moment = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** 12,345 */
export const inFull = (value: number) => whole.format(value);
/** 12.3K */
export const inShort = (value: number) => compact.format(value);
/** +4.2% */
export const asChange = (value: number) => percent.format(value);
/** 3 Nov 2026, of `YYYY-MM-DD` */
export const asDate = (day: string) => date.format(new Date(day));
/** 3 Nov, of `YYYY-MM-DD` */
export const asDayMonth = (day: string) => dayMonth.format(new Date(day));
/** 3 Nov, 14:05, in UTC */
export const asMoment = (instant: Date) => moment.format(instant);
