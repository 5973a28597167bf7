import { sql } from 'kysely';
import type { PodflightContext } from '../../tenancy/context.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';

/**
 * Gives orders the tenant's next numbers in their order, `IO-00001` and on. Call it as late as the transaction
 * allows: the next caller waits for its end, which is why no number is lost to a call that failed.
 */
export async function numberOrders(
  ctx: PodflightContext,
  db: TenantDb,
  orderIds: readonly string[],
): Promise<void> {
  const types = await keyTypes(ctx, db);
  const orders = podflightTable(ctx, 'insertion_orders');
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`podflight/io_number/${ctx.tenant_id}`}, 0))`.execute(
    db,
  );
  await sql`
    update ${orders} as o
    set io_seq = next.seq, io_number = 'IO-' || lpad(next.seq::text, greatest(5, length(next.seq::text)), '0')
    from (
      select one.id::uuid as id, one.n + (select coalesce(max(io_seq), 0) from ${orders} where tenant_id = ${tenant}) as seq
      from jsonb_array_elements_text(${JSON.stringify(orderIds)}::jsonb) with ordinality as one(id, n)
    ) as next
    where o.tenant_id = ${tenant} and o.insertion_order_id = next.id`.execute(db);
}
