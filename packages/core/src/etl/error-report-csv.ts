import { stringify } from 'csv-stringify/browser/esm/sync';
import { guarded } from './read/formula-guard.ts';
import { isReportColumn } from './read/header-name.ts';
import type { RejectedRow } from './read/metric-row.ts';

/**
 * Rejected rows as CSV: the cells as they were written, then the line, the codes and the messages of
 * what is wrong. Cells that a spreadsheet would run as a formula get an apostrophe, which reading such
 * a report takes off again. Once its rows are corrected the report imports as it is.
 *
 * Every row has as many cells as the header: a short row is filled up, and what a long one has beyond
 * the header is only in its message.
 *
 * @param header - The cells of the file's header.
 */
export function errorReportCsv(header: readonly string[], rejected: readonly RejectedRow[]): string {
  const kept = header.flatMap((cell, index) => (isReportColumn(cell) ? [] : [index]));
  const rows = rejected.map(({ line, cells, problems }) => [
    ...kept.map((index) => guarded(cells[index] ?? '')),
    String(line),
    [...new Set(problems.map((problem) => problem.code))].join(' '),
    guarded(problems.map(({ column, message }) => (column ? `${column}: ${message}` : message)).join(' ')),
  ]);
  const head = [...kept.map((index) => guarded(header[index] ?? '')), '_line', '_codes', '_message'];
  return stringify([head, ...rows], { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}
