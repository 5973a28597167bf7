import { sql } from 'kysely';
import { addDays, avails, type Day, weekdayForecast, weekdayHistory } from '../../../delivery/index.ts';
import type { PodflightContext } from '../../../tenancy/context.ts';
import { hostNames } from '../../../tenancy/host-schema.ts';
import { podflightTable } from '../../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../../tenancy/with-tenant.ts';
import type { InventoryPeriod, Position } from '../../inputs.ts';
import { type KnownScope, keySet } from './scope.ts';

/** Weeks from this one on that inventory is reckoned for. */
const WEEKS = 26;
/** Days before a show's newest numbers that its weekdays are known by. */
const HISTORY_DAYS = 42;
/** Days that a show's newest numbers may be old before nothing is projected from them. */
const STALE_DAYS = 30;

type ShowNumbers = {
  podcast_id: string;
  /** Slots of each position in an episode, over the ad units that are for sale. */
  units: { position: Position; slots: number }[];
  daily: [day: Day, downloads: number | null][] | null;
  /** By position and week, counted from 0. */
  reserved: { position: Position; week: number; impressions: number }[] | null;
};

/**
 * What is available of each show by position and week: the weekday forecast of its downloads times its
 * slots, less what of bookings runs in that week (DOMAIN.md 2.8).
 */
export async function readInventory(
  ctx: PodflightContext,
  db: TenantDb,
  scope: KnownScope,
  ids: readonly string[],
  at: string,
): Promise<Map<string, InventoryPeriod[]>> {
  const today = at.slice(0, 10);
  const monday = mondayOf(today);
  const rows = await readNumbers(ctx, db, scope, { ids, at, today, monday });
  return new Map(rows.map((row) => [row.podcast_id, periodsOf(row, monday)]));
}

function periodsOf({ units, daily, reserved }: ShowNumbers, monday: Day): InventoryPeriod[] {
  const through = daily?.at(-1)?.[0];
  const means = through
    ? weekdayHistory(
        (daily ?? []).map(([day, impressions]) => ({ day, impressions })),
        through,
      ).weekday_means
    : null;
  // Every week has each weekday once.
  const projected = means && weekdayForecast(means, monday, addDays(monday, 6)).value;
  const taken = new Map(
    (reserved ?? []).map(({ position, week, impressions }) => [`${position}/${week}`, impressions]),
  );
  return units.flatMap(({ position, slots }) =>
    Array.from({ length: WEEKS }, (_, week): InventoryPeriod => {
      const reserved_impressions = taken.get(`${position}/${week}`) ?? 0;
      const { available_impressions } = avails({
        projected_impressions: projected,
        slots,
        reserved_impressions,
      });
      const from = addDays(monday, week * 7);
      return { position, from, to: addDays(from, 6), available_impressions };
    }),
  );
}

function mondayOf(day: Day): Day {
  const date = new Date(`${day}T00:00:00Z`);
  return addDays(day, -((date.getUTCDay() + 6) % 7));
}

async function readNumbers(
  ctx: PodflightContext,
  db: TenantDb,
  { types, tenant }: KnownScope,
  { ids, at, today, monday }: { ids: readonly string[]; at: string; today: Day; monday: Day },
): Promise<ShowNumbers[]> {
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  const bookings = podflightTable(ctx, 'io_bookings');
  const adUnits = podflightTable(ctx, 'ad_units');
  const start = sql`${monday}::date::timestamp at time zone 'UTC'`;
  const weekStart = sql`((${monday}::date + w.week * 7)::timestamp at time zone 'UTC')`;
  const weekEnd = sql`((${monday}::date + w.week * 7 + 7)::timestamp at time zone 'UTC')`;
  const { rows } = await sql<ShowNumbers>`
    with show as materialized (
      select u.podcast_id, jsonb_agg(jsonb_build_object('position', u.position, 'slots', u.slots) order by u.position) as units
      from (
        select u.podcast_id, u.position, sum(u.slots_per_episode)::int as slots
        from ${adUnits} as u
        where u.tenant_id = ${tenant} and u.podcast_id in ${keySet(ids, types.podcast_id)} and u.archived_at is null
        group by u.podcast_id, u.position
      ) as u
      group by u.podcast_id
    )
    select s.podcast_id::text as podcast_id, s.units, history.daily, booked.reserved
    from show as s
    cross join lateral (
      select jsonb_agg(jsonb_build_array(to_char(d.day, 'YYYY-MM-DD'), d.downloads) order by d.day) as daily
      from (
        select m.day, sum(m.downloads)::float8 as downloads, max(m.day) over () as through
        from ${episodes.table} as e
        join ${podflightTable(ctx, 'metrics_daily')} as m on m.tenant_id = ${tenant} and m.episode_id = ${episodes.column('episode_id', 'e')}
        where ${episodes.column('podcast_id', 'e')} = s.podcast_id
          and m.day > ${today}::date - ${HISTORY_DAYS + STALE_DAYS}::int and m.day <= ${today}::date
        group by m.day
      ) as d
      where d.day > d.through - ${HISTORY_DAYS}::int and d.through > ${today}::date - ${STALE_DAYS}::int
    ) as history
    cross join lateral (
      select jsonb_agg(jsonb_build_object('position', of_week.position, 'week', of_week.week, 'impressions', of_week.impressions)
        order by of_week.position, of_week.week) as reserved
      from (
        select u.position, w.week, round(sum(b.booked_impressions
          * extract(epoch from least(b.flight_end, ${weekEnd}) - greatest(b.flight_start, ${weekStart}))
          / extract(epoch from b.flight_end - b.flight_start)))::float8 as impressions
        from ${bookings} as b
        join ${adUnits} as u on u.tenant_id = ${tenant} and u.ad_unit_id = b.ad_unit_id
        cross join generate_series(0, ${WEEKS}::int - 1) as w(week)
        where b.tenant_id = ${tenant} and b.podcast_id = s.podcast_id
          and b.status in ('scheduled', 'active', 'makegood') and b.status <> 'cancelled' and b.booked_impressions > 0
          and b.flight_end > ${start} and b.flight_start < ${weekEnd} and b.flight_end > ${weekStart}
          and not (b.status = 'scheduled' and b.hold_expires_at is not null and b.hold_expires_at <= ${at}::timestamptz)
        group by u.position, w.week
      ) as of_week
    ) as booked`.execute(db);
  return rows;
}
