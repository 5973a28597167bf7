import { sql } from 'kysely';
import type { PodflightContext } from '../tenancy/context.ts';
import { withTenant } from '../tenancy/with-tenant.ts';
import { importNotFound, isUuid } from './import-history.ts';
import type { ImportRecord } from './import-report.ts';
import { selectImports } from './import-row.ts';

/**
 * Asks a running import to stop: it does so within a batch, ends as `failed`, `cancelled`, and stores
 * nothing. An import that has ended is left as it is. Answers the import as it stands now.
 *
 * @throws PodflightError `etl.import_not_found` when the tenant has no such import.
 */
export async function cancelImport(ctx: PodflightContext, importId: string): Promise<ImportRecord> {
  if (!isUuid(importId)) throw importNotFound(importId);
  return withTenant(ctx, async (db) => {
    await db
      .updateTable('etl_imports')
      .set({ metadata: sql<string>`metadata || '{"cancel_requested": true}'::jsonb` })
      .where('tenant_id', '=', ctx.tenant_id)
      .where('import_id', '=', importId)
      .where('status', 'in', ['pending', 'processing'])
      .execute();
    const row = await selectImports(ctx, db).where('import_id', '=', importId).executeTakeFirst();
    if (!row) throw importNotFound(importId);
    return row;
  });
}
