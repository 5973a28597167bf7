import { sql } from 'kysely';
import { now } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import { ofKey } from '../booking-filter.ts';
import type { CardQuery } from '../found-card.ts';

/** An ad unit for sale, with what is taken of it by day. */
export type InventoryUnit = {
  podcast_id: string;
  podcast_title: string | null;
  ad_unit_id: string;
  name: string;
  position: 'pre' | 'mid' | 'post';
  delivery: 'embedded' | 'dynamic';
  slots: number;
  rate_cpm_cents: number | null;
  currency: string | null;
};

/** Episodes of a show that come out on a day. */
export type DropDay = { podcast_id: string; day: string; episode_ids: string[] };

/** Slots and impressions of an ad unit that are taken: on the day of an episode's release, or by the day of the flight. */
export type TakenDay = {
  ad_unit_id: string;
  day: string;
  booked_slots: number;
  held_slots: number;
  booked_impressions: number;
  held_impressions: number;
};

/** Shows that have ad units for sale, by title. */
export async function readShowsForSale({ ctx, db, asked }: CardQuery): Promise<string[]> {
  const types = await keyTypes(ctx, db);
  const podcasts = hostNames(ctx.hostSchema, 'podcasts');
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const chosen =
    asked.podcast_id === undefined ? sql`true` : ofKey(sql`u.podcast_id`, types.podcast_id, asked.podcast_id);
  const { rows } = await sql<{ podcast_id: string }>`
    select u.podcast_id::text as podcast_id
    from ${podflightTable(ctx, 'ad_units')} as u
    join ${podcasts.table} as p
      on ${podcasts.column('podcast_id', 'p')} = u.podcast_id and ${podcasts.column('tenant_id', 'p')} = ${tenant}
    where u.tenant_id = ${tenant} and u.archived_at is null and ${chosen}
    group by u.podcast_id, ${podcasts.column('title', 'p')}
    order by ${podcasts.column('title', 'p')}, u.podcast_id`.execute(db);
  return rows.map(({ podcast_id }) => podcast_id);
}

/** What of shows is for sale, comes out, and is taken, on the days of a range. */
export async function readInventory(
  { ctx, db, asked }: CardQuery,
  podcast_ids: readonly string[],
  days: { from: string; to: string },
): Promise<{ units: InventoryUnit[]; drops: DropDay[]; taken: TakenDay[] }> {
  const types = await keyTypes(ctx, db);
  const [podcasts, episodes] = [hostNames(ctx.hostSchema, 'podcasts'), hostNames(ctx.hostSchema, 'episodes')];
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const zone = asked.time_zone;
  const shows = sql`(select one::${sql.raw(types.podcast_id)} from jsonb_array_elements_text(${JSON.stringify(podcast_ids)}::jsonb) as one)`;
  const starts = sql`((${days.from}::date)::timestamp at time zone ${zone})`;
  const ends = sql`((${days.to}::date + 1)::timestamp at time zone ${zone})`;
  const at = sql`${now(ctx).toISOString()}::timestamptz`;
  const published = sql`${episodes.column('publish_date', 'e')}::timestamptz`;
  const currency = asked.currency ? sql`(u.currency is null or u.currency = ${asked.currency})` : sql`true`;
  const { rows } = await sql<{ units: InventoryUnit[]; drops: DropDay[]; taken: TakenDay[] }>`
    with units as materialized (
      select u.* from ${podflightTable(ctx, 'ad_units')} as u
      where u.tenant_id = ${tenant} and u.archived_at is null and ${currency} and u.podcast_id in ${shows}
    ), drops as materialized (
      select s.podcast_id, e.episode_id, e.day from ${shows} as s(podcast_id)
      cross join lateral (
        select ${episodes.column('episode_id', 'e')} as episode_id, (${published} at time zone ${zone})::date as day
        from ${episodes.table} as e
        where ${episodes.column('podcast_id', 'e')} = s.podcast_id and ${published} >= ${starts} and ${published} < ${ends}
        offset 0
      ) as e
    ), live as materialized (
      select b.ad_unit_id, b.episode_id, b.slot_no, b.booked_impressions, b.flight_start, b.flight_end,
        b.status = 'scheduled' and b.hold_expires_at is not null as held
      from ${podflightTable(ctx, 'io_bookings')} as b
      where b.tenant_id = ${tenant} and b.podcast_id in ${shows} and b.status <> 'cancelled' and b.ad_unit_id is not null
        and b.flight_end > ${starts} and b.flight_start < ${ends}
        and not (b.status = 'scheduled' and coalesce(b.hold_expires_at <= ${at}, false))
    ), slots as (
      select l.ad_unit_id, d.day, count(distinct (l.episode_id, l.slot_no)) filter (where not l.held)::int as booked_slots,
        count(distinct (l.episode_id, l.slot_no)) filter (where l.held)::int as held_slots, 0 as booked_impressions, 0 as held_impressions
      from drops as d join live as l on l.episode_id = d.episode_id where l.slot_no is not null group by 1, 2
    ), impressions as (
      select l.ad_unit_id, g.day::date as day, 0 as booked_slots, 0 as held_slots,
        coalesce(sum(l.per_day) filter (where not l.held), 0)::float8 as booked_impressions,
        coalesce(sum(l.per_day) filter (where l.held), 0)::float8 as held_impressions
      from (
        select l.*, coalesce(l.booked_impressions, 0) / greatest(1, extract(epoch from l.flight_end - l.flight_start) / 86400) as per_day
        from live as l join units as u on u.ad_unit_id = l.ad_unit_id and u.delivery = 'dynamic'
      ) as l
      cross join lateral generate_series(greatest(l.flight_start at time zone ${zone}, (${days.from}::date)::timestamp)::date::timestamp,
        least((l.flight_end - interval '1 microsecond') at time zone ${zone}, (${days.to}::date)::timestamp), interval '1 day') as g(day)
      group by 1, 2
    )
    select
      coalesce((select jsonb_agg(jsonb_build_object('podcast_id', u.podcast_id::text, 'podcast_title', ${podcasts.column('title', 'p')},
          'ad_unit_id', u.ad_unit_id::text, 'name', u.name, 'position', u.position, 'delivery', u.delivery, 'slots', u.slots_per_episode,
          'rate_cpm_cents', u.rate_cpm_cents, 'currency', u.currency::text)
          order by ${podcasts.column('title', 'p')}, u.podcast_id, u.position = 'pre' desc, u.position = 'mid' desc, u.name, u.ad_unit_id)
        from units as u join ${podcasts.table} as p
          on ${podcasts.column('podcast_id', 'p')} = u.podcast_id and ${podcasts.column('tenant_id', 'p')} = ${tenant}), '[]') as units,
      coalesce((select jsonb_agg(jsonb_build_object('podcast_id', d.podcast_id::text, 'day', to_char(d.day, 'YYYY-MM-DD'), 'episode_ids', d.ids))
        from (select podcast_id, day, jsonb_agg(episode_id::text order by episode_id) as ids from drops group by 1, 2) as d), '[]') as drops,
      coalesce((select json_agg(t) from (
        select ad_unit_id::text as ad_unit_id, to_char(day, 'YYYY-MM-DD') as day, booked_slots, held_slots, booked_impressions, held_impressions
        from (select * from slots union all select * from impressions) as t
      ) as t), '[]') as taken`.execute(db);
  return rows[0] ?? { units: [], drops: [], taken: [] };
}
