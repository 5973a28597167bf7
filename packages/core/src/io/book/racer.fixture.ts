import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { PodflightError } from '../../shared/podflight-error.ts';
import type { PodflightContext } from '../../tenancy/index.ts';
import { type BookIoInput, bookIo, cancelBooking, type EditBookingInput, editBooking } from '../index.ts';

/**
 * A process of many bookers with a connection each, for double-booking.test.ts and the bench. It says
 * `ready` once all are connected; then each `Race` that it gets is run by all of them at once.
 */
export type Race = { tenant_id: string; moves: Move[] };

/** What one booker does: `bookIo` and `editBooking` as hosts call them, or the check-then-insert that somebody might write beside them. */
export type Move =
  | { how: 'bookIo' | 'check_then_insert'; order: BookIoInput }
  | { how: 'editBooking'; io_id: string; change: EditBookingInput }
  | { how: 'cancelBooking'; io_id: string };
export type Attempt = { outcome: string; ms: number };

const [url, bookers] = process.argv.slice(2);
if (!url || !bookers) throw new Error('usage: <url> <bookers>');

const pool = new pg.Pool({ connectionString: url, max: Number(bookers) });
const db = new Kysely<never>({ dialect: new PostgresDialect({ pool }) });

async function attempt(tenant_id: string, move: Move): Promise<Attempt> {
  const started = performance.now();
  const outcome = await make({ db, tenant_id }, move).catch((error: unknown) =>
    error instanceof PodflightError
      ? error.code
      : `${error instanceof Error && 'code' in error ? error.code : ''} ${String(error)}`,
  );
  return { outcome, ms: performance.now() - started };
}

function make(ctx: PodflightContext, move: Move): Promise<string> {
  switch (move.how) {
    case 'bookIo':
      return bookIo(ctx, move.order).then(() => 'booked');
    case 'editBooking':
      return editBooking(ctx, move.io_id, move.change).then(() => 'moved');
    case 'cancelBooking':
      return cancelBooking(ctx, move.io_id).then(() => 'cancelled');
    case 'check_then_insert':
      return checkThenInsert(ctx.tenant_id, move.order);
  }
}

async function checkThenInsert(tenant_id: string, order: BookIoInput): Promise<string> {
  const [line] = order.lines;
  return db.transaction().execute(async (trx) => {
    await sql`select set_config('app.current_tenant', ${tenant_id}, true)`.execute(trx);
    const { rows } = await sql`select 1 from io_bookings
      where tenant_id = ${tenant_id} and ad_unit_id = ${line?.ad_unit_id} and episode_id = ${line?.episode_id}
        and status <> 'cancelled' and flight_start < ${line?.flight_end}::timestamptz
        and flight_end > ${line?.flight_start}::timestamptz`.execute(trx);
    if (rows.length > 0) return 'io.slot_taken';
    const inserted = await sql`insert into io_bookings
        (tenant_id, campaign_id, ad_unit_id, episode_id, slot_no, flight_start, flight_end)
      values (${tenant_id}, ${order.campaign_id}, ${line?.ad_unit_id}, ${line?.episode_id}, 1,
        ${line?.flight_start}, ${line?.flight_end})
      on conflict do nothing returning 1`.execute(trx);
    return inserted.rows.length > 0 ? 'booked' : 'io.slot_taken';
  });
}

// All connections are open before anybody races.
await Promise.all(Array.from({ length: Number(bookers) }, () => sql`select pg_sleep(0.2)`.execute(db)));
process.on('message', (race: Race) => {
  void Promise.all(race.moves.map((move) => attempt(race.tenant_id, move))).then((attempts) =>
    process.send?.(attempts),
  );
});
process.once('disconnect', () => process.exit(0));
process.send?.('ready');
