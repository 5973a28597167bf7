import type { Problem } from './problem.ts';
import type { RejectedRow } from './read/metric-row.ts';

/**
 * What an import has seen so far: everything is counted, and the first `limit` problems are kept, so
 * that memory does not grow with the file.
 */
export type ImportTally = {
  rows_read: number;
  rejected: number;
  rejectedRows: RejectedRow[];
  errors: Problem[];
  errors_total: number;
  warnings: Problem[];
  warnings_total: number;
  /** The header as written, once it has been found. */
  header: readonly string[];
  readonly limit: number;
};

export function emptyTally(limit: number): ImportTally {
  return {
    rows_read: 0,
    rejected: 0,
    rejectedRows: [],
    errors: [],
    errors_total: 0,
    warnings: [],
    warnings_total: 0,
    header: [],
    limit,
  };
}

/**
 * Counts rejected rows and keeps them while there is room. Of `total` rows the first may be given; each
 * of the others then has one problem.
 */
export function tallyRejected(
  tally: ImportTally,
  rows: readonly RejectedRow[],
  total: number = rows.length,
): void {
  tally.rejected += total - rows.length;
  tally.errors_total += total - rows.length;
  for (const row of rows) {
    tally.rejected += 1;
    tally.errors_total += row.problems.length;
    if (tally.errors.length + row.problems.length > tally.limit) continue;
    tally.errors.push(...row.problems);
    tally.rejectedRows.push(row);
  }
}

/** Counts warnings and keeps them while there is room. */
export function tallyWarnings(
  tally: ImportTally,
  warnings: readonly Problem[],
  total = warnings.length,
): void {
  tally.warnings_total += total;
  tally.warnings.push(...warnings.slice(0, tally.limit - tally.warnings.length));
}
