import { sql } from 'kysely';
import { canonicalJson } from '../../io-document/index.ts';
import { PodflightError } from '../../shared/podflight-error.ts';
import { newId, now, type PodflightContext } from '../../tenancy/context.ts';
import { keepDealsFromReopening } from '../../tenancy/deal-lock.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import type { BookIo } from './book-io-input.ts';
import type { Deal } from './read-deal.ts';

/** An order that is to be booked, and the deal that it is for. */
export type WantedOrder = { wanted: BookIo; deal: Deal };

/** An order that stands in the database, without lines and with its id in place of a number. */
export type OpenOrder = WantedOrder & { insertion_order_id: string };

/** Orders that were put down, or the ids of those that answer the same idempotency keys. */
export type Opened = { opened: OpenOrder[]; already: null } | { opened: null; already: string[] };

/**
 * Puts orders down and keeps their deals from being reopened. Idempotency keys are taken in the order of their
 * texts, so that two calls with the same ones do not wait in a circle.
 *
 * @throws PodflightError `io.idempotency_key_reused` for a key that came with another order, and for keys of
 * which only some are known.
 */
export async function openOrders(
  ctx: PodflightContext,
  db: TenantDb,
  orders: readonly WantedOrder[],
): Promise<Opened> {
  await keepDealsFromReopening(
    ctx,
    db,
    orders.map(({ deal }) => deal.campaign_id),
  );
  const opened = orders.map((order) => ({ ...order, insertion_order_id: newId(ctx) }));
  const hashOf = new Map(opened.map(({ insertion_order_id, wanted }) => [insertion_order_id, hash(wanted)]));
  const inserted = await insertOrders(ctx, db, opened, hashOf);
  if (inserted === opened.length) return { opened, already: null };
  const earlierOf = await earlierOrders(ctx, db, opened);
  const already = opened.flatMap(({ insertion_order_id, wanted }) => {
    const earlier = earlierOf.get(wanted.idempotency_key ?? '');
    const same = earlier?.request_sha256 === hashOf.get(insertion_order_id);
    return earlier && same && earlier.insertion_order_id !== insertion_order_id
      ? [earlier.insertion_order_id]
      : [];
  });
  if (already.length === opened.length) return { opened: null, already };
  throw new PodflightError(
    'io.idempotency_key_reused',
    'This idempotency key came before with another order. Use a new key for a new order.',
    { idempotency_key: orders[0]?.wanted.idempotency_key },
  );
}

/** What a repeat has to have in common with the first call. */
function hash({ idempotency_key: _, ...content }: BookIo): string {
  return canonicalJson(content).sha256;
}

async function insertOrders(
  ctx: PodflightContext,
  db: TenantDb,
  orders: readonly OpenOrder[],
  hashOf: ReadonlyMap<string, string>,
): Promise<number> {
  const types = await keyTypes(ctx, db);
  const at = now(ctx).toISOString();
  const rows = orders.map(({ insertion_order_id, wanted, deal }) => ({
    insertion_order_id,
    campaign_id: deal.campaign_id,
    currency: wanted.currency,
    time_zone: wanted.time_zone,
    terms: wanted.terms,
    parties: wanted.parties,
    idempotency_key: wanted.idempotency_key,
    request_sha256: hashOf.get(insertion_order_id),
  }));
  // The real number is the last thing that the transaction takes.
  const { numAffectedRows } = await sql`
    insert into ${podflightTable(ctx, 'insertion_orders')} (tenant_id, actor_id, created_at, updated_at, io_number,
      insertion_order_id, campaign_id, currency, time_zone, terms, parties, idempotency_key, request_sha256)
    select ${ctx.tenant_id}::${sql.raw(types.tenant_id)}, ${ctx.actor_id ?? null}, ${at}::timestamptz,
      ${at}::timestamptz, w.insertion_order_id::text, w.*
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(insertion_order_id uuid,
      campaign_id ${sql.raw(types.campaign_id)}, currency text, time_zone text, terms jsonb, parties jsonb,
      idempotency_key text, request_sha256 text)
    order by w.idempotency_key
    on conflict (tenant_id, idempotency_key) do nothing`.execute(db);
  return Number(numAffectedRows);
}

async function earlierOrders(ctx: PodflightContext, db: TenantDb, orders: readonly OpenOrder[]) {
  const rows = await db
    .selectFrom('insertion_orders')
    .where('tenant_id', '=', ctx.tenant_id)
    .where(
      'idempotency_key',
      'in',
      orders.flatMap(({ wanted }) => wanted.idempotency_key ?? []),
    )
    .select([
      sql<string>`insertion_order_id::text`.as('insertion_order_id'),
      'idempotency_key',
      'request_sha256',
    ])
    .execute();
  return new Map(rows.map((row) => [row.idempotency_key ?? '', row]));
}
