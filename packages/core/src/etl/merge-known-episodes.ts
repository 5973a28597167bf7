import { sql } from 'kysely';
import { type MergeCounts, type MergeOptions, mergeMetrics } from '../metrics/merge-metrics.ts';
import { METRIC_COLUMNS } from '../metrics/metric-columns.ts';
import { removeStrangers, type StagedText } from '../metrics/staged-strangers.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import type { TenantDb } from '../tenancy/with-tenant.ts';
import { GATE_ROWS } from './bad-row-gate.ts';
import type { ImportMode } from './import-report.ts';
import { tallyRejected } from './import-tally.ts';
import type { MetricHeader } from './read/metric-row.ts';
import { RowsRefused } from './rows-refused.ts';
import type { StagedFile } from './stage-file.ts';
import { unknownEpisode } from './unknown-episode.ts';

/** Times that a merge begins again because one more episode was deleted under it. */
const ATTEMPTS = 5;

/**
 * Merges what was staged, after rejecting rows whose episode the host deleted since they were read.
 * A deletion that commits in the middle of the merge shows as a broken reference: the merge is then
 * undone and begins again.
 *
 * @throws RowsRefused in atomic mode, when any row of the file is bad.
 * @throws FileRefused `too-many-bad-rows` when too few of the first rows are left.
 */
export async function mergeKnownEpisodes(
  ctx: PodflightContext,
  db: TenantDb,
  staged: StagedFile,
  { mode, ...merge }: MergeOptions & { mode: ImportMode },
): Promise<MergeCounts> {
  const { tally } = staged;
  const { import_id, monthFirst } = merge;
  for (let attempt = 1; ; attempt += 1) {
    const limit = Math.max(tally.limit, GATE_ROWS);
    const { rows, total } = await removeStrangers(ctx, db, { import_id, monthFirst, limit });
    const rejected = rows.map((row) =>
      unknownEpisode({ line: row.line, episode_id: row.episode_id, cells: cellsOf(row, staged.header) }),
    );
    tallyRejected(tally, rejected, total);
    staged.gate.judge(rejected);
    if (mode === 'atomic' && tally.rejected > 0) throw new RowsRefused(tally);
    await sql`savepoint podflight_merge`.execute(db);
    try {
      const counts = await mergeMetrics(ctx, db, merge);
      await sql`release savepoint podflight_merge`.execute(db);
      return counts;
    } catch (error) {
      if (!isBrokenReference(error) || attempt === ATTEMPTS) throw error;
      await sql`rollback to savepoint podflight_merge`.execute(db);
    }
  }
}

/** A row as the file had it, but for columns that are not read and the spelling of its values. */
function cellsOf(row: StagedText, { cells, positions }: MetricHeader): string[] {
  const written = cells.map(() => '');
  for (const column of METRIC_COLUMNS) {
    if (positions[column] >= 0) written[positions[column]] = row[column] ?? '';
  }
  return written;
}

/** Whether an error is PostgreSQL's 23503, by whichever driver. */
function isBrokenReference(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '23503';
}
