import { sql } from 'kysely';
import { countedRows, deliveredSum } from '../../io/lifecycle/delivered.ts';
import { madeUp } from '../../io/lifecycle/read-flights.ts';
import { now } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import { ofKey } from '../booking-filter.ts';
import type { CardQuery } from '../found-card.ts';

/** A booking that owes a makegood, with what its size follows from. */
export type OwingBooking = {
  io_id: string;
  io_number: string | null;
  line_no: number;
  podcast_id: string | null;
  podcast_title: string | null;
  episode_id: string | null;
  episode_title: string | null;
  advertiser_id: string | null;
  advertiser_name: string | null;
  ad_unit_id: string | null;
  booked_impressions: number | null;
  booked_cpm_cents: number | null;
  currency: string | null;
  delivered_impressions: number;
  quality_owed_impressions: number;
  credited_impressions: number;
  made_up_impressions: number;
  tolerance: number;
  settled: boolean;
  last_day: string;
  owed_on: string;
  makegood_reason: string | null;
  open_makegoods: number;
};

/** Reads the bookings that owe a makegood, the oldest first. */
export async function readMakegoods({ ctx, db, asked }: CardQuery, limit: number): Promise<OwingBooking[]> {
  const types = await keyTypes(ctx, db);
  const [campaigns, sponsors] = [
    hostNames(ctx.hostSchema, 'campaigns'),
    hostNames(ctx.hostSchema, 'sponsors'),
  ];
  const [podcasts, episodes] = [hostNames(ctx.hostSchema, 'podcasts'), hostNames(ctx.hostSchema, 'episodes')];
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const conditions = [sql`true`];
  if (asked.podcast_id !== undefined)
    conditions.push(ofKey(sql`b.podcast_id`, types.podcast_id, asked.podcast_id));
  if (asked.currency) conditions.push(sql`b.currency = ${asked.currency}`);
  if (asked.from)
    conditions.push(sql`b.flight_end > (${asked.from}::date)::timestamp at time zone ${asked.time_zone}`);
  if (asked.to)
    conditions.push(sql`b.flight_start < (${asked.to}::date + 1)::timestamp at time zone ${asked.time_zone}`);
  if (asked.advertiser_id !== undefined) {
    conditions.push(ofKey(campaigns.column('sponsor_id', 'c'), types.sponsor_id, asked.advertiser_id));
  }
  // Episodes have no tenant: joined without a limit, those of every tenant would be read.
  const { rows } = await sql<OwingBooking>`
    with f as materialized (
      select b.*, ${campaigns.column('sponsor_id', 'c')} as advertiser_id,
        (b.flight_start at time zone b.time_zone)::date as first_day,
        ((b.flight_end - interval '1 microsecond') at time zone b.time_zone)::date as final_day
      from ${podflightTable(ctx, 'io_bookings')} as b
      left join ${campaigns.table} as c
        on ${campaigns.column('campaign_id', 'c')} = b.campaign_id and ${campaigns.column('tenant_id', 'c')} = ${tenant}
      where b.tenant_id = ${tenant} and b.status = 'makegood' and ${sql.join(conditions, sql` and `)}
      order by b.settled_at, b.io_id limit ${limit}::int
    )
    select f.io_id::text as io_id, o.io_number, f.line_no, f.podcast_id::text as podcast_id,
      ${podcasts.column('title', 'p')} as podcast_title, f.episode_id::text as episode_id,
      ${episodes.column('title', 'e')} as episode_title, f.advertiser_id::text as advertiser_id,
      coalesce(${sponsors.column('company', 's')}, ${sponsors.column('name', 's')}) as advertiser_name,
      f.ad_unit_id::text as ad_unit_id, f.booked_impressions, f.booked_cpm_cents, f.currency::text as currency,
      case when f.settled_at is not null then coalesce(f.delivered_impressions, 0)::float8
        else (select ${deliveredSum} from ${countedRows(ctx, tenant)}) end as delivered_impressions,
      coalesce((f.metadata->>'quality_owed_impressions')::int, 0) as quality_owed_impressions, f.credited_impressions,
      ${madeUp(ctx, tenant)} as made_up_impressions, coalesce((o.terms->>'tolerance')::float8, 0) as tolerance,
      f.settled_at is not null as settled, to_char(f.final_day, 'YYYY-MM-DD') as last_day,
      to_char(coalesce(f.settled_at, f.updated_at, ${now(ctx).toISOString()}::timestamptz) at time zone ${asked.time_zone}, 'YYYY-MM-DD') as owed_on,
      g.reason as makegood_reason, coalesce(g.open, 0) as open_makegoods
    from f
    left join lateral (
      select count(*) filter (where g.status in ('scheduled', 'active'))::int as open, max(g.makegood_reason) as reason
      from ${podflightTable(ctx, 'io_bookings')} as g
      where g.tenant_id = ${tenant} and g.makegood_of_id = f.io_id and g.status <> 'cancelled'
    ) as g on true
    left join ${podflightTable(ctx, 'insertion_orders')} as o
      on o.tenant_id = ${tenant} and o.insertion_order_id = f.insertion_order_id
    left join ${sponsors.table} as s
      on ${sponsors.column('sponsor_id', 's')} = f.advertiser_id and ${sponsors.column('tenant_id', 's')} = ${tenant}
    left join ${podcasts.table} as p
      on ${podcasts.column('podcast_id', 'p')} = f.podcast_id and ${podcasts.column('tenant_id', 'p')} = ${tenant}
    left join lateral (
      select * from ${episodes.table} as e where ${episodes.column('episode_id', 'e')} = f.episode_id limit 1
    ) as e on true
    order by f.settled_at, f.io_id`.execute(db);
  return rows;
}
