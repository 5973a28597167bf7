import { sql } from 'kysely';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { type RevisionNote, writeRevision } from './write-revision.ts';

/** Words an order anew: its revision goes up by one, and what it says now is kept. The caller has locked it. */
export async function nextRevision(
  ctx: PodflightContext,
  db: TenantDb,
  insertion_order_id: string,
  note: RevisionNote,
): Promise<void> {
  await db
    .updateTable('insertion_orders')
    .set({ revision: sql<number>`revision + 1`, updated_at: now(ctx).toISOString() })
    .where('tenant_id', '=', ctx.tenant_id)
    .where('insertion_order_id', '=', insertion_order_id)
    .execute();
  await writeRevision(ctx, db, insertion_order_id, note);
}
