import { PodflightError } from '../../shared/podflight-error.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { withTenant } from '../../tenancy/with-tenant.ts';
import { endRun, type RunCounts, type StartedRun } from './match-run.ts';

/** Notes why a run ended early. What it had stored stays. */
export async function endFailed(
  ctx: PodflightContext,
  run: StartedRun,
  counts: RunCounts,
  error: unknown,
  signal: AbortSignal | undefined,
): Promise<void> {
  const known = error instanceof PodflightError ? error : null;
  const cancelled = known?.code === 'match.cancelled' || signal?.aborted === true;
  const end = cancelled
    ? ({
        status: 'cancelled',
        error_code: 'cancelled',
        error_message: 'The recalculation was cancelled. The pairs that were done are stored.',
      } as const)
    : ({
        status: 'failed',
        error_code: known?.code ?? 'unexpected',
        error_message:
          known?.message ??
          'Something unexpected stopped the recalculation. The pairs that were done are stored; start it again to do the rest.',
      } as const);
  // A transaction of the host's that failed is the host's to roll back, and the run's row with it.
  if (ctx.db.isTransaction) return;
  // Where the database is gone the run falls silent, and whoever looks next marks it.
  await withTenant(ctx, (db) => endRun(ctx, db, run, counts, end)).catch(() => undefined);
}
