import { sql } from 'kysely';
import { PodflightError } from '../shared/podflight-error.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { withTenant } from '../tenancy/with-tenant.ts';
import { getImport } from './import-history.ts';
import type { ImportLimits } from './import-limits.ts';
import type { ParsedImportOptions } from './import-options.ts';
import type { ImportReport } from './import-report.ts';
import type { MeasuredSource } from './measured-source.ts';

/**
 * Answers an upload whose idempotency key was used before with the first one's report. A key belongs to
 * one request: its file, mode, dry run, force and provisional.
 *
 * @throws PodflightError `etl.import_in_progress` while the first one runs,
 * `etl.idempotency_key_reused` when this is another request.
 */
export async function answerRepeatedKey(
  ctx: PodflightContext,
  source: MeasuredSource,
  upload: ParsedImportOptions,
  limits: ImportLimits,
): Promise<ImportReport> {
  const first = await firstWithKey(ctx, upload.idempotency_key ?? '');
  if (!first || first.status === 'processing' || first.status === 'pending') {
    throw new PodflightError(
      'etl.import_in_progress',
      'An import with this idempotency key is still running. Wait for it, or look it up in the import history.',
      { import_id: first?.import_id ?? null },
    );
  }
  const sha256 = await readToEnd(source, limits);
  const same =
    first.mode === upload.mode &&
    first.dry_run === upload.dry_run &&
    first.force === upload.force &&
    first.provisional === upload.provisional &&
    first.file_sha256 === sha256;
  if (!same) {
    throw new PodflightError(
      'etl.idempotency_key_reused',
      'This idempotency key belongs to an upload with another file or other options. Use a new key for a new upload.',
      { import_id: first.answered_by ?? first.import_id },
    );
  }
  if (first.answered_by === null) return getImport(ctx, first.import_id);
  return { ...(await getImport(ctx, first.answered_by)), already_imported: true };
}

async function firstWithKey(ctx: PodflightContext, key: string) {
  return withTenant(ctx, (db) =>
    db
      .selectFrom('etl_imports')
      .select([
        sql<string>`import_id::text`.as('import_id'),
        'status',
        'mode',
        'dry_run',
        'file_sha256',
        sql<boolean>`coalesce((metadata->>'force')::boolean, false)`.as('force'),
        sql<boolean>`coalesce((metadata->>'provisional')::boolean, false)`.as('provisional'),
        sql<string | null>`metadata->>'answered_by'`.as('answered_by'),
      ])
      .where('tenant_id', '=', ctx.tenant_id)
      .where('idempotency_key', '=', key)
      .executeTakeFirst(),
  );
}

/** Reads a body for its SHA-256 alone, up to the size that would be imported. */
async function readToEnd(source: MeasuredSource, limits: ImportLimits): Promise<string | null> {
  for await (const _ of source.chunks) {
    if (source.bytes() > limits.maxBytes) return null;
  }
  return source.sha256();
}
