import { deliverAfterCommit, emitEvent } from '../events/emit-event.ts';
import { dropStagedRows } from '../metrics/stage-rows.ts';
import { PodflightError } from '../shared/podflight-error.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { withTenant } from '../tenancy/with-tenant.ts';
import { readReport } from './import-history.ts';
import type { ImportReport } from './import-report.ts';
import { cancelled, type Failure, failRun, type ImportRun } from './import-run.ts';
import type { ImportTally } from './import-tally.ts';
import type { MeasuredSource } from './measured-source.ts';
import { FileRefused, refused } from './read/file-refused.ts';
import { RowsRefused } from './rows-refused.ts';

/**
 * Ends an import that cannot complete: says so in `etl_imports`, emits `etl.error`, removes what was
 * staged. Bad data answers a report; anything else is thrown on.
 */
export async function endFailed(
  ctx: PodflightContext,
  run: ImportRun,
  error: unknown,
  seen: { tally: ImportTally; measured: MeasuredSource; signal: AbortSignal | undefined },
): Promise<ImportReport> {
  const reason =
    seen.signal?.aborted && !(error instanceof PodflightError)
      ? cancelled(run, 'The upload was cancelled. Nothing of it was stored.')
      : error;
  // In a transaction of the host's an SQL error ends everything; the host rolls back.
  if (ctx.db.isTransaction && !(reason instanceof FileRefused || reason instanceof RowsRefused)) throw reason;
  const failure = failureOf(reason);
  const file = { header: seen.tally.header, sha256: seen.measured.sha256(), bytes: seen.measured.bytes() };
  const ended = withTenant(ctx, async (db) => {
    const noted = await failRun(ctx, db, run, seen.tally, failure, file);
    const event = noted
      ? await emitEvent(ctx, db, {
          type: 'etl.error',
          subject: run.import_id,
          data: {
            import_id: run.import_id,
            source: 'csv',
            code: failure.code,
            message: failure.message,
            rows_read: seen.tally.rows_read,
            records_failed: seen.tally.rows_read,
            retryable: failure.retryable,
          },
        })
      : null;
    await dropStagedRows(ctx, db, run.import_id);
    return { report: await readReport(ctx, db, run.import_id), event };
  });
  if (failure.isAnswer) {
    const { report, event } = await ended;
    if (event) await deliverAfterCommit(ctx, event);
    return report;
  }
  // The first error is the one to know; a database that is gone fails here as well, and the lease ends the import.
  const { event } = await ended.catch(() => ({ event: null }));
  if (event) await deliverAfterCommit(ctx, event).catch(() => undefined);
  throw reason;
}

function failureOf(reason: unknown): Failure & { isAnswer: boolean } {
  if (reason instanceof FileRefused) {
    const { problem } = reason;
    const retryable = problem.code === 'body-incomplete';
    return { code: problem.code, message: problem.message, problem, retryable, isAnswer: true };
  }
  if (reason instanceof RowsRefused) {
    return { code: 'rows-refused', message: reason.message, problem: null, retryable: false, isAnswer: true };
  }
  if (reason instanceof PodflightError && reason.code === 'etl.body_incomplete') {
    const problem = refused('body-incomplete', reason.message).problem;
    return { code: problem.code, message: problem.message, problem, retryable: true, isAnswer: true };
  }
  if (reason instanceof PodflightError && reason.code.startsWith('request.')) {
    return { code: reason.code, message: reason.message, problem: null, retryable: true, isAnswer: false };
  }
  if (reason instanceof PodflightError && reason.code === 'etl.cancelled') {
    return { code: 'cancelled', message: reason.message, problem: null, retryable: true, isAnswer: false };
  }
  return {
    code: 'interrupted',
    message:
      'The import stopped because the database or the server failed. Nothing of it was stored; upload the file again.',
    problem: null,
    retryable: true,
    isAnswer: false,
  };
}
