import { stringify } from 'csv-stringify/browser/esm/sync';
import { guarded } from '../shared/formula-guard.ts';
import type { Problem } from './problem.ts';
import { columnName, isReportColumn } from './read/header-name.ts';
import type { RejectedRow } from './read/metric-row.ts';
import { isMarkedCode, withMark } from './read/report-mark.ts';

/**
 * Rejected rows as CSV: the cells as they were written, then the line, the codes and the messages of
 * what is wrong. Cells that a spreadsheet would run as a formula get an apostrophe, which reading such
 * a report takes off again. Once its rows are corrected the report imports as it is.
 *
 * Every row has as many cells as the header. Where its cells alone would not show any more what is
 * wrong (one is missing, there are too many, a quotation mark is astray), the cell has a mark such as
 * `#missing-cell`, which is refused until it is replaced.
 *
 * @param header - The cells of the file's header.
 */
export function errorReportCsv(header: readonly string[], rejected: readonly RejectedRow[]): string {
  const kept = header.flatMap((cell, index) => (isReportColumn(cell) ? [] : [index]));
  const rows = rejected.map(({ line, cells, problems }) => {
    const shown = markedCells(header, kept, cells, problems);
    return [
      ...kept.map((index) => guarded(shown[index] ?? '')),
      String(line),
      [...new Set(problems.map((problem) => problem.code))].join(' '),
      guarded(problems.map(({ column, message }) => (column ? `${column}: ${message}` : message)).join(' ')),
    ];
  });
  const head = [...kept.map((index) => guarded(header[index] ?? '')), '_line', '_codes', '_message'];
  return stringify([head, ...rows], { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}

/** A row's cells with the marks of its problems, each in its column, or in the last one if it has none. */
function markedCells(
  header: readonly string[],
  kept: readonly number[],
  cells: readonly string[],
  problems: readonly Problem[],
): string[] {
  const shown = header.map((_, index) => cells[index] ?? withMark('missing-cell', ''));
  for (const { code, column } of problems) {
    if (!isMarkedCode(code) || code === 'missing-cell') continue;
    const named = kept.find((index) => columnName(header[index] ?? '') === column);
    const index = named ?? kept.at(-1);
    if (index !== undefined) shown[index] = withMark(code, shown[index] ?? '');
  }
  return shown;
}
