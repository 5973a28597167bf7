import { sql } from 'kysely';
import type { EpisodeDays } from '../../delivery/index.ts';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { fitsKey, keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { instantText } from '../instant-text.ts';
import { dataThrough, delivered } from '../lifecycle/delivered.ts';

/** A booking with what its pacing is reckoned from; days are those of its zone. */
export type FlightNumbers = {
  io_id: string;
  podcast_id: string | null;
  episode_id: string | null;
  published_on: string | null;
  flight_start: string;
  flight_end: string;
  time_zone: string;
  booked_impressions: number | null;
  delivered_impressions: number;
  data_through: string | null;
  cancelled_on: string | null;
  settle_days: number;
  tolerance: number;
};

/**
 * Reads bookings with the downloads of their flights' days; those of the whole show where no episode is
 * assigned (DOMAIN.md 2.2).
 */
export async function readFlightNumbers(
  ctx: PodflightContext,
  db: TenantDb,
  io_ids: readonly string[],
): Promise<FlightNumbers[]> {
  const types = await keyTypes(ctx, db);
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const ids = JSON.stringify(io_ids.filter((id) => fitsKey('uuid', id)));
  const dayText = (value: string) => sql`to_char(${sql.raw(value)}, 'YYYY-MM-DD')`;
  const { rows } = await sql<FlightNumbers>`
    with f as materialized (
      select b.*, (b.flight_start at time zone b.time_zone)::date as first_day,
        ((b.flight_end - interval '1 microsecond') at time zone b.time_zone)::date as final_day
      from ${podflightTable(ctx, 'io_bookings')} as b
      where b.tenant_id = ${tenant}
        and b.io_id in (select one::uuid from jsonb_array_elements_text(${ids}::jsonb) as one)
    ), shows as materialized (
      select s.podcast_id, ${dataThrough(ctx, tenant, sql`s.podcast_id`)} as data_through
      from (select distinct podcast_id from f) as s
    )
    select f.io_id::text as io_id, f.podcast_id::text as podcast_id, f.episode_id::text as episode_id,
      to_char(${episodes.column('publish_date', 'own')}::timestamptz at time zone f.time_zone, 'YYYY-MM-DD') as published_on,
      ${instantText(sql`f.flight_start`)} as flight_start, ${instantText(sql`f.flight_end`)} as flight_end, f.time_zone, f.booked_impressions,
      coalesce(f.delivered_impressions::float8, ${delivered(ctx, tenant)}) as delivered_impressions,
      ${dayText('shows.data_through')} as data_through,
      case when f.status = 'cancelled' then to_char(f.cancelled_at at time zone f.time_zone, 'YYYY-MM-DD') end as cancelled_on,
      coalesce((o.terms->>'settle_days')::int, 3) as settle_days,
      coalesce((o.terms->>'tolerance')::float8, 0) as tolerance
    from f
    left join ${podflightTable(ctx, 'insertion_orders')} as o
      on o.tenant_id = ${tenant} and o.insertion_order_id = f.insertion_order_id
    left join shows on shows.podcast_id = f.podcast_id
    left join ${episodes.table} as own on ${episodes.column('episode_id', 'own')} = f.episode_id
    order by f.io_id`.execute(db);
  return rows;
}

/**
 * Downloads of each day since their release, of the last 20 episodes of each show that are old enough, the
 * newest first. A day without a row had none.
 */
export async function readEpisodeDays(
  ctx: PodflightContext,
  db: TenantDb,
  podcast_ids: readonly string[],
  window_days: number,
): Promise<Map<string, EpisodeDays[]>> {
  if (podcast_ids.length === 0) return new Map();
  const types = await keyTypes(ctx, db);
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  const metrics = podflightTable(ctx, 'metrics_daily');
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const published = sql`(${episodes.column('publish_date', 'e')}::timestamptz at time zone 'UTC')::date`;
  const { rows } = await sql<{ podcast_id: string; days: number[] }>`
    select s.podcast_id::text as podcast_id, (
      select jsonb_agg(coalesce(d.downloads, 0) order by age.n)
      from generate_series(0, ${window_days - 1}::int) as age(n)
      left join (
        select m.day - p.published as n, sum(m.downloads)::float8 as downloads from ${metrics} as m
        where m.tenant_id = ${tenant} and m.episode_id = p.episode_id
          and m.day between p.published and p.published + ${window_days - 1}::int
        group by 1
      ) as d on d.n = age.n
    ) as days
    from (
      select one::${sql.raw(types.podcast_id)} as podcast_id
      from jsonb_array_elements_text(${JSON.stringify(podcast_ids)}::jsonb) as one
    ) as s
    cross join lateral (
      select ${episodes.column('episode_id', 'e')} as episode_id, ${published} as published
      from ${episodes.table} as e
      where ${episodes.column('podcast_id', 'e')} = s.podcast_id and ${published} + ${window_days}::int <= ${now(ctx).toISOString()}::timestamptz::date
        and exists (
          select from ${metrics} as m
          where m.tenant_id = ${tenant} and m.episode_id = ${episodes.column('episode_id', 'e')}
            and m.day >= ${published} + ${window_days - 1}::int)
      order by ${published} desc limit 20
    ) as p
    order by s.podcast_id, p.published desc`.execute(db);
  const byShow = new Map<string, EpisodeDays[]>();
  for (const { podcast_id, days } of rows) byShow.set(podcast_id, [...(byShow.get(podcast_id) ?? []), days]);
  return byShow;
}
