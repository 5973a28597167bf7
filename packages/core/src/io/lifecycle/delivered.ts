import { type RawBuilder, sql } from 'kysely';
import type { PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';

/** The latest day that a show has numbers of. */
export function dataThrough(
  ctx: PodflightContext,
  tenant: RawBuilder<unknown>,
  podcast: RawBuilder<unknown>,
): RawBuilder<string | null> {
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  return sql`(
    select max(latest.day) from ${episodes.table} as e
    cross join lateral (
      select m.day from ${podflightTable(ctx, 'metrics_daily')} as m
      where m.tenant_id = ${tenant} and m.episode_id = ${episodes.column('episode_id', 'e')}
      order by m.day desc limit 1
    ) as latest
    where ${episodes.column('podcast_id', 'e')} = ${podcast})`;
}

/**
 * Downloads of the days of flight `f`, which has `first_day` and `final_day` beside a booking's columns: first
 * and last pro rata when the flight begins or ends by the clock (DOMAIN.md 2.2); those of the whole show where
 * no episode is assigned.
 */
export function delivered(ctx: PodflightContext, tenant: RawBuilder<unknown>): RawBuilder<unknown> {
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  const metrics = podflightTable(ctx, 'metrics_daily');
  const dayStart = sql`(m.day::timestamp at time zone f.time_zone)`;
  const dayEnd = sql`((m.day + 1)::timestamp at time zone f.time_zone)`;
  const sum = sql`coalesce(round(sum(m.downloads *
    extract(epoch from least(f.flight_end, ${dayEnd}) - greatest(f.flight_start, ${dayStart}))
    / nullif(extract(epoch from ${dayEnd} - ${dayStart}), 0))), 0)::float8`;
  const inFlight = sql`m.tenant_id = ${tenant} and m.day between f.first_day and f.final_day`;
  return sql`(case
    when f.episode_id is not null then (
      select ${sum} from ${metrics} as m where ${inFlight} and m.episode_id = f.episode_id)
    else (
      select ${sum} from ${episodes.table} as e
      join ${metrics} as m on m.episode_id = ${episodes.column('episode_id', 'e')}
      where ${inFlight} and ${episodes.column('podcast_id', 'e')} = f.podcast_id)
    end)`;
}
