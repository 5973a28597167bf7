import { CellFault } from './cell-fault.ts';

/** Longest name of a source, in characters. */
const LONGEST = 100;

/** Zero-width spaces and joiners, soft hyphens, direction marks, variation selectors: what nobody sees. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu;
const SPACES = /\p{Zs}+/gu;

/**
 * Where the numbers come from: trimmed, lower-cased, NFC, without invisible characters and with one
 * space between words, so that sources which look the same are the same.
 */
export function readSource(cell: string): string | CellFault {
  const text = cell.replace(INVISIBLE, '').replace(SPACES, ' ').trim().toLowerCase().normalize('NFC');
  if (text === '') {
    return new CellFault(
      'missing-cell',
      'The source is missing. Write where the numbers come from, such as spotify.',
    );
  }
  if (/[\p{Cc}\uFFFD]/u.test(text)) {
    return new CellFault(
      'nul-byte',
      'The source has a control character or a lost character in it. Type it again.',
    );
  }
  if (text.length > LONGEST && [...text].length > LONGEST) {
    return new CellFault(
      'source-too-long',
      `The source has more than ${LONGEST} characters. Use a shorter name.`,
    );
  }
  return text;
}
