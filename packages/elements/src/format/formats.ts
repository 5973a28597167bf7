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
  /** A ratio around 1: `0.96`. */
  ratio: (value: number) => string;
  /** Minor units of an ISO 4217 currency, without cents when they are zero: `€12,400`. */
  money: (minor_units: number, currency: string) => string;
  /** The same with cents always, for prices that are compared: `€25.00`. */
  price: (minor_units: number, currency: string) => string;
  /** The same without cents, for sums: `€12,401`. */
  wholeMoney: (minor_units: number, currency: string) => string;
  /** Binary sizes in the unit people expect: `48 MB`. */
  bytes: (bytes: number) => string;
  /** A calendar day `YYYY-MM-DD`, never shifted by a time zone: `23 Nov 2026`. */
  day: (day: string) => string;
  /** The same, short: `23 Nov`. */
  shortDay: (day: string) => string;
  /** A month `YYYY-MM`, short: `Nov`, and in January with its year. */
  month: (month: string) => string;
  /** The same in full: `November 2026`. */
  longMonth: (month: string) => string;
  /** Minor units of a currency, short, for axes: `€12K`. */
  compactMoney: (minor_units: number, currency: string) => string;
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
  const number = new Intl.NumberFormat(locale);
  const compact = new Intl.NumberFormat(locale, { notation: 'compact' });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const ratio = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const shortDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  const newYear = new Intl.DateTimeFormat(locale, { month: 'short', year: '2-digit', timeZone: 'UTC' });
  const longMonth = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const plurals = new Intl.PluralRules(locale);
  return {
    locale,
    count: (value) => number.format(value),
    compact: (value) => compact.format(value),
    percent: (share) => percent.format(share),
    ratio: (value) => ratio.format(value),
    money: moneyFormat(locale, { trailingZeroDisplay: 'stripIfInteger' }),
    price: moneyFormat(locale, {}),
    wholeMoney: moneyFormat(locale, { maximumFractionDigits: 0 }),
    bytes: (bytes) => formatBytes(locale, bytes),
    day: (value) => day.format(new Date(`${value}T00:00:00Z`)),
    shortDay: (value) => shortDay.format(new Date(`${value}T00:00:00Z`)),
    month: (value) => (value.endsWith('-01') ? newYear : month).format(new Date(`${value}-01T00:00:00Z`)),
    longMonth: (value) => longMonth.format(new Date(`${value}-01T00:00:00Z`)),
    compactMoney: moneyFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }),
    instant: (iso) => instant.format(new Date(iso)),
    ago: (iso, now = Date.now()) => {
      const seconds = (Date.parse(iso) - now) / 1_000;
      const span = SPANS.find(([, length]) => Math.abs(seconds) >= length);
      return span ? relative.format(Math.trunc(seconds / span[1]), span[0]) : null;
    },
    plural: (count) => plurals.select(count),
  };
}

/** Formatters are dear to make, and a board shows hundreds of amounts in few currencies. */
function moneyFormat(locale: string, options: Intl.NumberFormatOptions): Formats['money'] {
  const made = new Map<string, { format: Intl.NumberFormat; per_unit: number }>();
  return (minor_units, currency) => {
    const known = made.get(currency) ?? makeMoney(locale, currency, options);
    made.set(currency, known);
    return known.format.format(minor_units / known.per_unit);
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
