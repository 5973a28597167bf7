import { type RawBuilder, sql } from 'kysely';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import type { IoStatus } from '../io.ts';
import { countedRows, dataThrough, deliveredSum } from '../lifecycle/delivered.ts';

/** A booking with what its pacing is reckoned from; days are those of its zone. */
export type FlightNumbers = {
  io_id: string;
  io_number: string | null;
  line_no: number;
  status: IoStatus;
  is_makegood: boolean;
  campaign_id: string | null;
  podcast_id: string | null;
  podcast_title: string | null;
  episode_id: string | null;
  episode_title: string | null;
  ad_unit_id: string | null;
  ad_unit_name: string | null;
  position: 'pre' | 'mid' | 'post' | null;
  advertiser_id: string | null;
  advertiser_name: string | null;
  published_on: string | null;
  first_day: string;
  last_day: string;
  /** The part of the first and the last day that is inside, 0 to 1. */
  first_day_share: number;
  last_day_share: number;
  time_zone: string;
  booked_impressions: number | null;
  booked_cpm_cents: number | null;
  currency: string | null;
  delivered_impressions: number;
  /** Its numbers are settled and stored. */
  settled: boolean;
  /** Of the first and the last day, before any share of them is taken; 0 where the numbers are stored. */
  first_day_impressions: number;
  last_day_impressions: number;
  /** Days of the flight with numbers; null where none is missing between the first and the last. */
  present_days: string[] | null;
  data_through: string | null;
  /** No number of the flight may still change at its source; what is settled is final. */
  all_final: boolean;
  cancelled_on: string | null;
  payable_cents: number | null;
  settle_days: number;
  tolerance: number;
  agency_commission_bps: number;
  /** Which of the selections it is in, by their places. */
  selected_by: number[];
};

/** Bookings to read: a condition over the alias `b`, and how many at most, those that end first. */
export type FlightSelection = { where: RawBuilder<unknown>; limit: number };

/**
 * Reads bookings with the downloads of their flights' complete days; those of the whole show where no episode
 * is assigned (DOMAIN.md 2.2). Today is not complete anywhere yet, and a cancelled flight counts until that day.
 * Bookings of one episode and one time read its numbers once, and so do those that several selections hold.
 */
