import { PodflightError } from '../../shared/podflight-error.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { bookIoInput } from '../book/book-io-input.ts';
import { alreadyBooked, type BookedOrders, bookOpened } from '../book/book-order.ts';
import { type Opened, openOrders, type WantedOrder } from '../book/open-orders.ts';
import { type Deal, readDeals } from '../book/read-deal.ts';
import { findLines, type KnownLine, knownLines, lineFaults } from '../book/read-lines.ts';
import { cellProblem, type IoCsvLine } from './csv-line.ts';
import { IO_CSV_COLUMNS } from './io-csv-columns.ts';
import { csvRefused, type IoCsvProblem } from './io-csv-problem.ts';
import type { IoCsvRow } from './read-io-csv.ts';

/** A line that was looked up, and the row that it is. */
export type KnownCsvLine = KnownLine & { row: IoCsvRow };

/** A file's lines, and what its orders share. `known` is filled for whoever has to tell what else is free. */
export type CsvBooking = {
  currency: string;
  time_zone: string;
  idempotency_key: string | null;
  lines: readonly IoCsvLine[];
  known: KnownCsvLine[];
};

/** The lines of a deal; null where there is no such deal. */
type Group = { deal: Deal | null; lines: IoCsvLine[] };

/**
 * Books the lines inside the caller's transaction, an order for each deal, in as many queries for a whole file
 * as `bookIo` needs for one order, and in the same order.
 *
 * @throws SlotTaken with indices into `known`; PodflightError as `importIoCsv`.
 */
export async function bookCsvLines(
  ctx: PodflightContext,
  db: TenantDb,
  file: CsvBooking,
): Promise<BookedOrders> {
  file.known.length = 0;
  const groups = await byDeal(ctx, db, file.lines);
  const lines = groups.flatMap((group) => group.lines);
  const orders = groups.flatMap(({ deal, lines }) => (deal ? [orderOf(file, deal, lines)] : []));
  const isWhole = orders.length === groups.length;
  const { opened, already } = isWhole ? await openFile(ctx, db, file, orders) : { opened: [], already: null };
  if (already) return alreadyBooked(ctx, db, already);
  const found = await findLines(
    ctx,
    db,
    lines.map(({ wanted }) => wanted),
    file.time_zone,
  );
  const problems = [...dealProblems(groups), ...lineProblems(found, lines)];
  if (problems.length > 0) throw csvRefused(problems);
  const known = knownLines(found);
  file.known.push(...lines.flatMap(({ row }, n) => (known[n] ? [{ ...known[n], row }] : [])));
  return inRows(lines, () => bookOpened(ctx, db, { opened, known }));
}

/** Gathers lines by the deal that they name, in the order in which the file names deals. */
async function byDeal(ctx: PodflightContext, db: TenantDb, lines: readonly IoCsvLine[]): Promise<Group[]> {
  const ids = [...new Set(lines.map(({ deal_id }) => deal_id))];
  const deals = await readDeals(ctx, db, ids);
  const dealOf = new Map(ids.map((id, n) => [id, deals[n] ?? null]));
  const groups = new Map<string, Group>();
  for (const line of lines) {
    const deal = dealOf.get(line.deal_id) ?? null;
    // One deal may be written in several ways, such as a UUID in capitals.
    const key = deal?.campaign_id ?? line.deal_id;
    const group = groups.get(key);
    if (group) group.lines.push(line);
    else groups.set(key, { deal, lines: [line] });
  }
  return [...groups.values()];
}

function orderOf(
  { currency, time_zone, idempotency_key }: CsvBooking,
  deal: Deal,
  group: readonly IoCsvLine[],
): WantedOrder {
  const { campaign_id } = deal;
  const lines = group.map(({ wanted }) => wanted);
  // The schema fills in an order's defaults; its limit of lines is one of requests.
  const order = bookIoInput.parse({ campaign_id, currency, time_zone, lines: lines.slice(0, 1) });
  const key = idempotency_key === null ? null : `${idempotency_key}/${campaign_id}`;
  return { deal, wanted: { ...order, lines, idempotency_key: key } };
}

/** Opens the file's orders; what it says of an order's key, it says of the file's. */
async function openFile(
  ctx: PodflightContext,
  db: TenantDb,
  { idempotency_key }: CsvBooking,
  orders: readonly WantedOrder[],
): Promise<Opened> {
  try {
    return await openOrders(ctx, db, orders);
  } catch (error) {
    if (!(error instanceof PodflightError) || error.code !== 'io.idempotency_key_reused') throw error;
    const message = 'This idempotency key came before with another file. Use a new key for a new file.';
    throw new PodflightError('io.idempotency_key_reused', message, { idempotency_key }, { cause: error });
  }
}

function dealProblems(groups: readonly Group[]): IoCsvProblem[] {
  return groups.flatMap(({ deal, lines }) =>
    deal
      ? []
      : lines.map(({ row }) =>
          cellProblem(row, 'deal_id', 'io.campaign_not_found', 'There is no deal with this id.'),
        ),
  );
}

function lineProblems(found: Parameters<typeof lineFaults>[0], lines: readonly IoCsvLine[]): IoCsvProblem[] {
  const faults = lineFaults(
    found,
    lines.map(({ wanted }) => wanted),
  );
  return faults.flatMap(({ n, field, code, message }) =>
    lines[n] ? [cellProblem(lines[n].row, field, code, message)] : [],
  );
}

/** Runs work on lines; what it says of a line's field, it says of the row's cell. */
async function inRows<T>(lines: readonly IoCsvLine[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PodflightError) || !Array.isArray(error.details.errors)) throw error;
    const problems = error.details.errors.flatMap(({ path, code, message }) => {
      const [, n, field] = /^lines\.(\d+)\.(\w+)$/.exec(path) ?? [];
      const row = lines[Number(n)]?.row;
      const column = IO_CSV_COLUMNS.find((one) => one === field);
      return row && column ? [cellProblem(row, column, code, message)] : [];
    });
    throw problems.length > 0 ? csvRefused(problems) : error;
  }
}
