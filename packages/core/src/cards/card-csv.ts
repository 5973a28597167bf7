import { stringify } from 'csv-stringify/browser/esm/sync';
import { guarded } from '../shared/formula-guard.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import type { Card, CardName } from './card.ts';
import type { CardParams } from './card-params.ts';
import { CARD_TABLES, type CardTable } from './card-tables.ts';
import { type CardOptions, cardFunctions } from './dashboard.ts';

/** Rows of a piece. */
const PIECE = 500;
/** Flights of a page of the pacing card. */
const PAGE = 200;

/**
 * A card's main table as CSV, a piece at a time: the pacing card page by page, so that all flights are there. Cells that
 * a spreadsheet would run as a formula get an apostrophe. A card with nothing to show is its header alone.
 *
 * @throws PodflightError `request.invalid`, before the first piece.
 * @example
 * for await (const piece of cardCsv(ctx, 'pacing', { podcast_id })) out.write(piece)
 */
export async function* cardCsv(
  ctx: PodflightContext,
  card: CardName,
  params: CardParams = {},
  options: CardOptions = {},
): AsyncGenerator<string> {
  // Each table takes its own card's data, which the two records keep by the same name.
  const table = CARD_TABLES[card] as CardTable<CardName>;
  const ask = cardFunctions[card] as (
    ctx: PodflightContext,
    params: CardParams,
    options: CardOptions,
  ) => Promise<Card<CardName, Parameters<typeof table.rows>[0]>>;
  let head: string[][] = [[...table.columns]];
  let cursor: string | undefined;
  do {
    const page = card === 'pacing' ? { limit: PAGE, ...(cursor !== undefined && { cursor }) } : {};
    const { data } = await ask(ctx, { ...params, ...page }, options);
    const rows = data === null ? [] : table.rows(data);
    for (let at = 0; at === 0 || at < rows.length; at += PIECE) {
      yield text([...head, ...rows.slice(at, at + PIECE).map((row) => cells(table.columns, row))]);
      head = [];
    }
    cursor = data !== null && 'next_cursor' in data ? (data.next_cursor ?? undefined) : undefined;
  } while (cursor !== undefined);
}

function cells(columns: readonly string[], row: Readonly<Record<string, unknown>>): string[] {
  return columns.map((column) => {
    const value = row[column];
    if (value === null || value === undefined) return '';
    return typeof value === 'number'
      ? String(value)
      : guarded(Array.isArray(value) ? value.join(' ') : String(value));
  });
}

function text(rows: string[][]): string {
  return rows.length === 0 ? '' : stringify(rows, { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}
