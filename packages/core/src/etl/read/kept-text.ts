import { detached } from './detached.ts';

/** Characters of a rejected row that are kept; beyond it each cell is cut at {@link CELL}. */
const ROW = 16_384;
const CELL = 200;

/**
 * A copy of a cell that can be stored and kept. PostgreSQL takes no NUL, and a replacement character
 * (U+FFFD) is never stored, so both are shown by a visible stand-in.
 */
export function keptText(text: string, longest = Number.POSITIVE_INFINITY): string {
  const cut = text.length > longest ? text.slice(0, wholeCharacters(text, longest)) : text;
  return detached(UNSTORABLE.test(cut) ? cut.replaceAll('\0', '␀').replaceAll('\uFFFD', '?') : cut);
}

/** A problem's `value`: the cell as written, cut at 200 characters. */
export function keptValue(text: string): string {
  return keptText(text, CELL);
}

/** The cells of a row that is kept for the error report. */
export function keptCells(cells: readonly string[]): string[] {
  const length = cells.reduce((sum, cell) => sum + cell.length, 0);
  return cells.map((cell) => keptText(cell, length > ROW ? CELL : undefined));
}

const UNSTORABLE = /[\0\uFFFD]/;

function wholeCharacters(text: string, length: number): number {
  const last = text.charCodeAt(length - 1);
  return last >= 0xd800 && last < 0xdc00 ? length - 1 : length;
}
