import { sql } from 'kysely';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { orderIdList } from './order-id-list.ts';
import { type RevisionNote, writeRevisions } from './write-revisions.ts';

/** Words an order anew: its revision goes up by one, and what it says now is kept. The caller has locked it. */
export function nextRevision(
  ctx: PodflightContext,
  db: TenantDb,
  insertion_order_id: string,
  note: RevisionNote,
): Promise<void> {
  return nextRevisions(ctx, db, new Map([[insertion_order_id, note]]));
}

/** {@link nextRevision} of several orders at once. */
export async function nextRevisions(
  ctx: PodflightContext,
  db: TenantDb,
  notes: ReadonlyMap<string, RevisionNote>,
): Promise<void> {
  if (notes.size === 0) return;
  const types = await keyTypes(ctx, db);
  await sql`
    update ${podflightTable(ctx, 'insertion_orders')} as o
    set revision = o.revision + 1, updated_at = ${now(ctx).toISOString()}::timestamptz
    where o.tenant_id = ${ctx.tenant_id}::${sql.raw(types.tenant_id)}
      and o.insertion_order_id in ${orderIdList([...notes.keys()])}`.execute(db);
  await writeRevisions(ctx, db, notes);
}
