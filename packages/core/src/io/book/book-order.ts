import { type EmittedEvent, emitEvents } from '../../events/emit-event.ts';
import { PodflightError } from '../../shared/podflight-error.ts';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import type { Io } from '../io.ts';
import type { IoOrder } from '../order/io-order.ts';
import { numberOrders } from '../order/number-orders.ts';
import { readOrders } from '../order/read-order.ts';
import { writeRevisions } from '../order/write-revisions.ts';
import type { BookIo } from './book-io-input.ts';
import { type Fillable, fillOrders, type MakegoodOf } from './fill-orders.ts';
import { openOrders } from './open-orders.ts';
import { readDeal } from './read-deal.ts';
import { type KnownLine, readLines } from './read-lines.ts';

/** An order that was booked, and the events that wait for the commit. */
export type Booked = { order: IoOrder; events: EmittedEvent[] };

/** {@link Booked} of several orders. */
export type BookedOrders = { orders: IoOrder[]; events: EmittedEvent[] };

/**
 * Books an order inside the caller's transaction. `known` is filled with the lines as they were looked up,
 * for whoever has to tell what else is free.
 *
 * @throws SlotTaken, and what `bookIo` says.
 */
export async function bookOrder(
  ctx: PodflightContext,
  db: TenantDb,
  { wanted, known, makegood = null }: { wanted: BookIo; known: KnownLine[]; makegood?: MakegoodOf | null },
): Promise<Booked> {
  known.length = 0;
  refuseLapsedHold(ctx, wanted);
  const deal = await readDeal(ctx, db, wanted.campaign_id);
  const { opened, already } = await openOrders(ctx, db, [{ wanted, deal }]);
  if (already) return single(await alreadyBooked(ctx, db, already));
  known.push(...(await readLines(ctx, db, wanted.lines, wanted.time_zone)));
  return single(await bookOpened(ctx, db, { opened, known, makegood }));
}

/** Books the lines of orders that are open, numbers and words them, and tells of each line. */
export async function bookOpened(
  ctx: PodflightContext,
  db: TenantDb,
  fillable: Fillable,
): Promise<BookedOrders> {
  await fillOrders(ctx, db, fillable);
  const ids = fillable.opened.map(({ insertion_order_id }) => insertion_order_id);
  await numberOrders(ctx, db, ids);
  const note = { reason: null, changes: [], needs_acceptance: false };
  await writeRevisions(ctx, db, new Map(ids.map((id) => [id, note])));
  const orders = await readOrders(ctx, db, ids);
  return { orders, events: await announce(ctx, db, orders) };
}

/** What a repeat is answered with. */
export async function alreadyBooked(
  ctx: PodflightContext,
  db: TenantDb,
  orderIds: readonly string[],
): Promise<BookedOrders> {
  const orders = await readOrders(ctx, db, orderIds);
  return { orders: orders.map((order) => ({ ...order, already_booked: true })), events: [] };
}

function single({ orders: [order], events }: BookedOrders): Booked {
  if (!order) throw new TypeError('One order in is one order out.');
  return { order, events };
}

function refuseLapsedHold(ctx: PodflightContext, { hold_until }: BookIo): void {
  if (hold_until === null || Date.parse(hold_until) > now(ctx).getTime()) return;
  const message = 'Must be later than now, or left out to book firmly';
  throw new PodflightError('request.invalid', `"hold_until": ${message}.`, {
    errors: [{ path: 'hold_until', code: 'custom', message }],
  });
}

function announce(ctx: PodflightContext, db: TenantDb, orders: readonly IoOrder[]): Promise<EmittedEvent[]> {
  return emitEvents(
    ctx,
    db,
    orders.flatMap((order) =>
      order.lines.map((line) => ({
        type: 'io.scheduled' as const,
        subject: line.io_id,
        data: scheduledData(order, line),
      })),
    ),
  );
}

function scheduledData(order: IoOrder, line: Io) {
  return {
    io_id: line.io_id,
    insertion_order_id: order.insertion_order_id,
    io_number: order.io_number,
    line_no: line.line_no,
    campaign_id: order.campaign_id ?? '',
    podcast_id: line.podcast_id,
    ad_unit_id: line.ad_unit_id ?? '',
    episode_id: line.episode_id,
    flight_start: line.flight_start,
    flight_end: line.flight_end,
    time_zone: order.time_zone,
    booked_impressions: line.booked_impressions,
    booked_cpm_cents: line.booked_cpm_cents,
    currency: order.currency,
    promo_code: line.promo_code,
    hold_expires_at: line.hold_expires_at,
    makegood_of_id: line.makegood_of_id,
  };
}
