import { currencyDecimals } from '../../delivery/money.ts';
import type { MatchCatalogue } from './match-catalogue.ts';

/** The params of a sentence, as it looks them up. */
export type Params = Readonly<Record<string, unknown>>;

/** Writes one param of a sentence. */
export type ParamFormat = (value: unknown, params: Params) => string;

/** A show's language is whatever its host keeps there, and `Intl` throws for what is no code. */
const LANGUAGE = /^[a-z]{2,3}$/i;

/** How a catalogue writes each kind of param. Shares are floored, so that 66.67 % is not said to be 67. */
export function paramFormats({ locale, ...words }: MatchCatalogue): Readonly<Record<string, ParamFormat>> {
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 0,
    roundingMode: 'floor',
  });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const ratio = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const list = new Intl.ListFormat(locale, { type: 'unit', style: 'short' });
  const dimensions = new Intl.ListFormat(locale, { type: 'conjunction' });
  const language = new Intl.DisplayNames(locale, { type: 'language' });
  return {
    percent: remembered((share) => percent.format(share), 10_000),
    number: remembered((count) => number.format(count), 1),
    ratio: (value) => ratio.format(Number(value)),
    list: rememberedList((values) => list.format(values)),
    language: (value) =>
      (LANGUAGE.test(String(value)) ? language.of(String(value)) : undefined) ?? String(value),
    pair: (wanted, { has }) => (wanted === has ? String(wanted) : `${String(wanted)} ↔ ${String(has)}`),
    topic: (value) => words.safety_topics[String(value)] ?? String(value),
    band: (value) => named(words.bands, value),
    signal: (value) => named(words.signals, value),
    dimensions: rememberedList((values) =>
      dimensions.format(values.map((name) => named(words.dimensions, name))),
    ),
    money: moneyFormat(locale),
    days: daysFormat(locale, words.windows),
  };
}

/** Scores and shares are few, and writing a number costs more than finding it again. */
function remembered(format: (value: number) => string, steps: number): ParamFormat {
  const known: string[] = [];
  return (value) => {
    const at = Number(value) * steps;
    if (!(at >= 0 && at <= 10_000) || !Number.isInteger(at)) return format(Number(value));
    known[at] ??= format(Number(value));
    return known[at];
  };
}

/** Markets and topics come in the same lists for many pairs; at most so many are kept. */
const MOST_LISTS = 1_000;

function rememberedList(format: (values: string[]) => string): ParamFormat {
  const known = new Map<string, string>();
  return (value) => {
    if (!Array.isArray(value)) return '';
    // No text of the database has a NUL, so no two lists have one key.
    const key = value.join('\0');
    const written = known.get(key) ?? format(value.map(String));
    if (known.size < MOST_LISTS) known.set(key, written);
    return written;
  };
}

function named(words: Readonly<Record<string, string>>, value: unknown): string {
  return words[String(value)] ?? String(value);
}

function moneyFormat(locale: string): ParamFormat {
  const formats = new Map<string, { format: Intl.NumberFormat; unit: number }>();
  return (value, params) => {
    const currency = String(params.currency);
    let known = formats.get(currency);
    if (!known) {
      const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
      known = { format, unit: 10 ** currencyDecimals(currency) };
      formats.set(currency, known);
    }
    return known.format.format(Number(value) / known.unit);
  };
}

/** `from` to `to`; a whole month by its name. The same windows come again and again. */
function daysFormat(locale: string, windows: MatchCatalogue['windows']): ParamFormat {
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const days = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const written = new Map<string, string>();
  return (from, { to }) => {
    const key = `${from} ${to}`;
    const known = written.get(key);
    if (known !== undefined) return known;
    const [start, end] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
    const next = new Date(end.getTime() + 86_400_000);
    const whole =
      start.getUTCDate() === 1 && next.getUTCDate() === 1 && key.slice(0, 7) === key.slice(11, 18);
    const text = whole
      ? windows.month.replace('{month}', month.format(start))
      : windows.days.replace('{from}', days.format(start)).replace('{to}', days.format(end));
    written.set(key, text);
    return text;
  };
}
