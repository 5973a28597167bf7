import type { PodflightContext } from '../tenancy/context.ts';
import { withTenant } from '../tenancy/with-tenant.ts';
import { errorReportCsv } from './error-report-csv.ts';
import { importNotFound, isUuid } from './import-history.ts';
import type { Problem } from './problem.ts';

/**
 * The rejected rows of an import as CSV: the original cells, then `_line`, `_codes` and `_message`. Cells
 * that a spreadsheet would run as a formula are made harmless. Corrected, the file imports as it is.
 *
 * @throws PodflightError `etl.import_not_found` when the tenant has no such import.
 */
export async function importErrorsCsv(ctx: PodflightContext, importId: string): Promise<string> {
  if (!isUuid(importId)) throw importNotFound(importId);
  return withTenant(ctx, async (db) => {
    const run = await db
      .selectFrom('etl_imports')
      .select('metadata')
      .where('tenant_id', '=', ctx.tenant_id)
      .where('import_id', '=', importId)
      .executeTakeFirst();
    if (!run) throw importNotFound(importId);
    const rejected = await db
      .selectFrom('etl_rejected_rows')
      .select(['line', 'cells', 'problems'])
      .where('tenant_id', '=', ctx.tenant_id)
      .where('import_id', '=', importId)
      .orderBy('line')
      .execute();
    // Both columns are written only by import-run.ts, as string[] and Problem[].
    const header = (run.metadata as { header?: string[] }).header ?? [];
    return errorReportCsv(
      header,
      rejected.map((row) => ({ ...row, problems: row.problems as Problem[] })),
    );
  });
}
