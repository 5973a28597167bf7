import { sql } from 'kysely';
import type { PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { dataThrough } from '../lifecycle/delivered.ts';

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
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const published = sql`(${episodes.column('publish_date', 'e')}::timestamptz at time zone 'UTC')::date`;
  const { rows } = await sql<{ podcast_id: string; totals: number[] }>`
    select s.podcast_id::text as podcast_id, jsonb_agg(n.downloads order by p.published desc) as totals
    from (
      select one.id as podcast_id, ${dataThrough(ctx, tenant, sql`one.id`)} as through
      from (select one::${sql.raw(types.podcast_id)} as id from jsonb_array_elements_text(${JSON.stringify(podcast_ids)}::jsonb) as one) as one
    ) as s
    cross join lateral (
      select ${episodes.column('episode_id', 'e')} as episode_id, ${published} as published
      from ${episodes.table} as e
      where ${episodes.column('podcast_id', 'e')} = s.podcast_id and ${published} + ${window_days - 1}::int <= s.through
      order by ${published} desc limit ${SAMPLE}::int
    ) as p
    cross join lateral (
      select sum(m.downloads)::float8 as downloads from ${podflightTable(ctx, 'metrics_daily')} as m
      where m.tenant_id = ${tenant} and m.episode_id = p.episode_id
        and m.day between p.published and p.published + ${window_days - 1}::int
    ) as n
    where n.downloads is not null
    group by s.podcast_id`.execute(db);
  return new Map(rows.map(({ podcast_id, totals }) => [podcast_id, totals]));
}
