import type { ImportLimits } from '../import-limits.ts';
import type { Problem } from '../problem.ts';
import type { Dialect } from './dialect.ts';
import { columnName } from './header-name.ts';
import { keptValue } from './kept-text.ts';
import type { MetricHeader } from './metric-row.ts';
import type { FileRecord } from './record-splitter.ts';

/** A record with as many cells as the header, `blank` when there is nothing in it, or what is wrong with it. */
export type ShapedRow = string[] | 'blank' | Problem;

/**
 * A judge of records by their shape alone. Blank cells behind the last column are padding and are
 * dropped; a row of any other length is a problem, as its cells may have slipped.
 */
export function rowShape(header: MetricHeader, { quote }: Dialect, { maxCellBytes }: ImportLimits) {
  const width = header.cells.length;
  const nameOf = (index: number) => columnName(header.cells[index] ?? '');
  return ({ cells, line, fault }: FileRecord): ShapedRow => {
    if (isBlank(cells)) return 'blank';
    const problem = (
      code: Problem['code'],
      index: number | null,
      message: string,
      value: string,
    ): Problem => ({
      line,
      column: index === null ? null : nameOf(index),
      code,
      message,
      value: keptValue(value),
    });
    if (fault === 'too-long') {
      const message = 'This row is too long to be read. Check for a missing line break or quotation mark.';
      return problem('cell-too-long', null, message, cells.join(' '));
    }
    const long = longCell(cells, maxCellBytes);
    if (long >= 0) {
      const message = `This cell is longer than ${maxCellBytes.toLocaleString('en')} bytes. Shorten it.`;
      return problem('cell-too-long', long, message, cells[long] ?? '');
    }
    if (fault === 'stray-quote') {
      const index = cells.findIndex((cell) => cell.includes(quote));
      const message = `A quotation mark stands where none can. Put the whole cell in quotation marks and double those inside it, or remove them.`;
      return problem('stray-quote', index, message, cells[index] ?? '');
    }
    if (cells.length < width) {
      const index = cells.length;
      const message = `This row has ${cells.length} of ${width} cells. Add the missing ones, empty if there is no value.`;
      return problem('missing-cell', index, message, '');
    }
    const extra = cells.slice(width).filter((cell) => cell.trim() !== '');
    if (extra.length > 0) {
      const message = `This row has more cells than the header's ${width}; beyond it: ${keptValue(extra.join(', '))}. Put cells with a delimiter in them in quotation marks, or remove what is too much.`;
      return problem('extra-cell', null, message, extra.join(', '));
    }
    return cells.length === width ? cells : cells.slice(0, width);
  };
}

function isBlank(cells: readonly string[]): boolean {
  const first = cells[0];
  if (first !== undefined && first !== '' && first.charCodeAt(0) > 32) return false;
  return cells.every((cell) => cell.trim() === '');
}

/** Index of the first cell of more than `most` bytes in UTF-8, or -1. */
function longCell(cells: readonly string[], most: number): number {
  // A UTF-16 unit is three bytes at most.
  const safe = most / 3;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? '';
    if (cell.length > safe && (cell.length > most || new TextEncoder().encode(cell).length > most)) return i;
  }
  return -1;
}
