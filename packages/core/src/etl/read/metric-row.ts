import type { MetricColumn } from '../../metrics/metric-columns.ts';
import type { StagedRow } from '../../metrics/metric-row.ts';
import type { Problem } from '../problem.ts';

/** A good row of a metrics file, with its cells as written for a report, should it be rejected later. */
export type MetricRow = StagedRow & { cells: string[] };

/** A row that cannot be stored, and why. */
export type RejectedRow = { line: number; cells: string[]; problems: Problem[] };

/** The header row: its cells as written, and which of them hold which metric column. */
export type MetricHeader = {
  line: number;
  cells: string[];
  /** The metric columns that the file has. */
  columns: readonly MetricColumn[];
  /** Index of each metric column among the cells; -1 when absent. */
  positions: Readonly<Record<MetricColumn, number>>;
};

/** Some rows of a file, in file order. `rows` and `rejected` together are the rows read. */
export type MetricBatch = {
  header: MetricHeader;
  rows: MetricRow[];
  rejected: RejectedRow[];
  warnings: Problem[];
};
