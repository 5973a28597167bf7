import { arrayElements } from '../shared/array-literal.ts';
import type { StagedRow } from './metric-row.ts';

/** The columns of a staged row in the order they are written, and their SQL types; the episode's is the host's. */
export const STAGED_COLUMNS = {
  line: 'int',
  episode_id: null,
  day: 'date',
  day_ambiguous: 'boolean',
  source: 'text',
  downloads: 'bigint',
  listeners: 'bigint',
  completion_rate: 'float8',
  ctr: 'float8',
  conversions: 'bigint',
  revenue_cents: 'bigint',
} as const;

/** Name of a staged column. */
export type StagedColumn = keyof typeof STAGED_COLUMNS;

/**
 * Rows on their way to the database, column by column, as the text that will be sent. Kept so, a row's
 * own objects can go as soon as it is read, and memory stays small.
 */
export type StagedColumns = { rows: number; texts: Record<StagedColumn, string[]> };

/** Columns without rows. */
export function emptyColumns(): StagedColumns {
  const names = Object.keys(STAGED_COLUMNS);
  // The keys are those of the constant above.
  return {
    rows: 0,
    texts: Object.fromEntries(names.map((name) => [name, []])) as unknown as StagedColumns['texts'],
  };
}

/** Adds rows at the end of the columns. */
export function appendRows(columns: StagedColumns, rows: readonly StagedRow[]): void {
  if (rows.length === 0) return;
  columns.rows += rows.length;
  for (const [name, texts] of Object.entries(columns.texts)) {
    // Object.entries forgets the key type.
    texts.push(arrayElements(rows, name as StagedColumn));
  }
}
