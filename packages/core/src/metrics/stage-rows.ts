import { sql } from 'kysely';
import { arrayLiteral } from '../shared/array-literal.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { keyTypes } from '../tenancy/key-types.ts';
import { podflightTable } from '../tenancy/podflight-table.ts';
import type { TenantDb } from '../tenancy/with-tenant.ts';
import type { StagedRow } from './metric-row.ts';

/** Puts a batch beside the stored metrics, in one statement; {@link mergeMetrics} takes it from there. */
export async function stageRows(
  ctx: PodflightContext,
  db: TenantDb,
  importId: string,
  rows: readonly StagedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const types = await keyTypes(ctx, db);
  const column = (name: keyof StagedRow, type: string) =>
    sql`(${arrayLiteral(rows.map((row) => plain(row[name])))}::text)::${sql.raw(type)}[]`;
  await sql`
    insert into ${podflightTable(ctx, 'etl_staged_rows')}
      (tenant_id, import_id, line, episode_id, day, day_ambiguous, source,
       downloads, listeners, completion_rate, ctr, conversions, revenue_cents)
    select ${ctx.tenant_id}::${sql.raw(types.tenant_id)}, ${importId}::uuid, batch.*
    from unnest(
      ${column('line', 'int')}, ${column('episode_id', types.episode_id)}, ${column('day', 'date')},
      ${column('day_ambiguous', 'boolean')}, ${column('source', 'text')}, ${column('downloads', 'bigint')},
      ${column('listeners', 'bigint')}, ${column('completion_rate', 'float8')}, ${column('ctr', 'float8')},
      ${column('conversions', 'bigint')}, ${column('revenue_cents', 'bigint')}
    ) as batch`.execute(db);
}

/** Removes an import's staged rows. */
export async function dropStagedRows(ctx: PodflightContext, db: TenantDb, importId: string): Promise<void> {
  await db
    .deleteFrom('etl_staged_rows')
    .where('tenant_id', '=', ctx.tenant_id)
    .where('import_id', '=', importId)
    .execute();
}

function plain(value: string | number | boolean | null): string | number | null {
  return typeof value === 'boolean' ? String(value) : value;
}