export async function readFlightNumbers(
  ctx: PodflightContext,
  db: TenantDb,
  selections: readonly FlightSelection[],
): Promise<FlightNumbers[]> {
  const types = await keyTypes(ctx, db);
  const [campaigns, sponsors] = [
    hostNames(ctx.hostSchema, 'campaigns'),
    hostNames(ctx.hostSchema, 'sponsors'),
  ];
  const [podcasts, episodes] = [hostNames(ctx.hostSchema, 'podcasts'), hostNames(ctx.hostSchema, 'episodes')];
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const dayText = (value: string) => sql`to_char(${sql.raw(value)}, 'YYYY-MM-DD')`;
  const published = sql`(${episodes.column('publish_date', 'own')}::timestamptz at time zone f.time_zone)::date`;
  const startOf = (day: string) => sql`(${sql.raw(day)}::timestamp at time zone b.time_zone)`;
  const part = (from: RawBuilder<unknown>, to: RawBuilder<unknown>, day: string) => sql`
    (extract(epoch from ${to} - ${from}) / extract(epoch from ${startOf(`(${day} + 1)`)} - ${startOf(day)}))::float8`;
  const selected = ({ where, limit }: FlightSelection, selection: number) => sql`(
    select b.*, ${selection}::int as selection from ${podflightTable(ctx, 'io_bookings')} as b
    where b.tenant_id = ${tenant} and ${where}
    order by b.flight_end, b.io_id limit ${limit}::int)`;
  // Episodes have no tenant: joined without a limit, those of every tenant would be read.
  const { rows } = await sql<FlightNumbers>`
    with chosen as materialized (
      select distinct on (b.io_id) b.*, jsonb_agg(b.selection) over (partition by b.io_id) as selected_by,
        (b.flight_start at time zone b.time_zone)::date as first_day,
        ((b.flight_end - interval '1 microsecond') at time zone b.time_zone)::date as final_day
      from (${sql.join(selections.map(selected), sql` union all `)}) as b
      order by b.io_id
    ), flights as materialized (
      select b.*, least(b.final_day, (${now(ctx).toISOString()}::timestamptz at time zone b.time_zone)::date - 1,
          case when b.status = 'cancelled' then (b.cancelled_at at time zone b.time_zone)::date end) as counted_to,
        ${part(sql`b.flight_start`, sql`least(b.flight_end, ${startOf('(b.first_day + 1)')})`, 'b.first_day')} as first_day_share,
        ${part(sql`greatest(b.flight_start, ${startOf('b.final_day')})`, sql`b.flight_end`, 'b.final_day')} as last_day_share,
        dense_rank() over (order by b.episode_id, b.podcast_id, b.flight_start, b.flight_end, b.time_zone, b.status = 'cancelled', b.cancelled_at) as place,
        b.delivered_impressions is null or b.status = 'cancelled' as is_counted
      from chosen as b
    ), shows as materialized (
      select s.podcast_id, ${dataThrough(ctx, tenant, sql`s.podcast_id`)} as data_through
      from (select distinct podcast_id from chosen) as s
    ), counted as materialized (
      select f.place, n.*
      from (select distinct on (place) * from flights where is_counted) as f
      cross join lateral (
        select ${deliveredSum} as delivered, count(distinct m.day) filter (where m.downloads is not null)::int as days_seen,
          coalesce(sum(m.downloads) filter (where m.day = f.first_day), 0)::float8 as at_first,
          coalesce(sum(m.downloads) filter (where m.day = f.final_day), 0)::float8 as at_last,
          bool_or(m.provisional) as any_provisional
        from ${countedRows(ctx, tenant, sql`f.counted_to`)}
      ) as n
    )
    select f.io_id::text as io_id, o.io_number, f.line_no, f.status, f.makegood_of_id is not null as is_makegood,
      f.campaign_id::text as campaign_id, f.podcast_id::text as podcast_id, ${podcasts.column('title', 'p')} as podcast_title,
      f.episode_id::text as episode_id, ${episodes.column('title', 'own')} as episode_title,
      f.ad_unit_id::text as ad_unit_id, u.name as ad_unit_name, u.position,
      ${sponsors.column('sponsor_id', 's')}::text as advertiser_id,
      coalesce(${sponsors.column('company', 's')}, ${sponsors.column('name', 's')}) as advertiser_name,
      to_char(${published}, 'YYYY-MM-DD') as published_on,
      ${dayText('f.first_day')} as first_day, ${dayText('f.final_day')} as last_day, f.first_day_share, f.last_day_share,
      f.time_zone, f.booked_impressions, f.booked_cpm_cents, f.currency::text as currency,
      coalesce(case when f.is_counted then n.delivered else f.delivered_impressions::float8 end, 0) as delivered_impressions, f.settled_at is not null as settled,
      coalesce(n.at_first, 0) as first_day_impressions, coalesce(n.at_last, 0) as last_day_impressions,
      case when n.days_seen < least(f.counted_to, shows.data_through) - greatest(f.first_day, ${published}) + 1 then (
        select coalesce(jsonb_agg(distinct ${dayText('m.day')}), '[]') from ${countedRows(ctx, tenant, sql`f.counted_to`)}
        where m.downloads is not null
      ) end as present_days,
      ${dayText('shows.data_through')} as data_through,
      not coalesce(n.any_provisional, false) as all_final,
      case when f.status = 'cancelled' then to_char(f.cancelled_at at time zone f.time_zone, 'YYYY-MM-DD') end as cancelled_on,
      f.payable_cents::float8 as payable_cents,
      coalesce((o.terms->>'settle_days')::int, 3) as settle_days, coalesce((o.terms->>'tolerance')::float8, 0) as tolerance,
      coalesce((o.terms->>'agency_commission_bps')::int, 0) as agency_commission_bps, f.selected_by
    from flights as f
    left join counted as n on n.place = f.place and f.is_counted
    left join shows on shows.podcast_id = f.podcast_id
    left join ${podflightTable(ctx, 'insertion_orders')} as o
      on o.tenant_id = ${tenant} and o.insertion_order_id = f.insertion_order_id
    left join ${podflightTable(ctx, 'ad_units')} as u on u.tenant_id = ${tenant} and u.ad_unit_id = f.ad_unit_id
    left join ${campaigns.table} as c
      on ${campaigns.column('campaign_id', 'c')} = f.campaign_id and ${campaigns.column('tenant_id', 'c')} = ${tenant}
    left join ${sponsors.table} as s
      on ${sponsors.column('sponsor_id', 's')} = ${campaigns.column('sponsor_id', 'c')} and ${sponsors.column('tenant_id', 's')} = ${tenant}
    left join ${podcasts.table} as p
      on ${podcasts.column('podcast_id', 'p')} = f.podcast_id and ${podcasts.column('tenant_id', 'p')} = ${tenant}
    left join lateral (
      select * from ${episodes.table} as own where ${episodes.column('episode_id', 'own')} = f.episode_id limit 1
    ) as own on true
    order by f.flight_end, f.io_id`.execute(db);
  return rows;
}
