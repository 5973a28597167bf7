import { sql } from 'kysely';
import type { PodflightContext } from '../tenancy/context.ts';
import { keyTypes } from '../tenancy/key-types.ts';
import { podflightTable } from '../tenancy/podflight-table.ts';
import type { TenantDb } from '../tenancy/with-tenant.ts';
import type { MetricColumn } from './metric-columns.ts';
import { stagedDay } from './staged-day.ts';
import { tenantEpisodes } from './tenant-episodes.ts';

/** A staged row as text, as a file would have it. */
export type StagedText = { line: number; episode_id: string } & Record<MetricColumn, string | null>;

/**
 * Takes out of an import's staged rows those whose episode is not, or no longer, the tenant's. Answers
 * the first `limit` of them, in file order, and how many there were.
 */
export async function removeStrangers(
  ctx: PodflightContext,
  db: TenantDb,
  options: { import_id: string; monthFirst: boolean; limit: number },
): Promise<{ rows: StagedText[]; total: number }> {
  const types = await keyTypes(ctx, db);
  const staged = podflightTable(ctx, 'etl_staged_rows');
  const ours = sql`tenant_id = ${ctx.tenant_id}::${sql.raw(types.tenant_id)} and import_id = ${options.import_id}::uuid`;
  const { rows } = await sql<StagedText & { total: number }>`
    with named as materialized (
      select distinct episode_id from ${staged} where ${ours}
    ), strangers as materialized (
      select n.episode_id from named as n
      where not exists (select from (${tenantEpisodes(ctx, types)}) as own where own.episode_id = n.episode_id)
    ), removed as (
      delete from ${staged} as s
      where s.${ours} and s.episode_id in (select episode_id from strangers)
      returning s.*
    )
    select s.line, to_char(${stagedDay(options.monthFirst)}, 'YYYY-MM-DD') as day, s.episode_id::text as episode_id,
           s.source, s.downloads::text as downloads, s.listeners::text as listeners,
           s.completion_rate::text as completion_rate, s.ctr::text as ctr, s.conversions::text as conversions,
           s.revenue_cents::text as revenue_cents, (count(*) over ())::int as total
    from removed as s order by s.line limit ${options.limit}`.execute(db);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
