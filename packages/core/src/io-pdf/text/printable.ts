import { PodflightError } from '../../shared/podflight-error.ts';
import { type FontSet, faceFor } from './font-set.ts';

/** Direction marks and invisible characters: they could make a name read as another one. */
const INVISIBLE = /\u00ad|\u061c|\u200b|\u200e|\u200f|[\u202a-\u202e\u2060-\u2069]|[\ufe00-\ufe0f]|\ufeff/g;
/** Say whether Arabic letters join, and nothing after that. */
const JOINERS = /\u200c|\u200d/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** What stands in for a character that means the same and that no font has. */
const STAND_INS: Record<string, string> = {
  ...{ '\u00a0': ' ', '\u202f': '\u00a0', '\u2007': '\u00a0', '\u2009': ' ', '\u2011': '-', '\u2212': '-' },
  ...{ '\t': ' ', '\u2018': "'", '\u2019': "'", '\u201c': '"', '\u201d': '"', '\u3000': ' ' },
};

/** What to do about a character that no font has. */
export type MissingGlyphs = 'mark' | 'refuse';

/**
 * Any text as it can be set: invisible and control characters gone, Arabic letters joined, and what no font
 * has written as its code, `[U+1F600]`, so that nothing is ever silently left out.
 *
 * @throws PodflightError `io.glyph_missing` when such a character is to be refused.
 */
export function printable(fonts: FontSet, text: string, missing: MissingGlyphs): string {
  const clean = new TextDecoder()
    .decode(new TextEncoder().encode(text))
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(CONTROL, ' ');
  const joined = (/[\u0600-\u06ff]/.test(clean) ? fonts.file.processArabic(clean) : clean).replace(
    JOINERS,
    '',
  );
  let set = '';
  for (const character of joined) {
    if (character === '\n' || hasGlyph(fonts, character)) set += character;
    else set += standIn(fonts, character, missing);
  }
  return set;
}

function standIn(fonts: FontSet, character: string, missing: MissingGlyphs): string {
  const known = STAND_INS[character];
  if (known !== undefined) return hasGlyph(fonts, known) ? known : (STAND_INS[known] ?? ' ');
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  if (missing === 'mark') return `[${code}]`;
  throw new PodflightError(
    'io.glyph_missing',
    `None of the fonts has the character "${character}" (${code}). Add a font that has it to the option "fonts".`,
    { character, code },
  );
}

function hasGlyph(fonts: FontSet, character: string): boolean {
  return faceFor(fonts, character, 'normal') !== undefined && faceFor(fonts, character, 'bold') !== undefined;
}
