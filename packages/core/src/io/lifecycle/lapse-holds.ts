import { type RawBuilder, sql } from 'kysely';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { nextRevisions } from '../order/next-revisions.ts';
import { orderIdList } from '../order/order-id-list.ts';
import type { RevisionNote } from '../order/write-revisions.ts';
import { flipStatus } from './flip-status.ts';

/** Most holds that one call lets lapse for somebody who waits for a slot. */
const MOST = 10_000;

/**
 * Frees the slots of holds that have lapsed and words their orders anew, in the name of nobody. Orders are
 * locked before their bookings, as by every change; those that somebody else is changing are left to a
 * later call, so this waits for nobody.
 *
 * @param which - Narrows down the bookings `b`.
 * @returns how many lapsed; of an order that is touched all lapsed lines, so possibly more than `limit`.
 */
export async function lapseHolds(
  ctx: PodflightContext,
  db: TenantDb,
  which: RawBuilder<unknown> = sql`true`,
  limit: number = MOST,
): Promise<number> {
  const types = await keyTypes(ctx, db);
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const at = now(ctx).toISOString();
  const lapsed = sql`b.status = 'scheduled' and b.hold_expires_at <= ${at}::timestamptz`;
  const { rows: orders } = await sql<{ insertion_order_id: string }>`
    select o.insertion_order_id::text as insertion_order_id
    from ${podflightTable(ctx, 'insertion_orders')} as o
    where o.tenant_id = ${tenant} and o.insertion_order_id in (
      select b.insertion_order_id from ${podflightTable(ctx, 'io_bookings')} as b
      where b.tenant_id = ${tenant} and ${lapsed} and ${which}
      order by b.hold_expires_at limit ${limit}::int)
    order by o.insertion_order_id
    for no key update of o skip locked`.execute(db);
  if (orders.length === 0) return 0;
  const ids = orders.map(({ insertion_order_id }) => insertion_order_id);
  const moved = await flipStatus(ctx, db, {
    to: 'cancelled',
    set: sql`cancelled_at = ${at}::timestamptz, cancel_reason = 'hold_lapsed', payable_cents = 0`,
    where: sql`${lapsed} and b.insertion_order_id in ${orderIdList(ids)}`,
    reason: 'hold_lapsed',
    actor_id: null,
  });
  const notes = new Map<string, RevisionNote>();
  for (const { insertion_order_id, line_no } of moved) {
    if (insertion_order_id === null) continue;
    const { changes = [] } = notes.get(insertion_order_id) ?? {};
    changes.push({ line_no, field: 'status', before: 'scheduled', after: 'cancelled' });
    notes.set(insertion_order_id, {
      reason: 'hold_lapsed',
      changes,
      needs_acceptance: false,
      actor_id: null,
    });
  }
  await nextRevisions(ctx, db, notes);
  return moved.length;
}
