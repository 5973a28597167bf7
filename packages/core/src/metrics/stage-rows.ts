import { sql } from 'kysely';
import type { PodflightContext } from '../tenancy/context.ts';
import { keyTypes } from '../tenancy/key-types.ts';
import { podflightTable } from '../tenancy/podflight-table.ts';
import type { TenantDb } from '../tenancy/with-tenant.ts';
import { STAGED_COLUMNS, type StagedColumn, type StagedColumns } from './staged-columns.ts';

/** Puts rows beside the stored metrics, in one statement; {@link mergeMetrics} takes it from there. */
export async function stageRows(
  ctx: PodflightContext,
  db: TenantDb,
  importId: string,
  columns: StagedColumns,
): Promise<void> {
  if (columns.rows === 0) return;
  const types = await keyTypes(ctx, db);
  // Object.keys forgets the key type.
  const names = Object.keys(STAGED_COLUMNS) as StagedColumn[];
  const listed = sql.join(names.map((name) => sql.id(name)));
  const arrays = sql.join(
    names.map((name) => {
      const type = STAGED_COLUMNS[name] ?? types.episode_id;
      return sql`(${`{${columns.texts[name].join(',')}}`}::text)::${sql.raw(type)}[]`;
    }),
  );
  // In the order of the index: its pages and the heap's are then touched once a batch.
  await sql`
    insert into ${podflightTable(ctx, 'etl_staged_rows')} (tenant_id, import_id, ${listed})
    select ${ctx.tenant_id}::${sql.raw(types.tenant_id)}, ${importId}::uuid, batch.*
    from unnest(${arrays}) as batch(${listed})
    order by episode_id`.execute(db);
}

/** Removes an import's staged rows. */
export async function dropStagedRows(ctx: PodflightContext, db: TenantDb, importId: string): Promise<void> {
  await db
    .deleteFrom('etl_staged_rows')
    .where('tenant_id', '=', ctx.tenant_id)
    .where('import_id', '=', importId)
    .execute();
}
