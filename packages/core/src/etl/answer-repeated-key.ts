import { PodflightError } from '../shared/podflight-error.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { readToEnd } from './answer-from-earlier.ts';
import { getImport, listImports } from './import-history.ts';
import type { ImportLimits } from './import-limits.ts';
import type { ParsedImportOptions } from './import-options.ts';
import type { ImportReport } from './import-report.ts';
import type { MeasuredSource } from './measured-source.ts';

/**
 * Answers an upload whose idempotency key was used before with the first one's report.
 *
 * @throws PodflightError `etl.import_in_progress` while the first one runs,
 * `etl.idempotency_key_reused` when this body is another one.
 */
export async function answerRepeatedKey(
  ctx: PodflightContext,
  source: MeasuredSource,
  upload: ParsedImportOptions,
  limits: ImportLimits,
): Promise<ImportReport> {
  const { items } = await listImports(ctx, { idempotency_key: upload.idempotency_key ?? '', limit: 1 });
  const [first] = items;
  if (!first || first.status === 'processing' || first.status === 'pending') {
    throw new PodflightError(
      'etl.import_in_progress',
      'An import with this idempotency key is still running. Wait for it, or look it up in the import history.',
      { import_id: first?.import_id ?? null },
    );
  }
  const sha256 = await readToEnd(source, limits);
  // A file that was refused before its end has no sum to compare, and is not worth a replay.
  const same = first.mode === upload.mode && first.dry_run === upload.dry_run && first.file_sha256 === sha256;
  if (!same) {
    throw new PodflightError(
      'etl.idempotency_key_reused',
      'This idempotency key belongs to an upload with another file or other options. Use a new key for a new upload.',
      { import_id: first.import_id },
    );
  }
  return getImport(ctx, first.import_id);
}
