import { CellFault } from './cell-fault.ts';

/** Longest name of a source, in characters. */
const LONGEST = 100;

/** Where the numbers come from: trimmed, lower-cased, NFC, so that one source has one spelling. */
export function readSource(cell: string): string | CellFault {
  const text = cell.trim().toLowerCase().normalize('NFC');
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
