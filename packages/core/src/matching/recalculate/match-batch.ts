import { arrayElement } from '../../shared/array-literal.ts';
import { type ByteText, byteText } from '../../shared/byte-text.ts';
import { type Change, moved } from './match-moves.ts';
import type { MatchRow } from './match-row.ts';

/** Columns of a match whose texts stand one a line: half as long as an array of JSON, whose quotes are all escaped. */
export const LINES = ['rationale', 'signals', 'reasons', 'gates', 'problems'] as const;
/** Columns that stand as the elements of an array literal. */
export const ELEMENTS = [
  'match_id',
  'advertiser_id',
  'podcast_id',
  'score',
  'range_low',
  'range_high',
  'coverage',
  'eligible',
  'provisional',
  'input_hash',
] as const;

/** Matches on their way to one statement, as the bytes that are sent: their own objects can go at once. */
export type MatchBatch = {
  rows: number;
  columns: Readonly<Record<keyof MatchRow, ByteText>>;
  /** Of the pairs that moved, the first ones as they are. */
  told: Change[];
  /** Ids of all pairs that moved. */
  moved: string[];
};

export function emptyBatch(): MatchBatch {
  const names = [...ELEMENTS, ...LINES];
  // The names are all there are.
  const columns = Object.fromEntries(
    names.map((name) => [name, byteText()]),
  ) as unknown as MatchBatch['columns'];
  return { rows: 0, columns, told: [], moved: [] };
}

/** Adds a row; keeps it for its event when it moved and fewer than `most` did before. */
export function addTo(batch: MatchBatch, change: Change, most: number): void {
  const { row } = change;
  const between = batch.rows > 0;
  for (const name of ELEMENTS) {
    const element = arrayElement(row[name]);
    batch.columns[name].append(between ? `,${element}` : `${element}`);
  }
  for (const name of LINES) batch.columns[name].append(between ? `\n${row[name]}` : row[name]);
  batch.rows += 1;
  if (!moved(change)) return;
  batch.moved.push(row.match_id);
  if (batch.told.length < most) batch.told.push(change);
}

/** Empties a batch, so that its memory serves another one. */
export function clear(batch: MatchBatch): void {
  for (const column of Object.values(batch.columns)) column.clear();
  batch.rows = 0;
  batch.told = [];
  batch.moved = [];
}
