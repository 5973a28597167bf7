import type { StagedRow } from '../metrics/metric-row.ts';
import { stageRows } from '../metrics/stage-rows.ts';
import { appendRows, emptyColumns, type StagedColumns } from '../metrics/staged-columns.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { withTenant } from '../tenancy/with-tenant.ts';
import { beat, type ImportRun } from './import-run.ts';

/** Rows of one statement. */
const BATCH_ROWS = 3_000;

/** Milliseconds between two looks at whether somebody cancelled. */
const BEAT_MS = 250;

/** Writes rows to the staging table while more are read. */
export type StageWriter = {
  /** Takes rows; waits when the database is behind. */
  write: (rows: readonly StagedRow[]) => Promise<void>;
  /** Writes what is left, and waits until all of it is there. */
  end: () => Promise<void>;
  /** Waits for what is under way, whatever comes of it. */
  settle: () => Promise<void>;
};

/**
 * A writer of batches, each in a transaction of its own, two at a time: one is on its way while the
 * other is stored. In a transaction of the host's there is one connection, and one batch at a time.
 */
export function stageWriter(
  ctx: PodflightContext,
  run: ImportRun,
  progress: () => { rows_read: number; bytes: number },
): StageWriter {
  const atOnce = ctx.db.isTransaction ? 1 : 2;
  let waiting = emptyColumns();
  let beaten = 0;
  let underWay: Promise<void>[] = [];

  async function store(columns: StagedColumns): Promise<void> {
    const due = Date.now() - beaten >= BEAT_MS;
    if (due) beaten = Date.now();
    await withTenant(ctx, async (db) => {
      await stageRows(ctx, db, run.import_id, columns);
      // Last, for it locks the import's row, and another batch may be waiting for it.
      if (due) await beat(ctx, db, run, progress());
    });
  }

  async function flush(): Promise<void> {
    const columns = waiting;
    waiting = emptyColumns();
    if (underWay.length >= atOnce) await underWay.shift();
    const writing = store(columns);
    writing.catch(() => undefined);
    underWay.push(writing);
  }

  return {
    async write(rows) {
      appendRows(waiting, rows);
      if (waiting.rows >= BATCH_ROWS || Date.now() - beaten >= BEAT_MS) await flush();
    },
    async end() {
      if (waiting.rows > 0) await flush();
      await Promise.all(underWay);
      underWay = [];
    },
    async settle() {
      await Promise.allSettled(underWay);
    },
  };
}
