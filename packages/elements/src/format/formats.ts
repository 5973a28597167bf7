/** How one locale writes what the elements show. */
export type Formats = {
  /** BCP 47 tag in use; never one that `Intl` refuses. */
  locale: string;
  /** `1,204` */
  count: (value: number) => string;
  /** `1.2K`, for axes. */
  compact: (value: number) => string;
  /** A share of 0 to 1, `97%`. */
  percent: (share: number) => string;
  /** Minor units of an ISO 4217 currency, without cents when they are zero: `€12,400`. */
  money: (minor_units: number, currency: string) => string;
  /** The same with its cents always, for columns: `€12,400.00`. */
  price: (minor_units: number, currency: string) => string;
  /** The same without cents, for sums: `€12,401`. */
  wholeMoney: (minor_units: number, currency: string) => string;
  /** Binary sizes in the unit people expect: `48 MB`. */
  bytes: (bytes: number) => string;
  /** A calendar day `YYYY-MM-DD`, never shifted by a time zone: `23 Nov 2026`. */
  day: (day: string) => string;
  /** The same, short: `23 Nov`. */
  shortDay: (day: string) => string;
  /** An instant in full, in the reader's zone. */
  instant: (iso: string) => string;
  /** An instant as distance from now: `5 minutes ago`; null within a minute, for which `Intl` has no words. */
  ago: (iso: string, now?: number) => string | null;
  /** `one`, `few`, `other` … */
  plural: (count: number) => Intl.LDMLPluralRule;
};

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
const SPANS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

const known = new Map<string, Formats>();

/** Formats of a locale; a tag that `Intl` refuses gives those of English. */
export function formatsFor(tag: string): Formats {
  const locale = usableLocale(tag);
  const found = known.get(locale);
  if (found) return found;
  const made = makeFormats(locale);
  known.set(locale, made);
  return made;
}

function usableLocale(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

function makeFormats(locale: string): Formats {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const plurals = new Intl.PluralRules(locale);
  return {
    locale,
    count: number(locale),
    compact: number(locale, { notation: 'compact' }),
    percent: number(locale, { style: 'percent', maximumFractionDigits: 1 }),
    money: moneyFormat(locale, { trailingZeroDisplay: 'stripIfInteger' }),
    price: moneyFormat(locale, {}),
    wholeMoney: moneyFormat(locale, { maximumFractionDigits: 0 }),
    bytes: (bytes) => formatBytes(locale, bytes),
    day: date(locale, { dateStyle: 'medium', timeZone: 'UTC' }),
    shortDay: date(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
    instant: date(locale, { dateStyle: 'medium', timeStyle: 'medium' }),
    ago: (iso, now = Date.now()) => {
      const seconds = (Date.parse(iso) - now) / 1_000;
      const span = SPANS.find(([, length]) => Math.abs(seconds) >= length);
      return span ? relative.format(Math.trunc(seconds / span[1]), span[0]) : null;
    },
    plural: (count) => plurals.select(count),
  };
}

/** A format of numbers. */
export function number(locale: string, options?: Intl.NumberFormatOptions): (value: number) => string {
  const { format } = new Intl.NumberFormat(locale, options);
  return (value) => minusFirst(format(value));
}

/** Keeps the minus before its digits in text that runs from right to left (UAX 9, W7), as CLDR does for Hebrew. */
function minusFirst(shown: string): string {
  return /^[-\u2212]/.test(shown) ? `\u200e${shown}` : shown;
}

/** A format of days, months or instants; `YYYY-MM-DD` and `YYYY-MM` are read as UTC, so no zone need shift them; '' stays ''. */
export function date(locale: string, options: Intl.DateTimeFormatOptions): (iso: string) => string {
  const { format } = new Intl.DateTimeFormat(locale, options);
  return (iso) => (iso ? format(new Date(iso)) : '');
}

/** Formatters are dear to make, and a board shows hundreds of amounts in few currencies. */
export function moneyFormat(locale: string, options: Intl.NumberFormatOptions): Formats['money'] {
  const made = new Map<string, { format: Intl.NumberFormat; per_unit: number }>();
  return (minor_units, currency) => {
    const known = made.get(currency) ?? makeMoney(locale, currency, options);
    made.set(currency, known);
    return minusFirst(known.format.format(minor_units / known.per_unit));
  };
}

function makeMoney(locale: string, currency: string, options: Intl.NumberFormatOptions) {
  const style = { style: 'currency', currency } as const;
  const digits = new Intl.NumberFormat(locale, style).resolvedOptions().maximumFractionDigits ?? 2;
  return { format: new Intl.NumberFormat(locale, { ...style, ...options }), per_unit: 10 ** digits };
}

function formatBytes(locale: string, bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** step;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: BYTE_UNITS[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  }).format(value);
}
