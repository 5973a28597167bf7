import { sql } from 'kysely';
import { PodflightError } from '../../shared/podflight-error.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { fitsKey } from '../../tenancy/key-types.ts';
import { type TenantDb, withTenant } from '../../tenancy/with-tenant.ts';
import { instantText } from '../instant-text.ts';
import type { Io } from '../io.ts';
import { ioParties } from '../io-parties.ts';
import { readIos } from '../io-row.ts';
import { ioTerms } from '../io-terms.ts';
import type { IoOrder, IoRevision } from './io-order.ts';
import { orderIdList } from './order-id-list.ts';

/**
 * One insertion order with its lines and wordings.
 *
 * @throws PodflightError `io.order_not_found` when the tenant has no such order.
 */
export async function getIoOrder(ctx: PodflightContext, insertion_order_id: string): Promise<IoOrder> {
  if (!fitsKey('uuid', insertion_order_id)) throw orderNotFound(insertion_order_id);
  return withTenant(ctx, (db) => readOrder(ctx, db, insertion_order_id));
}

/** {@link getIoOrder} inside a transaction that is open already. */
export async function readOrder(
  ctx: PodflightContext,
  db: TenantDb,
  insertion_order_id: string,
): Promise<IoOrder> {
  const [order] = await readOrders(ctx, db, [insertion_order_id]);
  if (!order) throw orderNotFound(insertion_order_id);
  return order;
}

/** Those of the orders that are the tenant's, in the ids' order. */
export async function readOrders(
  ctx: PodflightContext,
  db: TenantDb,
  orderIds: readonly string[],
): Promise<IoOrder[]> {
  const ids = orderIdList(orderIds);
  const rows = await db
    .selectFrom('insertion_orders')
    .where('tenant_id', '=', ctx.tenant_id)
    .where(sql<boolean>`insertion_order_id in ${ids}`)
    .select([
      sql<string>`insertion_order_id::text`.as('insertion_order_id'),
      'io_number',
      sql<string | null>`campaign_id::text`.as('campaign_id'),
      'revision',
      'currency',
      'time_zone',
      'terms',
      'parties',
      'actor_id',
      instantText('created_at').$castTo<string>().as('created_at'),
    ])
    .execute();
  const rowOf = new Map(rows.map((row) => [row.insertion_order_id, row]));
  const linesOf = await readLinesOf(ctx, db, orderIds);
  const revisionsOf = await readRevisionsOf(ctx, db, orderIds);
  return orderIds.flatMap((id) => {
    const row = rowOf.get(id);
    if (!row) return [];
    return {
      ...row,
      terms: ioTerms.parse(row.terms),
      parties: ioParties.parse(row.parties),
      lines: linesOf.get(id) ?? [],
      revisions: revisionsOf.get(id) ?? [],
      already_booked: false,
    };
  });
}

async function readLinesOf(
  ctx: PodflightContext,
  db: TenantDb,
  orderIds: readonly string[],
): Promise<Map<string, Io[]>> {
  const lines = await readIos(ctx, db, {
    where: sql`b.insertion_order_id in ${orderIdList(orderIds)}`,
    orderBy: sql`b.line_no, b.io_id`,
  });
  const linesOf = new Map<string, Io[]>();
  for (const line of lines) {
    const order = line.insertion_order_id ?? '';
    const before = linesOf.get(order);
    if (before) before.push(line);
    else linesOf.set(order, [line]);
  }
  return linesOf;
}

/** The wordings of each order, oldest first. */
async function readRevisionsOf(
  ctx: PodflightContext,
  db: TenantDb,
  orderIds: readonly string[],
): Promise<Map<string, IoRevision[]>> {
  const rows = await db
    .selectFrom('io_revisions')
    .where('tenant_id', '=', ctx.tenant_id)
    .where(sql<boolean>`insertion_order_id in ${orderIdList(orderIds)}`)
    .select([
      sql<string>`insertion_order_id::text`.as('insertion_order_id'),
      'revision',
      'sha256',
      'reason',
      'changes',
      'needs_acceptance',
      instantText('accepted_at').as('accepted_at'),
      'accepted_by',
      'actor_id',
      instantText('created_at').$castTo<string>().as('created_at'),
    ])
    .orderBy('revision')
    .execute();
  const revisionsOf = new Map<string, IoRevision[]>();
  for (const { insertion_order_id, ...row } of rows) {
    const revisions = revisionsOf.get(insertion_order_id) ?? [];
    // Written by write-revisions.ts as IoRevision['changes'].
    revisions.push({ ...row, changes: row.changes as IoRevision['changes'] });
    revisionsOf.set(insertion_order_id, revisions);
  }
  return revisionsOf;
}

/** The error for an id that is unknown, malformed or somebody else's: they read the same. */
function orderNotFound(insertion_order_id: string): PodflightError {
  return new PodflightError('io.order_not_found', 'There is no insertion order with this id.', {
    insertion_order_id,
  });
}
