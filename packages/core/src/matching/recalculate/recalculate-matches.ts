import { z } from 'zod';
import { deliverAfterCommit } from '../../events/emit-event.ts';
import type { MatchCause } from '../../events/event-types.ts';
import { parsedInput } from '../../shared/parsed-input.ts';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { withTenant } from '../../tenancy/with-tenant.ts';
import { readRun } from '../match-runs.ts';
import { type MatchPolicyOptions, matchPolicy } from '../score/match-policy.ts';
import type { SignalSources } from '../signal-sources.ts';
import { endFailed } from './end-failed.ts';
import { finishRun } from './finish-run.ts';
import { knownScope } from './inputs/scope.ts';
import { failInterruptedRuns, keepAlive, type MatchRun, type RunCounts, startRun } from './match-run.ts';
import { runBlocks } from './run-blocks.ts';

const key = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => !text.includes('\0'));

/** What {@link recalculateMatches} takes: both ids are one pair, one is all of its pairs, none is everything. */
export const recalculateInput = z.strictObject({
  advertiser_id: key.optional(),
  podcast_id: key.optional(),
});
export type RecalculateInput = z.input<typeof recalculateInput>;

/** How a host wants its matches reckoned. */
export type MatchOptions = MatchPolicyOptions & {
  /** Signals that the host computes itself. */
  signalSources?: SignalSources;
};

/** Options of {@link recalculateMatches} beside the host's. */
export type RecalculateOptions = MatchOptions & {
  /** Why; kept with the run and told by its events. @defaultValue `requested` */
  cause?: MatchCause;
  /** Stops within a batch. What was done stays. */
  signal?: AbortSignal;
  /** Called after each batch. */
  onProgress?: (progress: RunCounts & { run_id: string; pairs_total: number }) => void;
};

/**
 * Reckons matches again and stores those that changed: of one pair, of all pairs of an advertiser or a
 * podcast, or of all. Whether somebody may ask for all is for the caller to check.
 *
 * What pairs are reckoned from is read in a few queries for a thousand podcasts at a time. A pair of which
 * neither inputs nor weights changed is not written, so one that was stopped half way goes on where it was
 * when it is called again, and two at once come to the same table.
 *
 * @throws PodflightError `match.advertiser_not_found`, `match.podcast_not_found`; `match.cancelled` when
 * somebody cancels or the signal fires; `match.interrupted`; `match.overtaken` when others changed the same
 * pairs again and again, or once in a transaction of yours; `match.policy_invalid`, `match.signal_invalid`
 * and `match.source_invalid` for what the host configured.
 *
 * @example
 * const run = await recalculateMatches(ctx, { advertiser_id })
 * console.log(`${run.pairs_changed} of ${run.pairs_total} changed`)
 */
export async function recalculateMatches(
  ctx: PodflightContext,
  input: RecalculateInput = {},
  options: RecalculateOptions = {},
): Promise<MatchRun> {
  const { cause = { type: 'requested', id: null }, signal, onProgress, signalSources, ...rules } = options;
  const { advertiser_id = null, podcast_id = null } = parsedInput(recalculateInput, input);
  const policy = matchPolicy(rules);
  const at = now(ctx).toISOString();
  const { scope, run } = await withTenant(ctx, async (db) => {
    await failInterruptedRuns(ctx, db);
    const scope = await knownScope(ctx, db, { advertiser_id, podcast_id }, { counting: true });
    return { scope, run: await startRun(ctx, db, scope, { cause, weights_version: policy.weights_version }) };
  });
  const stop = new AbortController();
  const stopBeating = keepAlive(ctx, run, (reason) => stop.abort(reason));
  const counts: RunCounts = {
    pairs_done: 0,
    pairs_new: 0,
    pairs_changed: 0,
    pairs_unchanged: 0,
    pairs_removed: 0,
    pairs_moved: 0,
  };
  try {
    const told = await runBlocks(ctx, scope, run, {
      ...{ policy, at, counts, sources: signalSources ?? {} },
      signal: signal ? AbortSignal.any([signal, stop.signal]) : stop.signal,
      onBatch: () =>
        onProgress?.({ ...counts, run_id: run.run_id, pairs_total: scope.advertisers * scope.podcasts }),
    });
    const event = await finishRun(ctx, scope, run, counts, told);
    await deliverAfterCommit(ctx, event);
  } catch (error) {
    await endFailed(ctx, run, counts, error, signal);
    throw error;
  } finally {
    stopBeating();
  }
  return withTenant(ctx, (db) => readRun(ctx, db, run.run_id));
}
