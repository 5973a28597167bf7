import { sql } from 'kysely';
import type { PodflightContext } from '../tenancy/context.ts';
import { podflightTable } from '../tenancy/podflight-table.ts';
import type { TenantDb } from '../tenancy/with-tenant.ts';
import { stagedDay } from './staged-day.ts';

/** Which staged rows with an ambiguous day to take out. */
export type AmbiguousSelection =
  | { import_id: string; settled: false }
  | { import_id: string; settled: true; monthFirst: boolean; latest: string };

/**
 * Takes out of the staged rows those whose ambiguous day cannot stand: all of them while the column
 * is not settled, else those that settled on a day after `latest`. Answers the first `limit` of their
 * lines, in order, and how many there were.
 */
export async function removeAmbiguousRows(
  ctx: PodflightContext,
  db: TenantDb,
  selection: AmbiguousSelection,
  limit: number,
): Promise<{ lines: number[]; total: number }> {
  const condition = selection.settled
    ? sql`${stagedDay(selection.monthFirst)} > ${selection.latest}::date`
    : sql`true`;
  const { rows } = await sql<{ line: number; total: number }>`
    with removed as (
      delete from ${podflightTable(ctx, 'etl_staged_rows')} as s
      where s.tenant_id = ${ctx.tenant_id} and s.import_id = ${selection.import_id} and s.day_ambiguous and ${condition}
      returning s.line
    )
    select line, (count(*) over ())::int as total from removed order by line limit ${limit}`.execute(db);
  return { lines: rows.map((row) => row.line), total: rows[0]?.total ?? 0 };
}
