import { type EmittedEvent, emitEvent } from '../../events/emit-event.ts';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { withTenant } from '../../tenancy/with-tenant.ts';
import type { KnownScope } from './inputs/scope.ts';
import { endRun, interrupted, type RunCounts, type StartedRun } from './match-run.ts';

/** Notes that the run is complete, with its event. */
export function finishRun(
  ctx: PodflightContext,
  scope: KnownScope,
  run: StartedRun,
  counts: RunCounts,
  pairs_told: number,
): Promise<EmittedEvent> {
  return withTenant(ctx, async (db) => {
    if (!(await endRun(ctx, db, run, counts, { status: 'completed' }))) throw interrupted(run.run_id);
    const { pairs_done, ...changes } = counts;
    return emitEvent(ctx, db, {
      type: 'match.recalculated',
      subject: run.run_id,
      data: {
        kind: 'run',
        run_id: run.run_id,
        advertiser_id: scope.advertiser_id,
        podcast_id: scope.podcast_id,
        pairs_total: pairs_done,
        ...changes,
        pairs_told,
        weights_version: run.weights_version,
        cause: run.cause,
        duration_ms: Math.max(0, now(ctx).getTime() - run.started),
      },
    });
  });
}
