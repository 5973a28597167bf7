import { sql } from 'kysely';
import { z } from 'zod';
import { deliverAfterCommit } from '../events/emit-event.ts';
import { decodeCursor, encodeCursor } from '../shared/cursor.ts';
import { PodflightError } from '../shared/podflight-error.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { type TenantDb, withTenant } from '../tenancy/with-tenant.ts';
import type { ImportRecord, ImportReport, ImportStatus } from './import-report.ts';
import { selectImports } from './import-row.ts';
import { failInterruptedImports } from './interrupted-imports.ts';
import type { Problem } from './problem.ts';

/** Which imports to list. */
export type ListImportsOptions = {
  /** 1 to 100. @defaultValue 20 */
  limit?: number;
  /** `next_cursor` of the page before. */
  cursor?: string | null;
  status?: ImportStatus;
  /** Only the import that answers this key, e.g. to follow one's own upload. */
  idempotency_key?: string;
};

const cursorKey = z.tuple([z.iso.datetime().regex(/^[12]/), z.guid()]);

/** A page of imports, newest first. */
export type ImportPage = { items: ImportRecord[]; next_cursor: string | null };

/**
 * The tenant's imports, newest first. An import whose process died is marked `failed`, `interrupted`.
 *
 * @throws PodflightError `request.invalid` for a cursor that is not one.
 *
 * @example
 * const { items, next_cursor } = await listImports(ctx, { limit: 20 })
 */
export async function listImports(
  ctx: PodflightContext,
  options: ListImportsOptions = {},
): Promise<ImportPage> {
  const limit = Math.min(100, Math.max(1, options.limit ?? 20));
  const after = options.cursor ? decodeCursor(options.cursor, cursorKey) : null;
  return afterInterrupted(ctx, async (db) => {
    let query = selectImports(ctx, db)
      .orderBy('started_at', 'desc')
      .orderBy('import_id', 'desc')
      .limit(limit + 1);
    if (options.status) query = query.where('status', '=', options.status);
    if (options.idempotency_key) {
      const answering = db
        .selectFrom('etl_imports')
        .select(sql<string>`coalesce((metadata->>'answered_by')::uuid, import_id)`.as('import_id'))
        .where('tenant_id', '=', ctx.tenant_id)
        .where('idempotency_key', '=', options.idempotency_key);
      query = query.where('import_id', 'in', answering);
    }
    if (after) {
      query = query.where(
        sql<boolean>`(started_at, import_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      );
    }
    const rows = await query.execute();
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const more = rows.length > limit && last;
    return { items, next_cursor: more ? encodeCursor([last.started_at, last.import_id]) : null };
  });
}

/**
 * One import with its problems: at most 1,000 of each, in file order.
 *
 * @throws PodflightError `etl.import_not_found` when the tenant has no such import.
 */
export async function getImport(ctx: PodflightContext, importId: string): Promise<ImportReport> {
  return afterInterrupted(ctx, (db) => readReport(ctx, db, importId));
}

/** {@link getImport} inside a transaction that is open already. */
export async function readReport(
  ctx: PodflightContext,
  db: TenantDb,
  importId: string,
): Promise<ImportReport> {
  const row = isUuid(importId)
    ? await selectImports(ctx, db).select('metadata').where('import_id', '=', importId).executeTakeFirst()
    : undefined;
  if (!row) throw importNotFound(importId);
  const { metadata, ...record } = row;
  // Only Podflight writes this column, in import-run.ts.
  const kept = metadata as {
    file_problem?: Problem | null;
    warnings?: Problem[];
    warnings_total?: number;
    errors_total?: number;
  };
  const rejected = await db
    .selectFrom('etl_rejected_rows')
    .select('problems')
    .where('tenant_id', '=', ctx.tenant_id)
    .where('import_id', '=', importId)
    .orderBy('line')
    .execute();
  // Written by import-run.ts as Problem[].
  const problems = rejected.flatMap((one) => one.problems as Problem[]);
  return {
    ...record,
    already_imported: false,
    warnings: kept.warnings ?? [],
    warnings_total: kept.warnings_total ?? 0,
    errors: kept.file_problem ? [kept.file_problem, ...problems] : problems,
    errors_total: kept.errors_total ?? 0,
  };
}

/** The error for an id that is unknown, malformed or somebody else's: they read the same. */
export function importNotFound(importId: string): PodflightError {
  return new PodflightError('etl.import_not_found', 'There is no import with this id.', {
    import_id: importId,
  });
}

export function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value);
}

async function afterInterrupted<T>(ctx: PodflightContext, read: (db: TenantDb) => Promise<T>): Promise<T> {
  const { result, events } = await withTenant(ctx, async (db) => {
    const events = await failInterruptedImports(ctx, db);
    return { result: await read(db), events };
  });
  for (const event of events) await deliverAfterCommit(ctx, event);
  return result;
}
