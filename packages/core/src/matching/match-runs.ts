import { sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../shared/cursor.ts';
import { PodflightError } from '../shared/podflight-error.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { fitsKey } from '../tenancy/key-types.ts';
import { type TenantDb, withTenant } from '../tenancy/with-tenant.ts';
import { failInterruptedRuns, type MatchRun, matchRun } from './recalculate/match-run.ts';

/** A page of recalculations, newest first. */
export const matchRunPage = z
  .object({
    items: z.array(matchRun),
    /** Give it as `cursor` to get the next page; null on the last. */
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'MatchRunPage' });
export type MatchRunPage = z.infer<typeof matchRunPage>;

const cursorKey = z.tuple([z.iso.datetime().regex(/^[12]/), z.guid()]);

/**
 * The tenant's recalculations, newest first. One whose process died is marked `failed`, `interrupted`.
 *
 * @throws PodflightError `request.invalid` for a cursor that is not one.
 */
export async function listMatchRuns(
  ctx: PodflightContext,
  options: { limit?: number; cursor?: string | null } = {},
): Promise<MatchRunPage> {
  const limit = Math.min(100, Math.max(1, options.limit ?? 20));
  const after = options.cursor ? decodeCursor(options.cursor, cursorKey) : null;
  return withTenant(ctx, async (db) => {
    await failInterruptedRuns(ctx, db);
    let query = selectRuns(ctx, db)
      .orderBy('started_at', 'desc')
      .orderBy('run_id', 'desc')
      .limit(limit + 1);
    if (after) {
      query = query.where(sql<boolean>`(started_at, run_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
    }
    const rows = await query.execute();
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items,
      next_cursor: rows.length > limit && last ? encodeCursor([last.started_at, last.run_id]) : null,
    };
  });
}

/**
 * One recalculation as it stands now.
 *
 * @throws PodflightError `match.run_not_found` when the tenant has no such run.
 */
export async function getMatchRun(ctx: PodflightContext, runId: string): Promise<MatchRun> {
  return withTenant(ctx, async (db) => {
    await failInterruptedRuns(ctx, db);
    return readRun(ctx, db, runId);
  });
}

/**
 * Asks a running recalculation to stop: it does within a batch and ends as `cancelled`. What it had done
 * stays, and the next one does the rest. One that has ended is left as it is. Answers the run as it stands.
 *
 * @throws PodflightError `match.run_not_found` when the tenant has no such run.
 */
export async function cancelMatchRun(ctx: PodflightContext, runId: string): Promise<MatchRun> {
  if (!fitsKey('uuid', runId)) throw runNotFound(runId);
  return withTenant(ctx, async (db) => {
    await db
      .updateTable('match_runs')
      .set({ cancel_requested: true })
      .where('tenant_id', '=', ctx.tenant_id)
      .where('run_id', '=', runId)
      .where('status', '=', 'running')
      .execute();
    return readRun(ctx, db, runId);
  });
}

/** {@link getMatchRun} inside a transaction that is open already. */
export async function readRun(ctx: PodflightContext, db: TenantDb, runId: string): Promise<MatchRun> {
  const row = fitsKey('uuid', runId)
    ? await selectRuns(ctx, db).where('run_id', '=', runId).executeTakeFirst()
    : undefined;
  if (!row) throw runNotFound(runId);
  return row;
}

function runNotFound(run_id: string): PodflightError {
  return new PodflightError('match.run_not_found', 'There is no recalculation with this id.', { run_id });
}

function selectRuns(ctx: PodflightContext, db: TenantDb) {
  const instant = (column: string) =>
    sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  return db
    .selectFrom('match_runs')
    .where('tenant_id', '=', ctx.tenant_id)
    .select([
      sql<string>`run_id::text`.as('run_id'),
      'status',
      sql<string | null>`advertiser_id::text`.as('advertiser_id'),
      sql<string | null>`podcast_id::text`.as('podcast_id'),
      sql<MatchRun['cause']>`cause`.as('cause'),
      sql<number>`pairs_total::float8`.as('pairs_total'),
      sql<number>`pairs_done::float8`.as('pairs_done'),
      sql<number>`pairs_new::float8`.as('pairs_new'),
      sql<number>`pairs_changed::float8`.as('pairs_changed'),
      sql<number>`pairs_unchanged::float8`.as('pairs_unchanged'),
      sql<number>`pairs_removed::float8`.as('pairs_removed'),
      sql<number>`pairs_moved::float8`.as('pairs_moved'),
      'weights_version',
      'actor_id',
      'error_code',
      'error_message',
      instant('started_at').as('started_at'),
      instant('completed_at').$castTo<string | null>().as('completed_at'),
    ]);
}
