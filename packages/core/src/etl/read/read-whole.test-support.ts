import { METRIC_COLUMNS } from '../../metrics/metric-columns.ts';
import { DEFAULT_IMPORT_LIMITS, type ImportLimits } from '../import-limits.ts';
import type { Problem } from '../problem.ts';
import type { ColumnDayOrder } from './day-order.ts';
import { FileRefused } from './file-refused.ts';
import type { MetricRow, RejectedRow } from './metric-row.ts';
import { readMetricRows } from './read-metric-rows.ts';
import type { ReadOptions } from './read-options.ts';

/** A file read to its end, or to where it was refused. */
export type WholeFile = {
  rows: MetricRow[];
  rejected: RejectedRow[];
  warnings: Problem[];
  batches: number;
  day_order?: ColumnDayOrder;
  header?: string[];
  refused: Problem | null;
};

export type WholeOptions = Partial<Omit<ReadOptions, 'limits'>> & {
  limits?: Partial<ImportLimits>;
  chunkBytes?: number;
};

export const EPISODE = '6513270e-269e-4d37-b2a7-4de452e6b438';
export const HEADER = METRIC_COLUMNS.join(',');

/** A canonical file with one row, of which some cells are given. */
export function withRow(cells: Partial<Record<(typeof METRIC_COLUMNS)[number], string>>): string {
  const row = {
    day: '2026-09-01',
    episode_id: EPISODE,
    source: 'spotify',
    downloads: '43',
    listeners: '93',
    completion_rate: '0.413',
    ctr: '0.007',
    conversions: '2',
    revenue_cents: '9028',
    ...cells,
  };
  const quoted = METRIC_COLUMNS.map((name) =>
    /[",\n]/.test(row[name]) ? `"${row[name].replaceAll('"', '""')}"` : row[name],
  );
  return `${HEADER}\n${quoted.join(',')}\n`;
}

/** Reads all of a file. Today is 2026-11-23. */
export async function readWhole(file: string | Uint8Array, options: WholeOptions = {}): Promise<WholeFile> {
  const { limits, chunkBytes = 65_536, ...rest } = options;
  const whole: WholeFile = { rows: [], rejected: [], warnings: [], batches: 0, refused: null };
  const source = chunked(typeof file === 'string' ? new TextEncoder().encode(file) : file, chunkBytes);
  const batches = readMetricRows(source, {
    today: '2026-11-23',
    ...rest,
    limits: { ...DEFAULT_IMPORT_LIMITS, ...limits },
  });
  try {
    let next = await batches.next();
    while (!next.done) {
      whole.batches += 1;
      whole.rows.push(...next.value.rows);
      whole.rejected.push(...next.value.rejected);
      whole.warnings.push(...next.value.warnings);
      next = await batches.next();
    }
    whole.day_order = next.value.day_order;
    whole.header = next.value.header.cells;
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    whole.refused = error.problem;
  }
  return whole;
}

/** The values of rows without where they stood. */
export function valuesOf({ rows }: WholeFile) {
  return rows.map(({ line: _, cells: __, ...values }) => values);
}

async function* chunked(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}
