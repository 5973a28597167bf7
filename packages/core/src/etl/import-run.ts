import { sql } from 'kysely';
import type { MergeCounts } from '../metrics/merge-metrics.ts';
import { PodflightError } from '../shared/podflight-error.ts';
import { newId, now, type PodflightContext } from '../tenancy/context.ts';
import { type TenantDb, withTenant } from '../tenancy/with-tenant.ts';
import type { ParsedImportOptions } from './import-options.ts';
import type { ImportTally } from './import-tally.ts';
import type { Problem } from './problem.ts';

/** An import under way: the row of `etl_imports` that this process may still write. */
export type ImportRun = { import_id: string; started: number };

/** What is kept about a finished file beside its counts. */
export type FileFacts = { header: readonly string[]; sha256: string | null; bytes: number };

/**
 * Notes that an import begins. Answers null when the tenant already has one with this idempotency key.
 */
export async function startRun(
  ctx: PodflightContext,
  options: ParsedImportOptions,
): Promise<ImportRun | null> {
  const import_id = newId(ctx);
  const at = now(ctx);
  const inserted = await withTenant(ctx, (db) =>
    db
      .insertInto('etl_imports')
      .values({
        import_id,
        tenant_id: ctx.tenant_id,
        actor_id: ctx.actor_id ?? null,
        source: 'csv',
        file_name: options.file_name ?? null,
        mode: options.mode,
        dry_run: options.dry_run,
        status: 'processing',
        idempotency_key: options.idempotency_key ?? null,
        started_at: at.toISOString(),
        heartbeat_at: sql<string>`clock_timestamp()`,
        metadata: JSON.stringify({ force: options.force, provisional: options.provisional }),
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'idempotency_key']).doNothing())
      .returning('import_id')
      .executeTakeFirst(),
  );
  return inserted ? { import_id, started: at.getTime() } : null;
}

/**
 * Says that the import is alive and how far it has come.
 *
 * @throws PodflightError `etl.cancelled` when somebody asked it to stop, `etl.interrupted` when it was
 * given up on in the meantime.
 */
export async function beat(
  ctx: PodflightContext,
  db: TenantDb,
  run: ImportRun,
  progress: { rows_read: number; bytes: number } | null,
): Promise<void> {
  const row = await db
    .updateTable('etl_imports')
    .set({
      heartbeat_at: sql<string>`clock_timestamp()`,
      ...(progress ? { rows_read: progress.rows_read, byte_size: progress.bytes } : {}),
    })
    .where('tenant_id', '=', ctx.tenant_id)
    .where('import_id', '=', run.import_id)
    .where('status', '=', 'processing')
    .returning(sql<boolean>`metadata ? 'cancel_requested'`.as('cancel_requested'))
    .executeTakeFirst();
  if (!row) throw interrupted(run);
  if (row.cancel_requested) throw cancelled(run, 'Somebody cancelled this import. Nothing of it was stored.');
}

/** Whether somebody asked a running import to stop. */
export async function cancelRequested(ctx: PodflightContext, db: TenantDb, run: ImportRun): Promise<boolean> {
  const row = await db
    .selectFrom('etl_imports')
    .select(sql<boolean>`metadata ? 'cancel_requested'`.as('cancel_requested'))
    .where('tenant_id', '=', ctx.tenant_id)
    .where('import_id', '=', run.import_id)
    .executeTakeFirst();
  return row?.cancel_requested ?? true;
}

export function interrupted(run: ImportRun): PodflightError {
  return new PodflightError(
    'etl.interrupted',
    'This import was silent for too long and was given up on. Nothing of it was stored; upload the file again.',
    { import_id: run.import_id },
  );
}

export function cancelled(run: ImportRun, message: string): PodflightError {
  return new PodflightError('etl.cancelled', message, { import_id: run.import_id });
}

