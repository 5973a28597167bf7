import { sql } from 'kysely';
import { z } from 'zod';
import type { MatchCause } from '../../events/event-types.ts';
import { PodflightError } from '../../shared/podflight-error.ts';
import { newId, now, type PodflightContext } from '../../tenancy/context.ts';
import { type TenantDb, withTenant } from '../../tenancy/with-tenant.ts';
import type { Baselines } from '../inputs.ts';
import type { KnownScope } from './inputs/scope.ts';

/** Seconds of silence after which a running recalculation is taken for dead. */
const LEASE_SECONDS = 30;

const count = z.int().nonnegative();
const instant = z.iso.datetime({ offset: true });

export const MATCH_RUN_STATUSES = ['running', 'completed', 'cancelled', 'failed'] as const;

/** One recalculation: what was asked, how far it is, and what it changed. */
export const matchRun = z
  .object({
    run_id: z.string(),
    status: z.enum(MATCH_RUN_STATUSES),
    /** Null: all of them. */
    advertiser_id: z.string().nullable(),
    podcast_id: z.string().nullable(),
    cause: z.object({
      type: z.enum(['requested', 'import', 'booking', 'profile']),
      id: z.string().nullable(),
    }),
    pairs_total: count,
    /** Of `pairs_total`; new, changed and unchanged ones together. */
    pairs_done: count,
    pairs_new: count,
    /** Stored anew because their inputs or the weights are other than before. */
    pairs_changed: count,
    pairs_unchanged: count,
    /** Their advertiser or podcast is gone. */
    pairs_removed: count,
    /** Of the changed: the score moved by a point, eligibility or the first reason is another. */
    pairs_moved: count,
    weights_version: z.string().nullable(),
    actor_id: z.string().nullable(),
    error_code: z.string().nullable(),
    error_message: z.string().nullable(),
    started_at: instant,
    completed_at: instant.nullable(),
  })
  .meta({ id: 'MatchRun' });
export type MatchRun = z.infer<typeof matchRun>;

/** What a run has done so far. */
export type RunCounts = {
  pairs_done: number;
  pairs_new: number;
  pairs_changed: number;
  pairs_unchanged: number;
  pairs_removed: number;
  pairs_moved: number;
};

export type StartedRun = { run_id: string; started: number; cause: MatchCause; weights_version: string };

/** Notes that a recalculation begins. */
export async function startRun(
  ctx: PodflightContext,
  db: TenantDb,
  scope: KnownScope,
  { cause, weights_version }: { cause: MatchCause; weights_version: string },
): Promise<StartedRun> {
  const run_id = newId(ctx);
  const at = now(ctx);
  await db
    .insertInto('match_runs')
    .values({
      run_id,
      tenant_id: ctx.tenant_id,
      actor_id: ctx.actor_id ?? null,
      advertiser_id: scope.advertiser_id,
      podcast_id: scope.podcast_id,
      cause: JSON.stringify(cause),
      pairs_total: scope.advertisers * scope.podcasts,
      weights_version,
      started_at: at.toISOString(),
      heartbeat_at: sql<string>`clock_timestamp()`,
    })
    .execute();
  return { run_id, started: at.getTime(), cause, weights_version };
}

/**
 * Says that the run is alive and how far it is.
 *
 * @throws PodflightError `match.cancelled` when somebody asked it to stop, `match.interrupted` when it was
 * given up on in the meantime.
 */
export async function beat(
  ctx: PodflightContext,
  db: TenantDb,
  { run_id }: StartedRun,
  progress: Partial<RunCounts & { means: string }>,
): Promise<void> {
  const row = await db
    .updateTable('match_runs')
    .set({ ...progress, heartbeat_at: sql<string>`clock_timestamp()` })
    .where('tenant_id', '=', ctx.tenant_id)
    .where('run_id', '=', run_id)
    .where('status', '=', 'running')
    .returning('cancel_requested')
    .executeTakeFirst();
  if (!row) throw interrupted(run_id);
  if (row.cancel_requested) {
    throw new PodflightError(
      'match.cancelled',
      'Somebody cancelled this recalculation. The pairs that were done are stored; the others are as before.',
      { run_id },
    );
  }
}

/** Notes how the run ended; false when it was given up on before. */
export async function endRun(
  ctx: PodflightContext,
  db: TenantDb,
  { run_id }: StartedRun,
  counts: RunCounts,
  end: { status: 'completed' | 'cancelled' | 'failed'; error_code?: string; error_message?: string },
): Promise<boolean> {
  const row = await db
    .updateTable('match_runs')
    .set({ ...counts, ...end, completed_at: now(ctx).toISOString() })
    .where('tenant_id', '=', ctx.tenant_id)
    .where('run_id', '=', run_id)
    .where('status', '=', 'running')
    .returning('run_id')
    .executeTakeFirst();
  return row !== undefined;
}

export function interrupted(run_id: string): PodflightError {
  return new PodflightError(
    'match.interrupted',
    'This recalculation was silent for too long and was given up on. What it had done is stored; start it again to do the rest.',
    { run_id },
  );
}

/** Marks runs whose process died. Every look at the runs calls it first; it is cheap when there is nothing to do. */
export async function failInterruptedRuns(ctx: PodflightContext, db: TenantDb): Promise<void> {
  await db
    .updateTable('match_runs')
    .set({
      status: 'failed',
      error_code: 'interrupted',
      error_message:
        'The recalculation was interrupted: its process stopped or lost its connection. What it had done is stored; start it again to do the rest.',
      completed_at: now(ctx).toISOString(),
    })
    .where('tenant_id', '=', ctx.tenant_id)
    .where('status', '=', 'running')
    .where(sql<boolean>`heartbeat_at < clock_timestamp() - make_interval(secs => ${LEASE_SECONDS})`)
    .execute();
}

/** Milliseconds between beats while reading takes long: far below the lease. */
const BEAT_MS = 2_000;

/** Beats from aside, and calls `stop` when the run was cancelled or given up on. */
export function keepAlive(
  ctx: PodflightContext,
  run: StartedRun,
  stop: (reason: PodflightError) => void,
): () => void {
  // In a transaction of the host's a beat from aside would run into the middle of its queries.
  if (ctx.db.isTransaction) return () => undefined;
  const timer = setInterval(() => {
    withTenant(ctx, (db) => beat(ctx, db, run, {})).catch((error: unknown) => {
      // A database that does not answer now may answer the next beat.
      if (error instanceof PodflightError && error.code.startsWith('match.')) stop(error);
    });
  }, BEAT_MS);
  return () => clearInterval(timer);
}

/** The signals' means that contributions are told by, as the tenant's last whole run had them. */
export async function lastMeans(ctx: PodflightContext, db: TenantDb): Promise<Baselines['means']> {
  const row = await db
    .selectFrom('match_runs')
    .select('means')
    .where('tenant_id', '=', ctx.tenant_id)
    .where('means', 'is not', null)
    .orderBy('started_at', 'desc')
    .orderBy('run_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  // Written by recalculate-matches.ts as such.
  return (row?.means ?? {}) as Baselines['means'];
}
