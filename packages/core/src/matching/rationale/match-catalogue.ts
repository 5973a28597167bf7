import type { ReasonCode } from '../reason.ts';

/**
 * A sentence with places for params: `{share:percent}`. Kinds: `percent`, `number`, `ratio` (one decimal),
 * `list`, `days` (of `from` and `to`), `money` (minor units of the param `currency`), `pair` (with the param `has`, once
 * where both are the same), `language`, `topic`, `dimensions`, `band`, `signal`; without a kind, the param as it is. With plurals, one sentence a category of
 * `Intl.PluralRules`, chosen by the param `count`.
 */
export type Sentence = string | ({ other: string } & { readonly [Rule in Intl.LDMLPluralRule]?: string });

/** All that the rationale says, in one language. Every other one is an object of this shape. */
export interface MatchCatalogue {
  /** BCP 47: numbers, money, days and lists are written as there. */
  locale: string;
  sentences: { readonly [Code in ReasonCode]: Sentence };
  /** How `days` are said: `{month}` of a whole month, `{from}` and `{to}` otherwise. */
  windows: { month: string; days: string };
  bands: { readonly [Band in 'excellent' | 'strong' | 'fair' | 'weak' | 'poor']: string };
  signals: { readonly [Name in 'geo' | 'demographic' | 'topic' | 'lift' | 'inventory' | 'safety']: string };
  dimensions: { readonly [Dimension in 'age' | 'gender' | 'income']: string };
  /** Sensitive topics by IAB id, and `explicit`. */
  safety_topics: Readonly<Record<string, string>>;
}
