import { sql } from 'kysely';
import type { EpisodeDays } from '../../delivery/index.ts';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';

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
