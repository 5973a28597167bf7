import { sql } from 'kysely';
import type { PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import type { IoStatus } from '../io.ts';
import { latestDay } from '../lifecycle/delivered.ts';
import { type FlightSelection, monthsOfPlaces, pickedFlights } from './picked-flights.ts';

/** A booking with what its pacing is reckoned from; days are those of its zone. */
export type FlightNumbers = {
  io_id: string;
  line_no: number;
  status: IoStatus;
  is_makegood: boolean;
  campaign_id: string | null;
  podcast_id: string | null;
  episode_id: string | null;
  ad_unit_id: string | null;
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
  /** What was delivered at the end of each month, where that was asked for and more than its first month is over. */
  months: Record<string, number> | null;
  /** The same number has what is sold of one episode, or one whole show, for the same days. */
  place: number;
  /** Which of the selections it is in: bit 0 for the first, and so on. */
  selected: number;
};

/**
 * Reads bookings with the downloads of their flights' complete days; those of the whole show where no episode
 * is assigned (DOMAIN.md 2.2). Today is not complete anywhere yet, and a cancelled flight counts until that day.
 */
export async function readFlightNumbers(
  ctx: PodflightContext,
  db: TenantDb,
  selections: readonly FlightSelection[],
  { months }: { months: boolean },
): Promise<FlightNumbers[]> {
  const types = await keyTypes(ctx, db);
  const latest = { day: await latestDay(ctx, db) };
  const [campaigns, sponsors] = [
    hostNames(ctx.hostSchema, 'campaigns'),
    hostNames(ctx.hostSchema, 'sponsors'),
  ];
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const dayText = (value: string) => sql`to_char(${sql.raw(value)}, 'YYYY-MM-DD')`;
  const byMonth = months
    ? sql`case when ${monthText('w.first_day')} < ${monthText('w.counted_to')} then coalesce(r.months, '{}') end`
    : sql`null::jsonb`;
  // Episodes have no tenant: joined without a limit, those of every tenant would be read.
  const { rows } = await sql<FlightNumbers>`
    with ${pickedFlights(ctx, tenant, selections, latest)}${months ? sql`, ${monthsOfPlaces}` : sql``}, told as materialized (
      select p.place_no, ${dayText('own.published')} as published_on,
        ${dayText('w.first_day')} as first_day, ${dayText('w.final_day')} as last_day, w.first_day_share, w.last_day_share,
        n.delivered, n.at_first, n.at_final, n.any_provisional, ${dayText('shows.data_through')} as data_through,
        case when coalesce(cardinality(n.present_days), 0) < least(w.counted_to, shows.data_through) - greatest(w.first_day, own.published) + 1
          then coalesce(to_jsonb(n.present_days), '[]') end as present_days,
        ${dayText('w.cancelled_on')} as cancelled_on, ${byMonth} as months
      from places as p
      join windows as w on w.window_no = p.window_no
      left join shows on shows.podcast_id = p.podcast_id
      left join counted as n on n.place_no = p.place_no
      ${months ? sql`left join months as r on r.place_no = p.place_no` : sql``}
      left join lateral (
        select (${episodes.column('publish_date', 'own')}::timestamptz at time zone w.time_zone)::date as published
        from ${episodes.table} as own where ${episodes.column('episode_id', 'own')} = p.episode_id limit 1
      ) as own on true
    )
    select f.io_id::text as io_id, f.line_no, f.status, f.makegood_of_id is not null as is_makegood,
      f.campaign_id::text as campaign_id, f.podcast_id::text as podcast_id,
      f.episode_id::text as episode_id, f.ad_unit_id::text as ad_unit_id,
      ${sponsors.column('sponsor_id', 's')}::text as advertiser_id,
      coalesce(${sponsors.column('company', 's')}, ${sponsors.column('name', 's')}) as advertiser_name,
      t.published_on, t.first_day, t.last_day, t.first_day_share, t.last_day_share,
      f.time_zone, f.booked_impressions, f.booked_cpm_cents, f.currency::text as currency,
      coalesce(case when f.is_counted then t.delivered else f.delivered_impressions::float8 end, 0) as delivered_impressions,
      f.settled_at is not null as settled,
      coalesce(case when f.is_counted then t.at_first end, 0) as first_day_impressions,
      coalesce(case when f.is_counted then t.at_final end, 0) as last_day_impressions,
      case when f.is_counted then t.present_days end as present_days, t.data_through,
      not (f.is_counted and coalesce(t.any_provisional, false)) as all_final, t.cancelled_on,
      case when f.is_counted then t.months end as months, f.payable_cents::float8 as payable_cents,
      coalesce((o.terms->>'settle_days')::int, 3) as settle_days, coalesce((o.terms->>'tolerance')::float8, 0) as tolerance,
      coalesce((o.terms->>'agency_commission_bps')::int, 0) as agency_commission_bps, f.place_no::int as place, f.selected
    from flights as f
    join told as t on t.place_no = f.place_no
    left join ${podflightTable(ctx, 'insertion_orders')} as o
      on o.tenant_id = ${tenant} and o.insertion_order_id = f.insertion_order_id
    left join ${campaigns.table} as c
      on ${campaigns.column('campaign_id', 'c')} = f.campaign_id and ${campaigns.column('tenant_id', 'c')} = ${tenant}
    left join ${sponsors.table} as s
      on ${sponsors.column('sponsor_id', 's')} = ${campaigns.column('sponsor_id', 'c')} and ${sponsors.column('tenant_id', 's')} = ${tenant}
    order by f.flight_end, f.io_id`.execute(db);
  return rows;
}

const monthText = (day: string) => sql`to_char(${sql.raw(day)}, 'YYYY-MM')`;