/** Notes, in the transaction of the merge, that the import is complete. */
export async function completeRun(
  ctx: PodflightContext,
  db: TenantDb,
  run: ImportRun,
  tally: ImportTally,
  counts: MergeCounts,
  file: FileFacts,
): Promise<void> {
  const updated = await db
    .updateTable('etl_imports')
    .set({
      status: 'completed',
      completed_at: now(ctx).toISOString(),
      file_sha256: file.sha256,
      byte_size: file.bytes,
      rows_read: tally.rows_read,
      records_imported: counts.inserted + counts.updated + counts.unchanged,
      records_inserted: counts.inserted,
      records_updated: counts.updated,
      records_unchanged: counts.unchanged,
      records_failed: tally.rejected,
      records_duplicate: counts.duplicate,
      day_from: counts.day_from,
      day_to: counts.day_to,
      metadata: metadata(tally, file, null),
    })
    .where('tenant_id', '=', ctx.tenant_id)
    .where('import_id', '=', run.import_id)
    .where('status', '=', 'processing')
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) throw interrupted(run);
  await keepRejectedRows(ctx, db, run, tally);
}

/** Why an import failed, for the person who uploaded it. */
export type Failure = {
  code: string;
  message: string;
  /** The problem with the file as a whole, when that is what failed it. */
  problem: Problem | null;
  /** Whether the same upload may pass later; frees its idempotency key. */
  retryable: boolean;
};

/** Notes that the import failed; nothing of it is stored, so every row read counts as failed. */
export async function failRun(
  ctx: PodflightContext,
  db: TenantDb,
  run: ImportRun,
  tally: ImportTally,
  failure: Failure,
  file: FileFacts,
): Promise<boolean> {
  const updated = await db
    .updateTable('etl_imports')
    .set({
      status: 'failed',
      completed_at: now(ctx).toISOString(),
      file_sha256: file.sha256,
      byte_size: file.bytes,
      rows_read: tally.rows_read,
      records_failed: tally.rows_read,
      error_code: failure.code,
      error_message: failure.message,
      metadata: metadata(tally, file, failure.problem),
      // Of a file that was refused before its end no sum is known by which a repetition could be told.
      ...(failure.retryable || file.sha256 === null ? { idempotency_key: null } : {}),
    })
    .where('tenant_id', '=', ctx.tenant_id)
    .where('import_id', '=', run.import_id)
    .where('status', '=', 'processing')
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) return false;
  await keepRejectedRows(ctx, db, run, tally);
  return true;
}

function metadata(tally: ImportTally, file: FileFacts, problem: Problem | null) {
  return sql<string>`metadata || ${storable({
    header: file.header,
    file_problem: problem,
    rows_refused: tally.rejected,
    warnings: tally.warnings,
    warnings_total: tally.warnings_total,
    errors_total: tally.errors_total + (problem ? 1 : 0),
  })}::jsonb`;
}

async function keepRejectedRows(
  ctx: PodflightContext,
  db: TenantDb,
  run: ImportRun,
  tally: ImportTally,
): Promise<void> {
  if (tally.rejectedRows.length === 0) return;
  await db
    .insertInto('etl_rejected_rows')
    .columns(['tenant_id', 'import_id', 'line', 'cells', 'problems'])
    .expression((row) =>
      row
        .selectFrom(
          sql<{
            line: number;
            cells: string[];
            problems: Problem[];
          }>`jsonb_to_recordset(${storable(tally.rejectedRows)}::jsonb)`.as<'rejected'>(
            sql`rejected(line int, cells text[], problems jsonb)`,
          ),
        )
        .innerJoin('etl_imports as run', (join) =>
          join.on('run.tenant_id', '=', ctx.tenant_id).on('run.import_id', '=', run.import_id),
        )
        .select(['run.tenant_id', 'run.import_id', 'rejected.line', 'rejected.cells', 'rejected.problems']),
    )
    .execute();
}

/** JSON for jsonb, which has no place for NUL characters. */
function storable(value: unknown): string {
  return JSON.stringify(value, (_, part) => (typeof part === 'string' ? part.replaceAll('\0', '') : part));
}
