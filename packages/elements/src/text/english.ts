import { etlHealthText } from './english-etl-health.ts';
import { importHistoryText } from './english-import-history.ts';
import { importText } from './english-imports.ts';
import { uploaderText } from './english-uploader.ts';

/**
 * Every text the elements show, by key, in English. `{name}` is filled in; an object holds the plural
 * forms of `{count}` by `Intl.PluralRules` category.
 */
export const english = {
  loading: 'Loading',
  retry: 'Try again',
  not_available_title: 'Not switched on here',
  not_available:
    'This part of Podflight is off for your account. Ask whoever runs this site to switch on {flag}.',
  load_failed_title: 'This could not be loaded',
  error_network: 'The server could not be reached. Check your connection and try again.',
  error_timeout: 'The server took too long to answer. Try again in a moment.',
  error_unexpected:
    'The server gave an answer that this page does not understand. Try again; if it stays, tell whoever runs this site.',
  error_signed_out: 'You are signed out. Sign in and try again; nothing was stored.',
  ...importText,
  ...uploaderText,
  ...importHistoryText,
  ...etlHealthText,
} as const satisfies Record<string, string | Plural>;

/** The forms of a text by plural category; `other` is the one every language has. */
export type Plural = { readonly other: string } & { readonly [category in Intl.LDMLPluralRule]?: string };

/** The name of a text. */
export type MessageKey = keyof typeof english;

/** Texts that a host replaces, in its own words or another language; the rest stays English. */
export type Messages = Partial<Record<MessageKey, string | Plural>>;
