import { sql } from 'kysely';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { deliveredMonths } from '../lifecycle/delivered.ts';

/**
 * What bookings had delivered at the end of each month (`YYYY-MM`), by `io_id`, on complete days.
 * Bookings of one episode and one time read its numbers once.
 */
export async function readDeliveredMonths(
  ctx: PodflightContext,
  db: TenantDb,
  io_ids: readonly string[],
): Promise<Map<string, Record<string, number>>> {
  if (io_ids.length === 0) return new Map();
  const types = await keyTypes(ctx, db);
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const { rows } = await sql<{ io_ids: string[]; months: Record<string, number> }>`
    with f as materialized (
      select b.episode_id, b.podcast_id, b.flight_start, b.flight_end, b.time_zone, jsonb_agg(b.io_id::text) as io_ids,
        (b.flight_start at time zone b.time_zone)::date as first_day,
        ((b.flight_end - interval '1 microsecond') at time zone b.time_zone)::date as final_day
      from ${podflightTable(ctx, 'io_bookings')} as b
      where b.tenant_id = ${tenant} and b.io_id in (
        select one::uuid from jsonb_array_elements_text(${JSON.stringify(io_ids)}::jsonb) as one)
      group by b.episode_id, b.podcast_id, b.flight_start, b.flight_end, b.time_zone
    )
    select f.io_ids, ${deliveredMonths(ctx, tenant, sql`least(f.final_day, (${now(ctx).toISOString()}::timestamptz at time zone f.time_zone)::date - 1)`)} as months
    from f`.execute(db);
  return new Map(rows.flatMap(({ io_ids, months }) => io_ids.map((id) => [id, months] as const)));
}
