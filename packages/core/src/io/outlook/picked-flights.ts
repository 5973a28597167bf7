import { type RawBuilder, sql } from 'kysely';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import { dataThrough, deliveredPart } from '../lifecycle/delivered.ts';

/** Bookings to read: a condition over the alias `b`, and how many at most, those that end first. */
export type FlightSelection = { where: RawBuilder<unknown>; limit: number };

const COLUMNS = sql.raw(
  [
    ...['io_id', 'insertion_order_id', 'line_no', 'status', 'makegood_of_id', 'campaign_id', 'podcast_id'],
    ...['episode_id', 'ad_unit_id', 'flight_start', 'flight_end', 'time_zone', 'booked_impressions'],
    ...[
      'booked_cpm_cents',
      'currency',
      'delivered_impressions',
      'settled_at',
      'cancelled_at',
      'payable_cents',
    ],
  ]
    .map((name) => `b.${name}`)
    .join(', '),
);

const startOf = (day: string) => sql`(${sql.raw(day)}::timestamp at time zone w.time_zone)`;

function part(from: RawBuilder<unknown>, to: RawBuilder<unknown>, day: string): RawBuilder<unknown> {
  return sql`
    (extract(epoch from ${to} - ${from}) / extract(epoch from ${startOf(`(${day} + 1)`)} - ${startOf(day)}))::float8`;
}

/**
 * The tables of a `with`, for bookings of selections: `flights` are those picked, `windows` their days, `places` what
 * is sold on those days, an episode or a whole show, and `counted` what each place had. Days are reckoned once a window,
 * and numbers read once a place; a window's episodes in one look, for a hypertable has its chunks gone through for each.
 */
export function pickedFlights(
  ctx: PodflightContext,
  tenant: RawBuilder<unknown>,
  selections: readonly FlightSelection[],
  latest: { day: string | null },
): RawBuilder<unknown> {
  const bookings = podflightTable(ctx, 'io_bookings');
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  const episode = episodes.column('episode_id', 'e');
  const selected = ({ where, limit }: FlightSelection, place: number) => sql`(
    select ${COLUMNS}, ${1 << place}::int as selected from ${bookings} as b
    where b.tenant_id = ${tenant} and ${where}
    order by b.flight_end, b.io_id limit ${limit}::int)`;
  const all = sql.join(selections.map(selected), sql` union all `);
  const picked =
    selections.length === 1
      ? all
      : sql`(
    select distinct on (b.io_id) ${COLUMNS}, bit_or(b.selected) over (partition by b.io_id) as selected
    from (${all}) as b order by b.io_id)`;
  const window = sql`b.flight_start, b.flight_end, b.time_zone, b.status = 'cancelled', b.cancelled_at`;
  return sql`flights as materialized (
      select ${COLUMNS}, b.selected, b.delivered_impressions is null or b.status = 'cancelled' as is_counted,
        dense_rank() over (order by ${window}) as window_no,
        dense_rank() over (order by ${window}, b.episode_id, b.podcast_id) as place_no
      from ${picked} as b
    ), windows as materialized (
      select w.*, least(w.final_day, (${now(ctx).toISOString()}::timestamptz at time zone w.time_zone)::date - 1, w.cancelled_on) as counted_to,
        ${part(sql`w.flight_start`, sql`least(w.flight_end, ${startOf('(w.first_day + 1)')})`, 'w.first_day')} as first_day_share,
        ${part(sql`greatest(w.flight_start, ${startOf('w.final_day')})`, sql`w.flight_end`, 'w.final_day')} as last_day_share
      from (
        select b.window_no, b.flight_start, b.flight_end, b.time_zone,
          (b.flight_start at time zone b.time_zone)::date as first_day,
          ((b.flight_end - interval '1 microsecond') at time zone b.time_zone)::date as final_day,
          case when b.status = 'cancelled' then (b.cancelled_at at time zone b.time_zone)::date end as cancelled_on
        from (select distinct on (window_no) * from flights order by window_no) as b
      ) as w
    ), places as materialized (
      select distinct on (place_no) place_no, window_no, episode_id, podcast_id, is_counted
      from flights order by place_no, is_counted desc
    ), shows as materialized (
      select s.podcast_id, ${dataThrough(ctx, tenant, sql`s.podcast_id`, latest)} as data_through
      from (select distinct podcast_id from flights) as s
    ), heard as materialized (
      select p.place_no, p.window_no, p.episode_id from places as p where p.is_counted and p.episode_id is not null
      union all
      select p.place_no, p.window_no, e.episode_id from places as p
      cross join lateral (
        select ${episode} as episode_id from ${episodes.table} as e
        where ${episodes.column('podcast_id', 'e')} = p.podcast_id offset 0
      ) as e
      where p.is_counted and p.episode_id is null
    ), days as materialized (
      select f.window_no, m.episode_id, m.day, m.downloads, m.provisional, ${deliveredPart} as delivered,
        m.day = f.first_day as is_first, m.day = f.final_day as is_final
      from (select window_no, array_agg(distinct episode_id) as ids from heard group by window_no) as h
      join windows as f on f.window_no = h.window_no
      cross join lateral (
        select m.episode_id, m.day, m.downloads, m.provisional from ${podflightTable(ctx, 'metrics_daily')} as m
        where m.tenant_id = ${tenant} and m.episode_id = any(h.ids) and m.day between f.first_day and f.counted_to
        offset 0
      ) as m
    ), counted as materialized (
      select h.place_no, round(coalesce(sum(d.delivered), 0))::float8 as delivered,
        array_agg(distinct d.day) filter (where d.downloads is not null) as present_days,
        coalesce(sum(d.downloads) filter (where d.is_first), 0)::float8 as at_first,
        coalesce(sum(d.downloads) filter (where d.is_final), 0)::float8 as at_final,
        bool_or(d.provisional) as any_provisional
      from heard as h join days as d on d.window_no = h.window_no and d.episode_id = h.episode_id
      group by h.place_no
    )`;
}

/** What places whose days reach a second month had delivered at the end of each: `{"2026-03": 4000, "2026-04": 5200}`. */
export const monthsOfPlaces = sql`months as materialized (
      select r.place_no, jsonb_object_agg(to_char(r.month, 'YYYY-MM'), r.delivered) as months from (
        select h.place_no, date_trunc('month', d.day::timestamp) as month,
          round(sum(coalesce(sum(d.delivered), 0)) over (partition by h.place_no order by date_trunc('month', d.day::timestamp))) as delivered
        from windows as w
        join heard as h on h.window_no = w.window_no
        join days as d on d.window_no = h.window_no and d.episode_id = h.episode_id
        where to_char(w.first_day, 'YYYY-MM') < to_char(w.counted_to, 'YYYY-MM')
        group by 1, 2
      ) as r group by r.place_no
    )`;
