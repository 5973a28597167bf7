import { deliverAfterCommit } from '../events/emit-event.ts';
import { PodflightError } from '../shared/podflight-error.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { withTenant } from '../tenancy/with-tenant.ts';
import { answerRepeatedKey } from './answer-repeated-key.ts';
import { endFailed } from './end-failed.ts';
import { DEFAULT_IMPORT_LIMITS, type ImportLimits } from './import-limits.ts';
import { type ImportOptions, importOptions } from './import-options.ts';
import type { ImportProgress } from './import-progress.ts';
import type { ImportReport } from './import-report.ts';
import { beat, type ImportRun, startRun } from './import-run.ts';
import { measuredSource } from './measured-source.ts';
import { mergeRun } from './merge-run.ts';
import { recoverInterruptedImports } from './recover-interrupted-imports.ts';
import { stageFile } from './stage-file.ts';

/** Options of {@link importMetrics} beside those of the upload itself. */
export type ImportMetricsOptions = ImportOptions & {
  /** What of {@link ImportLimits} differs from the defaults. */
  limits?: Partial<ImportLimits>;
  /** Stops the import within a batch; nothing of it is stored. */
  signal?: AbortSignal;
  /** Called after each batch. */
  onProgress?: (progress: ImportProgress) => void;
};

/**
 * Imports daily episode metrics from a stream of bytes: CSV in any common dialect and encoding, plain,
 * gzipped or zipped. The rows are staged as they come and merged at the end in one transaction, so the
 * stored metrics change at once or not at all, no transaction is open while a client uploads, and
 * memory does not grow with the file.
 *
 * Bad data is an answer and not an error: the report's `status` is then `failed` and `errors` says
 * what is wrong, where, and what to do.
 *
 * @throws PodflightError `etl.cancelled` when the signal fires, the source breaks off or somebody
 * cancels; `etl.interrupted` when the import was given up on; `etl.import_in_progress` and
 * `etl.idempotency_key_reused` for a key that is taken; `request.invalid` for bad options.
 *
 * @example
 * const report = await importMetrics(ctx, request.body, { mode: 'partial', file_name: 'september.csv' })
 * if (report.status === 'failed') show(report.errors)
 */
export async function importMetrics(
  ctx: PodflightContext,
  source: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>,
  options: ImportMetricsOptions = {},
): Promise<ImportReport> {
  const { limits: changed, signal: callers, onProgress, ...rest } = options;
  const checked = importOptions.safeParse(rest);
  if (!checked.success) {
    const errors = checked.error.issues.map((issue) => ({
      path: issue.path.join('.'),
      code: issue.code,
      message: issue.message,
    }));
    throw new PodflightError('request.invalid', 'The import options are not valid.', { errors });
  }
  const upload = checked.data;
  const limits = { ...DEFAULT_IMPORT_LIMITS, ...changed };
  const stop = new AbortController();
  const signal = callers ? AbortSignal.any([callers, stop.signal]) : stop.signal;
  const measured = measuredSource(source, signal);

  await recoverInterruptedImports(ctx);
  const run = await startRun(ctx, upload);
  if (!run) return answerRepeatedKey(ctx, measured, upload, limits);

  const stopBeating = keepAlive(ctx, run, (reason) => stop.abort(reason));
  const staging = stageFile(ctx, run, measured, { upload, limits, signal, onProgress });
  try {
    const staged = await staging.done;
    const { report, event } = await mergeRun(ctx, run, staged, { upload, signal, onProgress });
    if (event) await deliverAfterCommit(ctx, event);
    return report;
  } catch (error) {
    return await endFailed(ctx, run, error, { tally: staging.tally, measured, signal });
  } finally {
    stopBeating();
  }
}

/**
 * Milliseconds between beats: far below the lease by which others judge (interrupted-imports.ts), and
 * how soon an import whose sender is slow notices that it was cancelled.
 */
const BEAT_MS = 2_000;

/** Beats while a slow sender or a long merge leaves nothing else to write, and stops what was cancelled. */
function keepAlive(
  ctx: PodflightContext,
  run: ImportRun,
  stop: (reason: PodflightError) => void,
): () => void {
  // In a transaction of the host's a beat from aside would run into the middle of its queries.
  if (ctx.db.isTransaction) return () => undefined;
  const timer = setInterval(() => {
    withTenant(ctx, (db) => beat(ctx, db, run, null)).catch((error: unknown) => {
      // A database that does not answer now may answer the next beat.
      if (error instanceof PodflightError && error.code.startsWith('etl.')) stop(error);
    });
  }, BEAT_MS);
  return () => clearInterval(timer);
}
