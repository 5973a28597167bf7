import { KEY_COLUMNS, METRIC_COLUMNS, type MetricColumn } from '../../metrics/metric-columns.ts';
import { metricColumn } from './header-name.ts';
import type { MetricHeader } from './metric-row.ts';

/** A row of a file read as a header: which metric columns it names. Blank cells at its end are padding. */
export function metricHeader(row: readonly string[], line: number): MetricHeader {
  let length = row.length;
  while (length > 0 && row[length - 1]?.trim() === '') length -= 1;
  const cells = row.slice(0, length);
  const named = cells.map(metricColumn);
  // fromEntries does not keep the key type; every column has its entry.
  const positions = Object.fromEntries(METRIC_COLUMNS.map((name) => [name, named.indexOf(name)])) as Record<
    MetricColumn,
    number
  >;
  return { line, cells, columns: METRIC_COLUMNS.filter((name) => positions[name] >= 0), positions };
}

/** The key columns that a header lacks. */
export function missingColumns(header: MetricHeader): string[] {
  return KEY_COLUMNS.filter((name) => !header.columns.includes(name));
}
