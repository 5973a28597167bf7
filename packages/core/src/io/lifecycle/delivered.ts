import { type RawBuilder, sql } from 'kysely';
import type { PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';

/** The episodes of a show as an array, for one look at an index for all of them. */
export function episodesOf(ctx: PodflightContext, podcast: RawBuilder<unknown>): RawBuilder<unknown> {
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  return sql`array(
    select ${episodes.column('episode_id', 'e')} from ${episodes.table} as e where ${episodes.column('podcast_id', 'e')} = ${podcast})`;
}

/** The latest day that the tenant has numbers of, of any show. */
export async function latestDay(ctx: PodflightContext, db: TenantDb): Promise<string | null> {
  // Not `max`, which a hypertable's planner looks at every chunk for.
  const { rows } = await sql<{ day: string }>`
    select to_char(m.day, 'YYYY-MM-DD') as day from ${podflightTable(ctx, 'metrics_daily')} as m
    where m.tenant_id = ${ctx.tenant_id} order by m.day desc limit 1`.execute(db);
  return rows[0]?.day ?? null;
}

/**
 * The latest day that a show has numbers of. Mostly that is the tenant's own latest day, which a few probes
 * tell; only a show that has nothing of that day is looked through episode by episode.
 *
 * @param latest - The tenant's latest day, where it was read before of the same snapshot: as a constant, a
 * hypertable's planner looks at its one chunk instead of all.
 */
export function dataThrough(
  ctx: PodflightContext,
  tenant: RawBuilder<unknown>,
  podcast: RawBuilder<unknown>,
  latest?: { day: string | null },
): RawBuilder<string | null> {
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  const metrics = podflightTable(ctx, 'metrics_daily');
  const day = latest ? sql`${latest.day}::date` : sql`latest.day`;
  const from = latest
    ? sql``
    : sql`from (select max(t.day) as day from ${metrics} as t where t.tenant_id = ${tenant}) as latest`;
  return sql`(
    select case when exists (
      select from ${metrics} as m
      where m.tenant_id = ${tenant} and m.day = ${day} and m.episode_id = any(${episodesOf(ctx, podcast)})
    ) then ${day} else (
      select max(last.day) from ${episodes.table} as e
      cross join lateral (
        select m.day from ${metrics} as m
        where m.tenant_id = ${tenant} and m.episode_id = ${episodes.column('episode_id', 'e')}
        order by m.day desc limit 1
      ) as last
      where ${episodes.column('podcast_id', 'e')} = ${podcast}
    ) end ${from})`;
}

/** The part of day `m.day` that lies in flight `f`: below 1 only on a first or last day that begins or ends by the clock. */
const share = (() => {
  const dayStart = sql`(m.day::timestamp at time zone f.time_zone)`;
  const dayEnd = sql`((m.day + 1)::timestamp at time zone f.time_zone)`;
  return sql`(case when m.day > f.first_day and m.day < f.final_day then 1 else
    extract(epoch from least(f.flight_end, ${dayEnd}) - greatest(f.flight_start, ${dayStart}))
    / nullif(extract(epoch from ${dayEnd} - ${dayStart}), 0) end)`;
})();

/** What counts for flight `f` of the downloads of row `m`, part of a download and all. */
export const deliveredPart = sql`m.downloads * ${share}`;

/** What was delivered of the rows `m` of the days of flight `f`, likewise. */
export const deliveredExact = sql`coalesce(sum(${deliveredPart}), 0)`;

/** The same in whole downloads. */
export const deliveredSum = sql<number>`round(${deliveredExact})::float8`;

/**
 * The rows `m` of numbers that count for flight `f` (DOMAIN.md 2.2): those of its episode, or of the whole show
 * where no episode is assigned. `f` has `first_day` and `final_day` beside a booking's columns. They are looked up
 * episode by episode: joined freely, a hypertable's planner reads all that the tenant has of those days.
 */
export function countedRows(
  ctx: PodflightContext,
  tenant: RawBuilder<unknown>,
  through: RawBuilder<unknown> = sql`f.final_day`,
  only: RawBuilder<unknown> = sql`true`,
): RawBuilder<unknown> {
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  return sql`(
      select f.episode_id where f.episode_id is not null
      union all
      select ${episodes.column('episode_id', 'e')} from ${episodes.table} as e
      where f.episode_id is null and ${episodes.column('podcast_id', 'e')} = f.podcast_id
    ) as counted(episode_id)
    cross join lateral (
      select m.day, m.downloads, m.provisional from ${podflightTable(ctx, 'metrics_daily')} as m
      where m.tenant_id = ${tenant} and m.episode_id = counted.episode_id and m.day between f.first_day and ${through}
        and ${only}
      offset 0
    ) as m`;
}

/**
 * Downloads of the days of flight `f`: first and last pro rata when the flight begins or ends by the clock
 * (DOMAIN.md 2.2).
 */
export function delivered(ctx: PodflightContext, tenant: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select ${deliveredSum} from ${countedRows(ctx, tenant)})`;
}

/** Whether no row of flight `f` may still change at its source. */
export function allFinal(ctx: PodflightContext, tenant: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`(not exists (select from ${countedRows(ctx, tenant, undefined, sql`m.provisional`)}))`;
}

/** What flight `f` had delivered at the end of each of its months, as JSON: `{"2026-03": 4000, "2026-04": 5200}`. */
export function deliveredMonths(
  ctx: PodflightContext,
  tenant: RawBuilder<unknown>,
  through?: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`(
    select coalesce(jsonb_object_agg(reached.month, reached.delivered), '{}') from (
      select to_char(m.day, 'YYYY-MM') as month, round(sum(${deliveredExact}) over (order by to_char(m.day, 'YYYY-MM'))) as delivered
      from ${countedRows(ctx, tenant, through)} group by 1
    ) as reached)`;
}
