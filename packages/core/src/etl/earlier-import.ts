import { sql } from 'kysely';
import type { PodflightContext } from '../tenancy/context.ts';
import { podflightTable } from '../tenancy/podflight-table.ts';
import type { TenantDb } from '../tenancy/with-tenant.ts';

/**
 * The completed import of the very same file, when running it again would change nothing: it had no
 * failed row, and no later import changed days that it covers.
 */
export async function earlierImport(
  ctx: PodflightContext,
  db: TenantDb,
  fileSha256: string,
): Promise<string | null> {
  const imports = podflightTable(ctx, 'etl_imports');
  const { rows } = await sql<{ import_id: string }>`
    select e.import_id::text as import_id
    from ${imports} as e
    where e.tenant_id = ${ctx.tenant_id} and e.file_sha256 = ${fileSha256}
      and e.status = 'completed' and not e.dry_run and e.records_failed = 0
      and not exists (
        select from ${imports} as l
        where l.tenant_id = ${ctx.tenant_id} and l.status = 'completed' and not l.dry_run
          and l.import_id <> e.import_id and l.completed_at >= e.completed_at
          and l.records_inserted + l.records_updated > 0
          and l.day_from <= e.day_to and l.day_to >= e.day_from
      )
    order by e.completed_at desc
    limit 1`.execute(db);
  return rows[0]?.import_id ?? null;
}
