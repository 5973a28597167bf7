import { date, type Formats, moneyFormat, number } from './formats.ts';

/** How one locale writes what only dashboard cards show. */
export type CardFormats = Formats & {
  /** A ratio around 1: `0.96`. */
  ratio: (value: number) => string;
  /** The same, short, for axes: `€12K`. */
  compactMoney: (minor_units: number, currency: string) => string;
  /** A month `YYYY-MM`, short: `Nov`. */
  month: (month: string) => string;
  /** The year of a month or day. */
  year: (day: string) => string;
  /** A month in full: `November 2026`. */
  longMonth: (month: string) => string;
};

const known = new WeakMap<Formats, CardFormats>();

/** The formats of a locale with those of cards; the same ones for the same locale. */
export function cardFormats(formats: Formats): CardFormats {
  const made = known.get(formats) ?? make(formats);
  known.set(formats, made);
  return made;
}

function make(formats: Formats): CardFormats {
  const { locale } = formats;
  return {
    ...formats,
    ratio: number(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    compactMoney: moneyFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }),
    month: date(locale, { month: 'short', timeZone: 'UTC' }),
    year: date(locale, { year: 'numeric', timeZone: 'UTC' }),
    longMonth: date(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  };
}
