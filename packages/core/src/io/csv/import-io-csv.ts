import { z } from 'zod';
import { deliverAfterCommit } from '../../events/emit-event.ts';
import { parsedInput } from '../../shared/parsed-input.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { currencyCode } from '../ad-unit/ad-unit.ts';
import { allOrNothing } from '../book/all-or-nothing.ts';
import { timeZoneName } from '../book/book-io-input.ts';
import { SlotTaken } from '../book/claim-slots.ts';
import { slotAlternatives } from '../book/slot-alternatives.ts';
import type { IoOrder } from '../order/io-order.ts';
import { lineOfText } from '../text-parts.ts';
import { bookCsvLines, type KnownCsvLine } from './book-csv-lines.ts';
import { cellProblem, csvLine } from './csv-line.ts';
import { csvRefused, type IoCsvProblem, ioCsvProblem } from './io-csv-problem.ts';
import { readIoCsv } from './read-io-csv.ts';

/** How a CSV file of bookings is read. */
export const importIoCsvOptions = z.strictObject({
  /** Of every rate in the file. */
  currency: currencyCode,
  /** In which days are read. */
  time_zone: timeZoneName.default('UTC'),
  /** Does everything but keep it: what would be booked, or why it would not. */
  dry_run: z.boolean().default(false),
  /** A repeat with the same key and the same file answers with the first one's orders. */
  idempotency_key: lineOfText(255).nullable().default(null),
});
export type ImportIoCsvOptions = z.input<typeof importIoCsvOptions>;

/** What a CSV file of bookings became. */
export const ioImportReport = z
  .object({
    dry_run: z.boolean(),
    rows_read: z.int(),
    /** One for each deal, in the order in which the file names them. */
    orders: z.array(
      z.object({
        campaign_id: z.string(),
        /** Null of a dry run, as `io_number`. */
        insertion_order_id: z.string().nullable(),
        io_number: z.string().nullable(),
        lines: z.int(),
        /** Sum of the lines' costs, in minor units. */
        gross_cents: z.int(),
        already_booked: z.boolean(),
      }),
    ),
    /** What was read past, such as unknown columns. */
    warnings: z.array(ioCsvProblem),
  })
  .meta({ id: 'IoImportReport' });
export type IoImportReport = z.infer<typeof ioImportReport>;

/** Taken lines for which free slots are looked for; more than a person works through anyway. */
const WITH_ALTERNATIVES = 50;

/** Undoes a dry run. */
class DryRunDone extends Error {
  override readonly name = 'DryRunDone';
  readonly orders: IoOrder[];
  constructor(orders: IoOrder[]) {
    super('This was a dry run.');
    this.orders = orders;
  }
}

/**
 * Books what a CSV file says, one order for each deal: the whole file or nothing. Columns are
 * {@link IO_CSV_COLUMNS} by name in any order; `episode_id`, `booked_impressions`, `booked_cpm_cents`,
 * `promo_code`, `vanity_url` and `read_type` may be empty or missing. At most 2,000 rows.
 *
 * @param source - The file, UTF-8 or UTF-16.
 * @throws PodflightError `request.invalid` for the options; `io.csv_refused` with one entry of `errors` per
 * problem: `line`, `column`, `code`, `message`, `value`, and `alternatives` for `io.slot_taken`;
 * `io.time_zone_unknown`; `io.idempotency_key_reused` for a key that came with another file.
 *
 * @example
 * await importIoCsv(ctx, await file.bytes(), { currency: 'EUR', time_zone: 'Europe/Berlin', dry_run: true })
 */
export async function importIoCsv(
  ctx: PodflightContext,
  source: Uint8Array | string,
  options: ImportIoCsvOptions,
): Promise<IoImportReport> {
  const { dry_run, ...frame } = parsedInput(importIoCsvOptions, options);
  const table = readIoCsv(source);
  const read = table.rows.map(csvLine);
  const problems = [...table.problems, ...read.flatMap((one) => (Array.isArray(one) ? one : []))];
  if (problems.length > 0) throw csvRefused(problems);
  const lines = read.flatMap((one) => (Array.isArray(one) ? [] : [one]));
  const known: KnownCsvLine[] = [];
  const idempotency_key = dry_run ? null : frame.idempotency_key;
  let orders: IoOrder[];
  try {
    const booked = await allOrNothing(ctx, async (db) => {
      const done = await bookCsvLines(ctx, db, { ...frame, idempotency_key, lines, known });
      if (dry_run) throw new DryRunDone(done.orders);
      return done;
    });
    orders = booked.orders;
    for (const event of booked.events) await deliverAfterCommit(ctx, event);
  } catch (error) {
    if (error instanceof SlotTaken) throw csvRefused(await takenProblems(ctx, error, known, frame.time_zone));
    if (!(error instanceof DryRunDone)) throw error;
    orders = error.orders;
  }
  return {
    dry_run,
    rows_read: table.rows.length,
    orders: orders.map((order) => ({
      campaign_id: order.campaign_id ?? '',
      insertion_order_id: dry_run ? null : order.insertion_order_id,
      io_number: dry_run ? null : order.io_number,
      lines: order.lines.length,
      gross_cents: order.lines.reduce((sum, { line_cost_cents }) => sum + (line_cost_cents ?? 0), 0),
      already_booked: order.already_booked,
    })),
    warnings: table.warnings,
  };
}

async function takenProblems(
  ctx: PodflightContext,
  { lines }: SlotTaken,
  known: readonly KnownCsvLine[],
  time_zone: string,
): Promise<IoCsvProblem[]> {
  const taken = lines.flatMap((n) => known[n] ?? []);
  const alternatives = await slotAlternatives(ctx, taken.slice(0, WITH_ALTERNATIVES), time_zone);
  const message =
    'This ad unit has no free slot in this episode during the flight. Take one of the alternatives, or another flight.';
  return taken.map(({ row }, at) => ({
    ...cellProblem(row, 'ad_unit_id', 'io.slot_taken', message),
    alternatives: alternatives[at] ?? [],
  }));
}
