import { sql } from 'kysely';
import { deliverAfterCommit } from '../../events/emit-event.ts';
import { parsedInput } from '../../shared/parsed-input.ts';
import { PodflightError } from '../../shared/podflight-error.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { fitsKey, keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import { type TenantDb, withTenant } from '../../tenancy/with-tenant.ts';
import { allOrNothing } from '../book/all-or-nothing.ts';
import { bookIoInput } from '../book/book-io-input.ts';
import { type Booked, bookOrder } from '../book/book-order.ts';
import { lockEpisodes } from '../book/lock-episodes.ts';
import type { KnownLine } from '../book/read-lines.ts';
import { orAlternatives } from '../book/slot-alternatives.ts';
import { type LockedIo, lockIo } from '../change/lock-io.ts';
import { ioNotFound, readIo } from '../get-io.ts';
import { flipStatus } from '../lifecycle/flip-status.ts';
import type { IoOrder } from '../order/io-order.ts';
import { type BookMakegood, type BookMakegoodInput, bookMakegoodInput } from './makegood-input.ts';
import { type MakegoodSize, sizeOf } from './size-makegood.ts';

/**
 * Books a replacement for a booking that fell short or whose read failed: an order of its own that costs
 * nothing, linked to the original and sized by what is outstanding (DOMAIN.md 2.4). A failed read makes
 * its original `makegood`; that ends when nothing is outstanding any more.
 *
 * {@link sizeMakegood} says beforehand how large it will be, and what speaks against it.
 *
 * @throws PodflightError `io.makegood_refused` with `blockers` (`code`, `message`), and what {@link bookIo} says.
 *
 * @example
 * await bookMakegood(ctx, io_id, { ad_unit_id, episode_id, flight_start: '2026-05-01', flight_end: '2026-05-30' })
 */
export async function bookMakegood(
  ctx: PodflightContext,
  io_id: string,
  input: BookMakegoodInput,
): Promise<IoOrder> {
  const wanted = parsedInput(bookMakegoodInput, input);
  if (!fitsKey('uuid', io_id)) throw ioNotFound(io_id);
  const original = await withTenant(ctx, (db) => readIo(ctx, db, io_id));
  const known: KnownLine[] = [];
  const { order, events } = await orAlternatives(ctx, original.time_zone, known, () =>
    allOrNothing(ctx, async (db) => {
      const earlier = await earlierOrder(ctx, db, wanted.idempotency_key);
      // The order of every booker: episodes first, then what exists.
      await lockEpisodes(ctx, db, [wanted.episode_id]);
      const locked = await lockIo(ctx, db, io_id);
      const size = earlier ?? (await allowedSize(ctx, db, locked, wanted));
      const booked = await bookOrder(ctx, db, {
        wanted: orderOf(locked, wanted, size.impressions),
        known,
        makegood: { makegood_of_id: io_id, makegood_reason: wanted.reason },
      });
      if (!booked.order.already_booked) await noteMakegood(ctx, db, { locked, wanted, size, booked });
      return booked;
    }),
  );
  for (const event of events) await deliverAfterCommit(ctx, event);
  return order;
}

/** How large a makegood is, and what it makes up for in impressions of the original. */
type Booking = Pick<MakegoodSize, 'impressions' | 'makes_up_impressions'>;

async function allowedSize(
  ctx: PodflightContext,
  db: TenantDb,
  locked: LockedIo,
  wanted: BookMakegood,
): Promise<Booking> {
  const size = await sizeOf(ctx, db, locked, wanted);
  if (size.blockers.length > 0) throw makegoodRefused(size.blockers);
  return size;
}

/** A repeat is compared with what the first call booked, for by now that is no longer outstanding. */
async function earlierOrder(
  ctx: PodflightContext,
  db: TenantDb,
  idempotency_key: string | null,
): Promise<Booking | null> {
  if (idempotency_key === null) return null;
  const types = await keyTypes(ctx, db);
  const { rows } = await sql<Booking>`
    select b.booked_impressions as impressions, b.booked_impressions as makes_up_impressions
    from ${podflightTable(ctx, 'insertion_orders')} as o
    join ${podflightTable(ctx, 'io_bookings')} as b
      on b.tenant_id = o.tenant_id and b.insertion_order_id = o.insertion_order_id
    where o.tenant_id = ${ctx.tenant_id}::${sql.raw(types.tenant_id)} and o.idempotency_key = ${idempotency_key}
      and b.makegood_of_id is not null`.execute(db);
  return rows[0] ?? null;
}

function orderOf({ io, terms, parties }: LockedIo, wanted: BookMakegood, impressions: number) {
  const { ad_unit_id, episode_id, flight_start, flight_end, idempotency_key } = wanted;
  return parsedInput(bookIoInput, {
    campaign_id: io.campaign_id,
    currency: io.currency,
    time_zone: io.time_zone,
    terms: { ...terms, discount_cents: 0 },
    parties,
    idempotency_key,
    lines: [
      {
        ad_unit_id,
        episode_id,
        flight_start,
        flight_end,
        booked_impressions: impressions,
        booked_cpm_cents: 0,
        promo_code: io.promo_code,
        vanity_url: io.vanity_url,
        read_type: io.read_type,
      },
    ],
  });
}

type Note = { locked: LockedIo; wanted: BookMakegood; size: Booking; booked: Booked };

async function noteMakegood(ctx: PodflightContext, db: TenantDb, note: Note): Promise<void> {
  const { locked, wanted, size, booked } = note;
  const { io, metadata } = locked;
  await mergeMetadata(ctx, db, booked.order.lines[0]?.io_id ?? '', {
    makes_up_impressions: size.makes_up_impressions,
  });
  if (wanted.reason === 'underdelivery') return;
  const before = Number(metadata.quality_owed_impressions ?? 0);
  await mergeMetadata(ctx, db, io.io_id, { quality_owed_impressions: before + size.makes_up_impressions });
  if (io.status !== 'active' && io.status !== 'completed') return;
  await flipStatus(ctx, db, {
    to: 'makegood',
    set: sql`resolution = null`,
    where: sql`b.io_id = ${io.io_id}::uuid`,
    reason: wanted.reason,
    cause: { makegood_io_id: booked.order.lines[0]?.io_id },
  });
}

async function mergeMetadata(
  ctx: PodflightContext,
  db: TenantDb,
  io_id: string,
  values: Record<string, unknown>,
): Promise<void> {
  await db
    .updateTable('io_bookings')
    .set({ metadata: sql<string>`coalesce(metadata, '{}') || ${JSON.stringify(values)}::jsonb` })
    .where('tenant_id', '=', ctx.tenant_id)
    .where('io_id', '=', io_id)
    .execute();
}

function makegoodRefused(blockers: MakegoodSize['blockers']): PodflightError {
  return new PodflightError(
    'io.makegood_refused',
    `The makegood was not booked. ${blockers.map(({ message }) => message).join(' ')}`,
    { blockers },
  );
}
