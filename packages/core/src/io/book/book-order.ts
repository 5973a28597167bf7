import { sql } from 'kysely';
import { type EmittedEvent, emitEvents } from '../../events/emit-event.ts';
import { canonicalJson } from '../../io-document/index.ts';
import { PodflightError } from '../../shared/podflight-error.ts';
import { newId, now, type PodflightContext } from '../../tenancy/context.ts';
import { keepDealFromReopening } from '../../tenancy/deal-lock.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import type { Io } from '../io.ts';
import type { IoOrder } from '../order/io-order.ts';
import { numberOrder } from '../order/number-order.ts';
import { readOrder } from '../order/read-order.ts';
import { writeRevisions } from '../order/write-revisions.ts';
import { claimVanityLinks } from '../vanity/claim-vanity-links.ts';
import type { BookIo } from './book-io-input.ts';
import { claimPromoCodes } from './claim-promo-codes.ts';
import { claimSlots } from './claim-slots.ts';
import { lockEpisodes } from './lock-episodes.ts';
import { type Deal, readDeal } from './read-deal.ts';
import { type KnownLine, readLines } from './read-lines.ts';
import { refuseCompetitors } from './refuse-competitors.ts';
import { releaseLapsedHolds } from './release-lapsed-holds.ts';

/** An order that was booked, and the events that wait for the commit. */
export type Booked = { order: IoOrder; events: EmittedEvent[] };

/** Set when the order makes up for a booking. */
export type MakegoodOf = { makegood_of_id: string; makegood_reason: string };

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
  await keepDealFromReopening(ctx, db, deal.campaign_id);
  const opened = await openOrder(ctx, db, wanted);
  if ('already' in opened) {
    return { order: { ...(await readOrder(ctx, db, opened.already)), already_booked: true }, events: [] };
  }
  const { insertion_order_id } = opened;
  known.push(...(await readLines(ctx, db, wanted.lines, wanted.time_zone)));
  await fillOrder(ctx, db, { insertion_order_id, wanted, deal, known, makegood });
  await numberOrder(ctx, db, insertion_order_id);
  const note = { reason: null, changes: [], needs_acceptance: false };
  await writeRevisions(ctx, db, new Map([[insertion_order_id, note]]));
  const order = await readOrder(ctx, db, insertion_order_id);
  return { order, events: await announce(ctx, db, order) };
}

function refuseLapsedHold(ctx: PodflightContext, { hold_until }: BookIo): void {
  if (hold_until === null || Date.parse(hold_until) > now(ctx).getTime()) return;
  const message = 'Must be later than now, or left out to book firmly';
  throw new PodflightError('request.invalid', `"hold_until": ${message}.`, {
    errors: [{ path: 'hold_until', code: 'custom', message }],
  });
}

/** Puts the order down, or finds the one that answers the same idempotency key. */
async function openOrder(
  ctx: PodflightContext,
  db: TenantDb,
  { idempotency_key, ...wanted }: BookIo,
): Promise<{ insertion_order_id: string } | { already: string }> {
  const insertion_order_id = newId(ctx);
  const request_sha256 = canonicalJson(wanted).sha256;
  const at = now(ctx).toISOString();
  const inserted = await db
    .insertInto('insertion_orders')
    .values({
      insertion_order_id,
      tenant_id: ctx.tenant_id,
      campaign_id: wanted.campaign_id,
      // The real number is the last thing that the transaction takes.
      io_number: insertion_order_id,
      currency: wanted.currency,
      time_zone: wanted.time_zone,
      terms: sql<string>`${JSON.stringify(wanted.terms)}::jsonb`,
      parties: sql<string>`${JSON.stringify(wanted.parties)}::jsonb`,
      idempotency_key,
      request_sha256,
      actor_id: ctx.actor_id ?? null,
      created_at: at,
      updated_at: at,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'idempotency_key']).doNothing())
    .returning('insertion_order_id')
    .executeTakeFirst();
  if (inserted || idempotency_key === null) return { insertion_order_id };
  const earlier = await db
    .selectFrom('insertion_orders')
    .where('tenant_id', '=', ctx.tenant_id)
    .where('idempotency_key', '=', idempotency_key)
    .select([sql<string>`insertion_order_id::text`.as('insertion_order_id'), 'request_sha256'])
    .executeTakeFirstOrThrow();
  if (earlier.request_sha256 === request_sha256) return { already: earlier.insertion_order_id };
  throw new PodflightError(
    'io.idempotency_key_reused',
    'This idempotency key came before with another order. Use a new key for a new order.',
    { idempotency_key },
  );
}

type OrderParts = {
  insertion_order_id: string;
  wanted: BookIo;
  deal: Deal;
  known: readonly KnownLine[];
  makegood: MakegoodOf | null;
};

async function fillOrder(ctx: PodflightContext, db: TenantDb, parts: OrderParts): Promise<void> {
  const { insertion_order_id, wanted, deal, known, makegood } = parts;
  const episodes = known.map(({ episode_id }) => episode_id);
  await lockEpisodes(ctx, db, episodes);
  await releaseLapsedHolds(ctx, db, episodes);
  const bookings = wanted.lines.flatMap((line, n) => {
    const place = known[n];
    return place
      ? [
          {
            ...line,
            ...place,
            io_id: newId(ctx),
            line_no: n + 1,
            ...(makegood ?? { makegood_of_id: null, makegood_reason: null }),
          },
        ]
      : [];
  });
  const at = now(ctx).toISOString();
  const { time_zone, currency, hold_until: hold_expires_at } = wanted;
  const { campaign_id } = deal;
  const frame = { insertion_order_id, campaign_id, time_zone, currency, hold_expires_at, at };
  if (wanted.terms.competitive_separation === 'episode') {
    await refuseCompetitors(
      ctx,
      db,
      known.map((line) => ({ ...line, deal })),
    );
  }
  await claimSlots(ctx, db, frame, bookings);
  await claimPromoCodes(ctx, db, deal.sponsor_id, bookings);
  await claimVanityLinks(ctx, db, bookings, wanted.terms.brand ?? deal.sponsor_name ?? deal.name);
  await noteScheduled(ctx, db, insertion_order_id, at);
}

async function noteScheduled(
  ctx: PodflightContext,
  db: TenantDb,
  insertion_order_id: string,
  at: string,
): Promise<void> {
  await db
    .insertInto('io_status_history')
    .columns(['tenant_id', 'io_id', 'seq', 'to_status', 'actor_id', 'changed_at'])
    .expression(
      db
        .selectFrom('io_bookings')
        .where('tenant_id', '=', ctx.tenant_id)
        .where('insertion_order_id', '=', insertion_order_id)
        .select([
          'tenant_id',
          'io_id',
          sql<number>`1`.as('seq'),
          'status',
          sql<string | null>`${ctx.actor_id ?? null}::text`.as('actor_id'),
          sql<string>`${at}::timestamptz`.as('changed_at'),
        ]),
    )
    .execute();
}

function announce(ctx: PodflightContext, db: TenantDb, order: IoOrder): Promise<EmittedEvent[]> {
  return emitEvents(
    ctx,
    db,
    order.lines.map((line) => ({
      type: 'io.scheduled' as const,
      subject: line.io_id,
      data: scheduledData(order, line),
    })),
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
