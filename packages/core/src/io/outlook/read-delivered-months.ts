import { type RawBuilder, sql } from 'kysely';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { deliveredMonths } from '../lifecycle/delivered.ts';

/**
 * What unsettled bookings `b` had delivered at the end of each month (`YYYY-MM`), by `io_id`, on complete days.
 * Bookings of one episode and one time read its numbers once.
 */
export async function readDeliveredMonths(
  ctx: PodflightContext,
  db: TenantDb,
  where: RawBuilder<unknown>,
): Promise<Map<string, Record<string, number>>> {
  const types = await keyTypes(ctx, db);
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const { rows } = await sql<{ io_ids: string[]; months: Record<string, number> }>`
    with f as materialized (
      select b.episode_id, b.podcast_id, b.flight_start, b.flight_end, b.time_zone, jsonb_agg(b.io_id::text) as io_ids,
        (b.flight_start at time zone b.time_zone)::date as first_day,
        ((b.flight_end - interval '1 microsecond') at time zone b.time_zone)::date as final_day
      from ${podflightTable(ctx, 'io_bookings')} as b
      where b.tenant_id = ${tenant} and b.settled_at is null and b.status <> 'cancelled'
        and b.flight_start <= ${now(ctx).toISOString()}::timestamptz and ${where}
      group by b.episode_id, b.podcast_id, b.flight_start, b.flight_end, b.time_zone
    )
    select f.io_ids, ${deliveredMonths(ctx, tenant, sql`least(f.final_day, (${now(ctx).toISOString()}::timestamptz at time zone f.time_zone)::date - 1)`)} as months
    from f`.execute(db);
  return new Map(rows.flatMap(({ io_ids, months }) => io_ids.map((id) => [id, months] as const)));
}
