import { sql } from 'kysely';
import type { PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { dataThrough, latestDay } from '../lifecycle/delivered.ts';

/** Episodes that a projection rests on (DOMAIN.md 2.7). */
const SAMPLE = 8;

/**
 * Downloads in their first `window_days` of the last eight episodes of each show that are old enough for its data,
 * the newest first: what `projectFutureEpisode` takes. Shows without any are left out.
 */
export async function readWindowTotals(
  ctx: PodflightContext,
  db: TenantDb,
  podcast_ids: readonly string[],
  window_days: number,
): Promise<Map<string, number[]>> {
  if (podcast_ids.length === 0) return new Map();
  const types = await keyTypes(ctx, db);
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  const latest = { day: await latestDay(ctx, db) };
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const published = sql`(${episodes.column('publish_date', 'e')}::timestamptz at time zone 'UTC')::date`;
  // Episodes of one day are one look at the index: a hypertable has its chunks gone through for each look.
  const { rows } = await sql<{ podcast_id: string; totals: number[] }>`
    with past as materialized (
      select s.podcast_id, p.episode_id, p.published
      from (
        select one.id as podcast_id, ${dataThrough(ctx, tenant, sql`one.id`, latest)} as through
        from (select one::${sql.raw(types.podcast_id)} as id from jsonb_array_elements_text(${JSON.stringify(podcast_ids)}::jsonb) as one) as one
      ) as s
      cross join lateral (
        select ${episodes.column('episode_id', 'e')} as episode_id, ${published} as published
        from ${episodes.table} as e
        where ${episodes.column('podcast_id', 'e')} = s.podcast_id and ${published} + ${window_days - 1}::int <= s.through
        order by ${published} desc limit ${SAMPLE}::int
      ) as p
    ), heard as (
      select m.episode_id, sum(m.downloads)::float8 as downloads
      from (select published, array_agg(episode_id) as ids from past group by published) as day
      cross join lateral (
        select m.episode_id, m.downloads from ${podflightTable(ctx, 'metrics_daily')} as m
        where m.tenant_id = ${tenant} and m.episode_id = any(day.ids)
          and m.day between day.published and day.published + ${window_days - 1}::int
        offset 0
      ) as m
      group by m.episode_id
    )
    select p.podcast_id::text as podcast_id, jsonb_agg(n.downloads order by p.published desc) as totals
    from past as p join heard as n on n.episode_id = p.episode_id
    where n.downloads is not null
    group by p.podcast_id`.execute(db);
  return new Map(rows.map(({ podcast_id, totals }) => [podcast_id, totals]));
}
