import { sql } from 'kysely';
import { now, type PodflightContext } from '../tenancy/context.ts';
import type { TenantDb } from '../tenancy/with-tenant.ts';
import { readReport } from './import-history.ts';
import type { ImportReport } from './import-report.ts';
import type { ImportRun } from './import-run.ts';

/**
 * Answers a run that found every row of its file stored as it stands, with the import that brought the
 * very same file; null when there was none. That the file is imported is what the merge has just seen,
 * so it holds whoever changed rows in between, and whatever the clocks said. The run itself is
 * forgotten; if it has an idempotency key, only that and the request it belongs to are kept.
 */
export async function answerFromEarlier(
  ctx: PodflightContext,
  db: TenantDb,
  run: ImportRun,
  file: { sha256: string; bytes: number; provisional: boolean },
): Promise<ImportReport | null> {
  const earlier = await db
    .selectFrom('etl_imports')
    .select(sql<string>`import_id::text`.as('import_id'))
    .where('tenant_id', '=', ctx.tenant_id)
    .where('file_sha256', '=', file.sha256)
    .where('status', '=', 'completed')
    .where('dry_run', '=', false)
    .where('records_failed', '=', 0)
    .where(sql<boolean>`not metadata ? 'answered_by'`)
    // What was brought as provisional does not answer for final numbers.
    .where(
      sql<boolean>`(${file.provisional}::boolean or not coalesce((metadata->>'provisional')::boolean, false))`,
    )
    .orderBy('started_at', 'desc')
    // Of two that began in one millisecond, the final one is what stands.
    .orderBy(sql`coalesce((metadata->>'provisional')::boolean, false)`)
    .limit(1)
    .executeTakeFirst();
  if (!earlier) return null;
  await db
    .deleteFrom('etl_imports')
    .where('tenant_id', '=', ctx.tenant_id)
    .where('import_id', '=', run.import_id)
    .where('idempotency_key', 'is', null)
    .execute();
  await db
    .updateTable('etl_imports')
    .set({
      status: 'completed',
      completed_at: now(ctx).toISOString(),
      file_sha256: file.sha256,
      byte_size: file.bytes,
      rows_read: 0,
      metadata: sql<string>`metadata || jsonb_build_object('answered_by', ${earlier.import_id}::text)`,
    })
    .where('tenant_id', '=', ctx.tenant_id)
    .where('import_id', '=', run.import_id)
    .where('status', '=', 'processing')
    .execute();
  return { ...(await readReport(ctx, db, earlier.import_id)), already_imported: true };
}
