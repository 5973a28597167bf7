import type { z } from 'zod';
import { deliverAfterCommit } from '../../events/emit-event.ts';
import { parsedInput } from '../../shared/parsed-input.ts';
import { PodflightError } from '../../shared/podflight-error.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { allOrNothing, inSavepoint } from '../book/all-or-nothing.ts';
import { type BookIo, bookIoInput } from '../book/book-io-input.ts';
import { type Booked, bookOrder } from '../book/book-order.ts';
import { SlotTaken } from '../book/claim-slots.ts';
import { lockEpisodes } from '../book/lock-episodes.ts';
import type { IoOrder } from '../order/io-order.ts';
import { IO_CSV_COLUMNS, type IoCsvColumn } from './io-csv-columns.ts';
import { type IoCsvProblem, type IoCsvRow, ioCsvInvalid, readIoCsv } from './read-io-csv.ts';

/** What a file does not say of its orders. */
export const importIoCsvOptions = bookIoInput.omit({ campaign_id: true, lines: true });
export type ImportIoCsvOptions = z.input<typeof importIoCsvOptions>;

/** The rows of one deal, which become one order. */
type Group = { campaign_id: string; rows: readonly IoCsvRow[]; wanted: BookIo };

/**
 * Books the rows of a CSV file, one order for each `deal_id`: the whole file or nothing of it.
 *
 * @throws PodflightError `io.csv_invalid` with one entry of `errors` (`line`, `column`, `code`, `message`) for
 * each mistake, `request.invalid` for the options.
 *
 * @example
 * await importIoCsv(ctx, 'deal_id,ad_unit_id,episode_id,flight_start,flight_end\n…', { currency: 'USD' })
 */
export async function importIoCsv(
  ctx: PodflightContext,
  csv: string,
  options: ImportIoCsvOptions,
): Promise<{ orders: IoOrder[] }> {
  const shared = parsedInput(importIoCsvOptions, options);
  const groups = groupsOf(readIoCsv(csv), shared);
  const booked = await allOrNothing(ctx, async (db) => {
    // All at once and before any number is taken, as every booker does.
    await lockEpisodes(
      ctx,
      db,
      groups.flatMap(({ wanted }) => wanted.lines.map(({ episode_id }) => episode_id)),
    );
    const done: Booked[] = [];
    const problems: IoCsvProblem[] = [];
    // An order is several statements; a file has few of them, and one that fails must not hide the next.
    for (const group of groups) {
      try {
        done.push(await inSavepoint(db, () => bookOrder(ctx, db, { wanted: group.wanted, known: [] })));
      } catch (error) {
        problems.push(...problemsOf(error, group));
      }
    }
    if (problems.length > 0) throw ioCsvInvalid(problems.sort((a, b) => a.line - b.line));
    return done;
  });
  for (const event of booked.flatMap(({ events }) => events)) await deliverAfterCommit(ctx, event);
  return { orders: booked.map(({ order }) => order) };
}

function groupsOf(rows: readonly IoCsvRow[], shared: z.output<typeof importIoCsvOptions>): Group[] {
  const byDeal = new Map<string, IoCsvRow[]>();
  const problems: IoCsvProblem[] = [];
  for (const row of rows) {
    const { deal_id } = row.cells;
    if (deal_id === null)
      problems.push({ line: row.line, column: 'deal_id', code: 'missing', message: 'Name the deal.' });
    else byDeal.set(deal_id, [...(byDeal.get(deal_id) ?? []), row]);
  }
  if (rows.length === 0)
    problems.push({ line: 1, column: null, code: 'empty', message: 'The file has no rows.' });
  const groups = [...byDeal].flatMap(([campaign_id, ofDeal]): Group[] => {
    const idempotency_key =
      shared.idempotency_key === null ? null : `${shared.idempotency_key}/${campaign_id}`;
    const input = { ...shared, idempotency_key, campaign_id, lines: ofDeal.map(lineOf) };
    const parsed = bookIoInput.safeParse(input);
    if (parsed.success) return [{ campaign_id, rows: ofDeal, wanted: parsed.data }];
    problems.push(
      ...parsed.error.issues.map(({ path, message }) =>
        problemAt(path.join('.'), 'invalid', message, ofDeal),
      ),
    );
    return [];
  });
  if (problems.length > 0) throw ioCsvInvalid(problems.sort((a, b) => a.line - b.line));
  return groups;
}

function lineOf({ cells }: IoCsvRow) {
  const { deal_id: _, booked_impressions, booked_cpm_cents, ...texts } = cells;
  return {
    ...texts,
    booked_impressions: number(booked_impressions),
    booked_cpm_cents: number(booked_cpm_cents),
  };
}

/** What is no whole number stays text, which the schema refuses where it stands. */
function number(cell: string | null): number | string | null {
  return cell !== null && /^\d{1,15}$/.test(cell) ? Number(cell) : cell;
}

function problemsOf(error: unknown, { rows }: Group): IoCsvProblem[] {
  if (error instanceof SlotTaken) {
    const message = 'Somebody else, or another row, has this ad unit in this episode during the flight.';
    return error.lines.map((n) => problemAt(`lines.${n}.flight_start`, 'io.slot_taken', message, rows));
  }
  if (!(error instanceof PodflightError)) throw error;
  const { errors } = error.details;
  // Podflight's own refusals say where in `path`.
  const items = (Array.isArray(errors) ? errors : []) as { path: string; code: string; message: string }[];
  if (items.length === 0) return [problemAt('campaign_id', error.code, error.message, rows)];
  return items.map(({ path, code, message }) => problemAt(path, code, message, rows));
}

function problemAt(path: string, code: string, message: string, rows: readonly IoCsvRow[]): IoCsvProblem {
  const [, n = '0', field = ''] = /^lines\.(\d+)(?:\.(\w+))?/.exec(path) ?? [];
  const named = path === 'campaign_id' ? 'deal_id' : field;
  const column = IO_CSV_COLUMNS.find((one): one is IoCsvColumn => one === named) ?? null;
  return { line: rows[Number(n)]?.line ?? 1, column, code, message };
}
