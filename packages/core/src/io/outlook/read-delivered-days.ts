import { sql } from 'kysely';
import type { Day } from '../../delivery/index.ts';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { countedRows, deliveredExact } from '../lifecycle/delivered.ts';

/** What counted for a booking on each complete day of its flight; days without numbers are left out. */
export async function readDeliveredDays(
  ctx: PodflightContext,
  db: TenantDb,
  io_id: string,
): Promise<Map<Day, number>> {
  const types = await keyTypes(ctx, db);
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const through = sql`least(f.final_day, (${now(ctx).toISOString()}::timestamptz at time zone f.time_zone)::date - 1)`;
  const { rows } = await sql<{ day: string; delivered: number }>`
    select to_char(n.day, 'YYYY-MM-DD') as day, n.delivered from (
      select b.*, (b.flight_start at time zone b.time_zone)::date as first_day,
        ((b.flight_end - interval '1 microsecond') at time zone b.time_zone)::date as final_day
      from ${podflightTable(ctx, 'io_bookings')} as b where b.tenant_id = ${tenant} and b.io_id = ${io_id}::uuid
    ) as f
    cross join lateral (
      select m.day, ${deliveredExact}::float8 as delivered from ${countedRows(ctx, tenant, through)}
      where m.downloads is not null group by m.day
    ) as n
    order by n.day`.execute(db);
  return new Map(rows.map(({ day, delivered }) => [day, delivered]));
}
