import type { Formats } from '../format/formats.ts';
import type { Catalogue, MessageKey, Messages, Plural } from './english.ts';

/** What fills the `{name}` places of a text. Numbers are written in the reader's locale. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Turns a key into words. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

/**
 * The words of a key: the host's if it gave any, else the catalogue's, with plural forms chosen by `values.count`.
 *
 * @example
 * translator(english, { retry: 'Nochmal' }, formatsFor('de'))('retry') // 'Nochmal'
 */
export function translator(catalogue: Catalogue, messages: Messages, formats: Formats): Translate {
  return (key, values = {}) => {
    const entry: string | Plural = messages[key] ?? catalogue[key] ?? key;
    return fill(typeof entry === 'string' ? entry : pluralForm(entry, values, formats), values, formats);
  };
}

function pluralForm(entry: Plural, values: MessageValues, formats: Formats): string {
  const count = values.count;
  return (typeof count === 'number' ? entry[formats.plural(count)] : undefined) ?? entry.other;
}

function fill(text: string, values: MessageValues, formats: Formats): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) return place;
    return typeof value === 'number' ? formats.count(value) : value;
  });
}
