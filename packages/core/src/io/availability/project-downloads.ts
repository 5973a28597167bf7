import { sql } from 'kysely';
import { z } from 'zod';
import { episodeCurve, projectFutureEpisode, projectYoungEpisode } from '../../delivery/index.ts';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';

/** Days after publication whose downloads count towards a goal. */
const WINDOW_DAYS = 30;

/** Latest episodes of a show that its next ones are projected from. */
const SAMPLE = 20;

/** What one slot of an episode will be heard: downloads in the 30 days after it comes out. */
export const projectedDownloads = z.object({
  /** What four of five episodes reach: the figure to guarantee. */
  low: z.int().nonnegative(),
  mid: z.int().nonnegative(),
  high: z.int().nonnegative(),
  /** `actual`: the 30 days are over. `young`: from its first days. `show`: from the show's latest episodes. */
  basis: z.enum(['actual', 'young', 'show']),
});
export type ProjectedDownloads = z.infer<typeof projectedDownloads>;

type EpisodeDays = { episode_id: string; age: number; days: Record<string, number> | null };

/**
 * Projects episodes of a podcast from its daily numbers (DOMAIN.md 2.7). Those that nothing can be said of
 * are missing.
 */
export async function projectDownloads(
  ctx: PodflightContext,
  db: TenantDb,
  podcast_id: string,
  episodeIds: readonly string[],
): Promise<Map<string, ProjectedDownloads>> {
  const episodes = await readDays(ctx, db, podcast_id, episodeIds);
  const mature = episodes.flatMap((one) => (one.age >= WINDOW_DAYS ? [dailyOf(one)] : []));
  const windows = mature.flatMap((days) => wholeWindow(days) ?? []);
  const { curve } = episodeCurve(mature, WINDOW_DAYS);
  const next = projectFutureEpisode(windows);
  const known = new Map(episodes.map((one) => [one.episode_id, one]));
  return new Map(
    episodeIds.flatMap((id): [string, ProjectedDownloads][] => {
      const projection = projectOne(known.get(id), curve, next);
      return projection ? [[id, projection]] : [];
    }),
  );
}

function projectOne(
  episode: EpisodeDays | undefined,
  curve: ReturnType<typeof episodeCurve>['curve'],
  next: ReturnType<typeof projectFutureEpisode>,
): ProjectedDownloads | null {
  const days = episode ? dailyOf(episode) : [];
  const whole = wholeWindow(days);
  if (whole !== null) return { low: whole, mid: whole, high: whole, basis: 'actual' };
  const gap = days.indexOf(null);
  const first = days.slice(0, gap < 0 ? days.length : gap).map((downloads) => downloads ?? 0);
  const soFar = first.reduce((sum, downloads) => sum + downloads, 0);
  const young = projectYoungEpisode(soFar, first.length, curve).value;
  if (young !== null) return { low: young, mid: young, high: young, basis: 'young' };
  return next ? { low: next.low, mid: next.mid, high: next.high, basis: 'show' } : null;
}

/** Downloads by age, the day of publication first; null where they are unknown. */
function dailyOf({ days }: EpisodeDays): (number | null)[] {
  return Array.from({ length: WINDOW_DAYS }, (_, age) => days?.[age] ?? null);
}

function wholeWindow(days: readonly (number | null)[]): number | null {
  if (days.length < WINDOW_DAYS || days.includes(null)) return null;
  return days.reduce<number>((sum, downloads) => sum + (downloads ?? 0), 0);
}

/** The show's latest episodes and those asked for that are out, newest first. */
async function readDays(
  ctx: PodflightContext,
  db: TenantDb,
  podcast_id: string,
  episodeIds: readonly string[],
): Promise<EpisodeDays[]> {
  const types = await keyTypes(ctx, db);
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  const published = sql`${episodes.column('publish_date', 'e')}::timestamptz`;
  const at = sql`${now(ctx).toISOString()}::timestamptz`;
  const { rows } = await sql<EpisodeDays>`
    with published as materialized (
      select ${episodes.column('episode_id', 'e')} as episode_id, ${published} as at,
        (${published} at time zone 'UTC')::date as day
      from ${episodes.table} as e
      where ${episodes.column('podcast_id', 'e')} = ${podcast_id}::${sql.raw(types.podcast_id)} and ${published} <= ${at}
    ), chosen as (
      (select * from published order by at desc limit ${SAMPLE})
      union
      select * from published where episode_id in (
        select one::${sql.raw(types.episode_id)} from jsonb_array_elements_text(${JSON.stringify(episodeIds)}::jsonb) as one)
    )
    select c.episode_id::text as episode_id, ((${at} at time zone 'UTC')::date - c.day) as age, (
        select jsonb_object_agg(d.age, d.downloads) from (
          select m.day - c.day as age, sum(m.downloads)::float8 as downloads
          from ${podflightTable(ctx, 'metrics_daily')} as m
          where m.tenant_id = ${ctx.tenant_id}::${sql.raw(types.tenant_id)} and m.episode_id = c.episode_id
            and m.day between c.day and c.day + ${WINDOW_DAYS - 1}::int and m.downloads is not null
          group by m.day
        ) as d) as days
    from chosen as c order by c.at desc, c.episode_id`.execute(db);
  return rows;
}
