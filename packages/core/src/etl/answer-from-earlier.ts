import { PodflightError } from '../shared/podflight-error.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { withTenant } from '../tenancy/with-tenant.ts';
import { earlierImport } from './earlier-import.ts';
import { getImport } from './import-history.ts';
import type { ImportLimits } from './import-limits.ts';
import type { ParsedImportOptions } from './import-options.ts';
import type { ImportReport } from './import-report.ts';
import type { MeasuredSource } from './measured-source.ts';

/**
 * When the sender declared a SHA-256 that was imported before, reads the body to its end to be sure of
 * it, parses nothing, and answers with the earlier import. Null when there is none.
 *
 * @throws PodflightError `etl.body_incomplete` when the bytes are not the declared ones.
 */
export async function answerFromEarlier(
  ctx: PodflightContext,
  source: MeasuredSource,
  upload: ParsedImportOptions,
  limits: ImportLimits,
): Promise<ImportReport | null> {
  const { declared_sha256, force, dry_run } = upload;
  if (!declared_sha256 || force || dry_run) return null;
  const declared = declared_sha256.toLowerCase();
  const earlier = await withTenant(ctx, (db) => earlierImport(ctx, db, declared));
  if (!earlier) return null;
  if ((await readToEnd(source, limits)) !== declared) {
    throw new PodflightError(
      'etl.body_incomplete',
      'The upload was cut short or changed on its way: its SHA-256 is not the one that was declared. Upload the file again.',
    );
  }
  return { ...(await getImport(ctx, earlier)), already_imported: true };
}

/** Reads a body for its SHA-256 alone, up to the size that would be imported. */
export async function readToEnd(source: MeasuredSource, limits: ImportLimits): Promise<string | null> {
  for await (const _ of source.chunks) {
    if (source.bytes() > limits.maxBytes) return null;
  }
  return source.sha256();
}
