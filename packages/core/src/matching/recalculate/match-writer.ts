import { deliverAfterCommit, type EmittedEvent, emitEvents } from '../../events/emit-event.ts';
import { PodflightError } from '../../shared/podflight-error.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { type TenantDb, withTenant } from '../../tenancy/with-tenant.ts';
import type { KnownScope } from './inputs/scope.ts';
import { addTo, clear, emptyBatch, type MatchBatch } from './match-batch.ts';
import { moveEvents } from './match-moves.ts';
import type { MatchRow } from './match-row.ts';
import { beat, type StartedRun } from './match-run.ts';
import type { RunRules } from './run-rules.ts';
import { removeMatches, type StoredPair } from './stored-pairs.ts';
import { writeMatches } from './write-matches.ts';

/** Rows of one statement, and of one commit that waits for the disk: of 500 it took a quarter longer in all. */
const BATCH_ROWS = 2_000;
/** Milliseconds between two looks at whether somebody cancelled. */
const BEAT_MS = 250;
/** Pairs of a run that get an event of their own; the run's event counts all. */
const MOST_TOLD = 200;
/**
 * What a batch may meet because others write as well: a key that is gone, a pair that another run inserts at this
 * moment (its id is the same, and the primary key is not what conflicts are told by), a deadlock of the host's.
 */
const PASSING = new Set(['23503', '23505', '40P01', '40001']);
const TRIES = 8;

/** Stores matches while more are scored. */
export type MatchWriter = {
  /** Takes a row; a promise to wait for when a batch is full. */
  write: (row: MatchRow, old: StoredPair | undefined) => Promise<void> | undefined;
  unchanged: (pairs: number) => void;
  /** Notes how far the run is, when it is time to; throws when it was cancelled. */
  beat: () => Promise<void>;
  remove: (matchIds: readonly string[]) => Promise<void>;
  /** Writes what is left, and waits until all of it is there. */
  end: () => Promise<void>;
  /** Waits for what is under way, whatever comes of it. */
  settle: () => Promise<void>;
  /** Pairs that had an event of their own. */
  told: () => number;
};

/**
 * A writer of batches, each in a transaction of its own, two at a time: one is on its way while the other is
 * stored. In a transaction of the host's there is one connection, and one batch at a time.
 */
export function matchWriter(
  ctx: PodflightContext,
  scope: KnownScope,
  run: StartedRun,
  { at, counts, onBatch }: RunRules,
): MatchWriter {
  const atOnce = ctx.db.isTransaction ? 1 : 2;
  const stamp = { at, weights_version: run.weights_version };
  let waiting = emptyBatch();
  const spare: MatchBatch[] = [];
  let underWay: Promise<void>[] = [];
  let beaten = 0;
  let told = 0;

  async function store(batch: MatchBatch): Promise<void> {
    const stored = await withRetries(ctx, (onlyThere, db) => storeIn(db, batch, onlyThere));
    counts.pairs_new += stored.inserted;
    counts.pairs_changed += stored.changed;
    counts.pairs_unchanged += batch.rows - stored.inserted - stored.changed;
    counts.pairs_moved += stored.moved;
    counts.pairs_done += batch.rows;
    clear(batch);
    spare.push(batch);
    for (const event of stored.events) await deliverAfterCommit(ctx, event);
    onBatch();
  }

  async function storeIn(db: TenantDb, batch: MatchBatch, onlyThere: boolean): Promise<Stored> {
    const candidates = batch.told.slice(0, MOST_TOLD - told);
    // At once, for the other batch under way may not tell of the same number.
    told += candidates.length;
    try {
      const events = await moveEvents(ctx, db, scope, run, candidates);
      const { inserted, changed } = await writeMatches(ctx, db, scope, batch, { ...stamp, onlyThere });
      const written = new Set(changed);
      const emitted = await emitEvents(
        ctx,
        db,
        events.filter(({ subject }) => written.has(subject)),
      );
      // Last, for it locks the run's row, and another batch may be waiting for it.
      await beatWhenDue(db);
      told -= candidates.length - emitted.length;
      const movedPairs = batch.moved.filter((match_id) => written.has(match_id)).length;
      return { inserted, changed: changed.length, moved: movedPairs, events: emitted };
    } catch (error) {
      told -= candidates.length;
      throw error;
    }
  }

  async function beatWhenDue(db: TenantDb): Promise<void> {
    if (Date.now() - beaten < BEAT_MS) return;
    beaten = Date.now();
    await beat(ctx, db, run, counts);
  }

  async function flush(): Promise<void> {
    const batch = waiting;
    if (underWay.length >= atOnce) await underWay.shift();
    const writing = store(batch);
    writing.catch(() => undefined);
    underWay.push(writing);
    waiting = spare.pop() ?? emptyBatch();
  }

  return {
    write(row, old) {
      addTo(waiting, { row, old }, MOST_TOLD);
      return waiting.rows >= BATCH_ROWS ? flush() : undefined;
    },
    unchanged(pairs) {
      counts.pairs_unchanged += pairs;
      counts.pairs_done += pairs;
    },
    async beat() {
      if (Date.now() - beaten >= BEAT_MS) await withTenant(ctx, beatWhenDue);
    },
    async remove(matchIds) {
      if (matchIds.length === 0) return;
      counts.pairs_removed += await withTenant(ctx, (db) => removeMatches(ctx, db, scope, matchIds));
    },
    async end() {
      if (waiting.rows > 0) await flush();
      await Promise.all(underWay);
      underWay = [];
    },
    async settle() {
      await Promise.allSettled(underWay);
    },
    told: () => told,
  };

  /** Runs a batch again, without rows whose advertiser or podcast is gone, when others came in its way. */
  async function withRetries(
    context: PodflightContext,
    work: (onlyThere: boolean, db: TenantDb) => Promise<Stored>,
  ): Promise<Stored> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await withTenant(context, (db) => work(tries > 1, db));
      } catch (error) {
        if (!isPassing(error)) throw error;
        if (tries === TRIES || context.db.isTransaction) throw overtaken(run, error);
      }
    }
  }
}

type Stored = { inserted: number; changed: number; moved: number; events: EmittedEvent[] };

function overtaken({ run_id }: StartedRun, cause: unknown): PodflightError {
  return new PodflightError(
    'match.overtaken',
    'Others changed the same pairs at this moment. Recalculate again; in a transaction of your own, after rolling it back.',
    { run_id },
    { cause },
  );
}

function isPassing(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && PASSING.has(error.code)
  );
}
