import type { Reason } from '../reason.ts';
import { ENGLISH } from './english.ts';
import type { MatchCatalogue, Sentence } from './match-catalogue.ts';
import { type Params, paramFormats } from './param-formats.ts';

type Written = (params: Params) => string;

const writers = new WeakMap<MatchCatalogue, (reason: Reason) => string>();

/**
 * The rationale as text, in the language of a catalogue: what was stored as codes and params, sentence after
 * sentence. Every number in it is one of the reasons'.
 *
 * @example
 * rationaleText(match.reasons)
 * // 'Strong fit (77/100). 62% of listeners are in your markets (US, CA). …'
 */
export function rationaleText(reasons: readonly Reason[], catalogue: MatchCatalogue = ENGLISH): string {
  let write = writers.get(catalogue);
  if (!write) {
    write = writerOf(catalogue);
    writers.set(catalogue, write);
  }
  return reasons.map(write).join(' ');
}

/** Sentences are taken apart once, because a run writes them a million times. */
function writerOf(catalogue: MatchCatalogue): (reason: Reason) => string {
  const formats = paramFormats(catalogue);
  const plurals = new Intl.PluralRules(catalogue.locale);
  const compiled = new Map<string, Written>();
  for (const [code, sentence] of Object.entries<Sentence>(catalogue.sentences)) {
    if (typeof sentence === 'string') {
      compiled.set(code, writtenAs(sentence, formats, catalogue.locale));
      continue;
    }
    const byRule = new Map<string, Written>();
    for (const [rule, text] of Object.entries(sentence))
      byRule.set(rule, writtenAs(text, formats, catalogue.locale));
    compiled.set(code, (params) => {
      const written = byRule.get(plurals.select(Number(params.count))) ?? byRule.get('other');
      return written ? written(params) : '';
    });
  }
  return ({ code, params }) => compiled.get(code)?.({ ...params }) ?? '';
}

function writtenAs(sentence: string, formats: ReturnType<typeof paramFormats>, locale: string): Written {
  const parts = upperFirst(sentence, locale)
    .split(/(\{\w+(?::\w+)?\})/)
    .map((part): string | Written => {
      const [, name, kind] = /^\{(\w+)(?::(\w+))?\}$/.exec(part) ?? [];
      if (name === undefined) return part;
      const format = kind === undefined ? String : formats[kind];
      return (params) => (format ? format(params[name], params) : String(params[name]));
    });
  const startsWithParam = sentence.startsWith('{');
  return (params) => {
    let text = '';
    for (const part of parts) text += typeof part === 'string' ? part : part(params);
    return startsWithParam ? upperFirst(text, locale) : text;
  };
}

function upperFirst(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
