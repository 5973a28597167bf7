import { PodflightError } from '../../shared/podflight-error.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { bookIoInput } from '../book/book-io-input.ts';
import { type Booked, bookOrder } from '../book/book-order.ts';
import { claimSponsorsCodes } from '../book/claim-promo-codes.ts';
import { refuseTakenSlots, SlotTaken } from '../book/claim-slots.ts';
import { lockEpisodes } from '../book/lock-episodes.ts';
import { type Deal, readDeals } from '../book/read-deal.ts';
import { findLines, type KnownLine, knownLines, lineFaults } from '../book/read-lines.ts';
import { refuseCompetitors } from '../book/refuse-competitors.ts';
import { releaseLapsedHolds } from '../book/release-lapsed-holds.ts';
import { cellProblem, type IoCsvLine } from './csv-line.ts';
import { IO_CSV_COLUMNS } from './io-csv-columns.ts';
import { csvRefused } from './io-csv-problem.ts';
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

type Placed = { line: IoCsvLine; deal: Deal; known: KnownLine };

/**
 * Books the lines inside the caller's transaction, an order for each deal. Everything that two callers could
 * wait for one another for is taken before the first order, for the whole file, in the order in which
 * `bookIo` takes it: episodes, then promo codes, then the number.
 *
 * @throws SlotTaken with indices into `known`; PodflightError as `importIoCsv`.
 */
export async function bookCsvLines(ctx: PodflightContext, db: TenantDb, file: CsvBooking): Promise<Booked[]> {
  const { known } = file;
  known.length = 0;
  const groups = await placedByDeal(ctx, db, file);
  const placed = groups.flat();
  known.push(...placed.map((one) => ({ ...one.known, row: one.line.row })));
  const episodes = known.map(({ episode_id }) => episode_id);
  await lockEpisodes(ctx, db, episodes);
  const repeated = await isRepeated(ctx, db, groups, file.idempotency_key);
  if (!repeated) {
    await releaseLapsedHolds(ctx, db, episodes);
    await refuseTakenSlots(ctx, db, known);
    await inRows(placed, () =>
      claimSponsorsCodes(
        ctx,
        db,
        placed.map(({ line: { wanted }, deal: { sponsor_id }, known: { podcast_id } }) => ({
          promo_code: wanted.promo_code,
          podcast_id,
          sponsor_id,
        })),
      ),
    );
  }
  // Before the first order, so that every row of every deal is told of at once.
  if (!repeated) {
    await inRows(placed, () =>
      refuseCompetitors(
        ctx,
        db,
        placed.map((one) => ({ ...one.known, deal: one.deal })),
      ),
    );
  }
  const booked: Booked[] = [];
  let before = 0;
  for (const group of groups) {
    const from = before;
    before += group.length;
    booked.push(await inRows(group, () => bookGroup(ctx, db, file, group), from));
  }
  if (repeated && booked.some(({ order }) => !order.already_booked)) throw keyReused(file.idempotency_key);
  return booked;
}

/** Refuses lines that name what is not there, all at once, and gathers the others by deal. */
async function placedByDeal(
  ctx: PodflightContext,
  db: TenantDb,
  { lines, time_zone }: CsvBooking,
): Promise<Placed[][]> {
  const ids = [...new Set(lines.map(({ deal_id }) => deal_id))];
  const deals = await readDeals(ctx, db, ids);
  const dealOf = new Map(ids.map((id, n) => [id, deals[n] ?? null]));
  const wanted = lines.map((line) => line.wanted);
  const found = await findLines(ctx, db, wanted, time_zone);
  const problems = [
    ...lines.flatMap(({ row, deal_id }) =>
      dealOf.get(deal_id)
        ? []
        : [cellProblem(row, 'deal_id', 'io.campaign_not_found', 'There is no deal with this id.')],
    ),
    ...lineFaults(found, wanted).flatMap(({ n, field, code, message }) =>
      lines[n] ? [cellProblem(lines[n].row, field, code, message)] : [],
    ),
  ];
  if (problems.length > 0) throw csvRefused(problems);
  const groups = new Map<string, Placed[]>();
  for (const [n, known] of knownLines(found).entries()) {
    const line = lines[n];
    const deal = line && dealOf.get(line.deal_id);
    if (!deal) continue;
    groups.set(deal.campaign_id, [...(groups.get(deal.campaign_id) ?? []), { line, deal, known }]);
  }
  return [...groups.values()];
}

async function bookGroup(
  ctx: PodflightContext,
  db: TenantDb,
  { currency, time_zone, idempotency_key }: CsvBooking,
  group: readonly Placed[],
): Promise<Booked> {
  const campaign_id = group[0]?.deal.campaign_id ?? '';
  const lines = group.map(({ line }) => line.wanted);
  // The schema fills in an order's defaults; its limit of lines is one of requests.
  const order = bookIoInput.parse({ campaign_id, currency, time_zone, lines: lines.slice(0, 1) });
  const wanted = { ...order, lines, idempotency_key: keyOf(idempotency_key, campaign_id) };
  return bookOrder(ctx, db, { wanted, known: [] });
}

/** Whether orders of this key are there already. */
async function isRepeated(
  ctx: PodflightContext,
  db: TenantDb,
  groups: readonly Placed[][],
  idempotency_key: string | null,
): Promise<boolean> {
  if (idempotency_key === null) return false;
  const keys = groups.flatMap(([first]) => keyOf(idempotency_key, first?.deal.campaign_id ?? '') ?? []);
  const earlier = await db
    .selectFrom('insertion_orders')
    .where('tenant_id', '=', ctx.tenant_id)
    .where('idempotency_key', 'in', keys)
    .select('insertion_order_id')
    .limit(1)
    .executeTakeFirst();
  return earlier !== undefined;
}

function keyOf(idempotency_key: string | null, campaign_id: string): string | null {
  return idempotency_key === null ? null : `${idempotency_key}/${campaign_id}`;
}

function keyReused(idempotency_key: string | null): PodflightError {
  const message = 'This idempotency key came before with another file. Use a new key for a new file.';
  return new PodflightError('io.idempotency_key_reused', message, { idempotency_key });
}

/** Runs work on lines; what it says of a line's field, it says of the row's cell. */
async function inRows<T>(lines: readonly Placed[], work: () => Promise<T>, before = 0): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SlotTaken) throw new SlotTaken(error.lines.map((n) => n + before));
    if (!(error instanceof PodflightError) || !Array.isArray(error.details.errors)) throw error;
    const problems = error.details.errors.flatMap(({ path, code, message }) => {
      const [, n, field] = /^lines\.(\d+)\.(\w+)$/.exec(path) ?? [];
      const row = lines[Number(n)]?.line.row;
      const column = IO_CSV_COLUMNS.find((one) => one === field);
      return row && column ? [cellProblem(row, column, code, message)] : [];
    });
    throw problems.length > 0 ? csvRefused(problems) : error;
  }
}
