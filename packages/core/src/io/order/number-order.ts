import { sql } from 'kysely';
import type { PodflightContext } from '../../tenancy/context.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';

/**
 * Gives an order the tenant's next number, `IO-00001` and on. Call it as late as the transaction allows: the
 * next caller waits for its end, which is why no number is lost to a call that failed.
 */
export async function numberOrder(
  ctx: PodflightContext,
  db: TenantDb,
  insertion_order_id: string,
): Promise<string> {
  const types = await keyTypes(ctx, db);
  const orders = podflightTable(ctx, 'insertion_orders');
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`podflight/io_number/${ctx.tenant_id}`}, 0))`.execute(
    db,
  );
  const { rows } = await sql<{ io_number: string }>`
    update ${orders} as o
    set io_seq = next.seq, io_number = 'IO-' || lpad(next.seq::text, greatest(5, length(next.seq::text)), '0')
    from (select coalesce(max(io_seq), 0) + 1 as seq from ${orders} where tenant_id = ${tenant}) as next
    where o.tenant_id = ${tenant} and o.insertion_order_id = ${insertion_order_id}::uuid
    returning o.io_number`.execute(db);
  const [numbered] = rows;
  if (!numbered) throw new TypeError('The order to be numbered was inserted by the same transaction.');
  return numbered.io_number;
}
