import { sql } from 'kysely';
import type { PodflightContext } from '../tenancy/context.ts';
import { podflightTable } from '../tenancy/podflight-table.ts';
import type { TenantDb } from '../tenancy/with-tenant.ts';
import { stagedDay } from './staged-day.ts';

/** A row that lost to a later one of the same key with other values. */
export type Superseded = { line: number; kept_line: number; day: string; episode_id: string; source: string };

/** Rows of an import whose key comes again with other values: the first `limit`, and how many in all. */
export async function supersededRows(
  ctx: PodflightContext,
  db: TenantDb,
  options: { import_id: string; monthFirst: boolean; limit: number },
): Promise<{ rows: Superseded[]; total: number }> {
  const { rows } = await sql<Superseded & { total: number }>`
    with staged as (
      select s.line, s.episode_id, ${stagedDay(options.monthFirst)} as day, s.source,
             row(s.downloads, s.listeners, s.completion_rate, s.ctr, s.conversions, s.revenue_cents) as vals
      from ${podflightTable(ctx, 'etl_staged_rows')} as s
      where s.tenant_id = ${ctx.tenant_id} and s.import_id = ${options.import_id}
    ), ranked as (
      select *, first_value(line) over same as kept_line, first_value(vals) over same as kept
      from staged window same as (partition by episode_id, day, source order by line desc)
    )
    select line, kept_line, to_char(day, 'YYYY-MM-DD') as day, episode_id::text as episode_id, source,
           (count(*) over ())::int as total
    from ranked where line <> kept_line and vals is distinct from kept
    order by line limit ${options.limit}`.execute(db);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
