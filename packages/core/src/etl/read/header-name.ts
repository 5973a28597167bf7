import { METRIC_COLUMNS, type MetricColumn } from '../../metrics/metric-columns.ts';

const COLUMNS = new Map<string, MetricColumn>(METRIC_COLUMNS.map((column) => [bare(column), column]));

/** Columns that the error report adds to a file; they are read past without a word. */
const REPORT_COLUMNS = new Set(['_line', '_codes', '_message']);

/** The metric column that a header cell names, whatever its case, spaces, hyphens and underscores. */
export function metricColumn(cell: string): MetricColumn | null {
  return COLUMNS.get(bare(cell)) ?? null;
}

/** What problems call the column under a header cell; null when the cell is blank. */
export function columnName(cell: string): string | null {
  return metricColumn(cell) ?? (cell.trim() || null);
}

/** Whether a header cell is one that the error report adds. */
export function isReportColumn(cell: string): boolean {
  return REPORT_COLUMNS.has(cell.trim().toLowerCase());
}

/** Whether a file is an error report, in which some cells are guarded by an apostrophe. */
export function isReport(header: readonly string[]): boolean {
  return header.filter(isReportColumn).length === REPORT_COLUMNS.size;
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[\s_\-\u200B\uFEFF]+/g, '');
}
