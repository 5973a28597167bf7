import { sql } from 'kysely';
import type { PodflightContext } from '../../../tenancy/context.ts';
import { hostNames } from '../../../tenancy/host-schema.ts';
import { podflightTable } from '../../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../../tenancy/with-tenant.ts';
import type { BookedIndustry } from '../../inputs.ts';
import { type KnownScope, keySet } from './scope.ts';

/** Bookings of these shows that run or will, of sponsors that have an industry. */
export async function readBooked(
  ctx: PodflightContext,
  db: TenantDb,
  { types, tenant }: KnownScope,
  ids: readonly string[],
  at: string,
): Promise<Map<string, BookedIndustry[]>> {
  const campaigns = hostNames(ctx.hostSchema, 'campaigns');
  const sponsors = hostNames(ctx.hostSchema, 'sponsors');
  const instant = sql`${at}::timestamptz`;
  const day = (moment: string) => sql`to_char(${sql.raw(moment)} at time zone b.time_zone, 'YYYY-MM-DD')`;
  const { rows } = await sql<BookedIndustry & { podcast_id: string }>`
    select b.podcast_id::text as podcast_id, ${sponsors.column('sponsor_id', 's')}::text as advertiser_id,
      ${sponsors.column('industry', 's')} as industry, b.io_id::text as io_id,
      ${day('b.flight_start')} as "from", ${day("(b.flight_end - interval '1 microsecond')")} as "to"
    from ${podflightTable(ctx, 'io_bookings')} as b
    join ${campaigns.table} as c
      on ${campaigns.column('campaign_id', 'c')} = b.campaign_id and ${campaigns.column('tenant_id', 'c')} = ${tenant}
    join ${sponsors.table} as s
      on ${sponsors.column('sponsor_id', 's')} = ${campaigns.column('sponsor_id', 'c')}
     and ${sponsors.column('tenant_id', 's')} = ${tenant}
    where b.tenant_id = ${tenant} and b.podcast_id in ${keySet(ids, types.podcast_id)}
      and b.status in ('scheduled', 'active') and b.status <> 'cancelled' and b.flight_end > ${instant}
      and not (b.status = 'scheduled' and b.hold_expires_at is not null and b.hold_expires_at <= ${instant})
      and trim(${sponsors.column('industry', 's')}) <> ''
    order by b.podcast_id, b.flight_start, b.io_id`.execute(db);
  const booked = new Map<string, BookedIndustry[]>();
  for (const { podcast_id, ...one } of rows) {
    const ofShow = booked.get(podcast_id);
    if (ofShow) ofShow.push(one);
    else booked.set(podcast_id, [one]);
  }
  return booked;
}
