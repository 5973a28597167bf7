import { type EmittedEvent, emitEvent } from '../events/emit-event.ts';
import type { MergeCounts } from '../metrics/merge-metrics.ts';
import { VALUE_COLUMNS } from '../metrics/metric-columns.ts';
import { dropStagedRows } from '../metrics/stage-rows.ts';
import { supersededRows } from '../metrics/staged-duplicates.ts';
import { now, type PodflightContext } from '../tenancy/context.ts';
import { type TenantDb, withTenant } from '../tenancy/with-tenant.ts';
import { answerFromEarlier } from './answer-from-earlier.ts';
import { bodyProblem } from './body-complete.ts';
import { readReport } from './import-history.ts';
import type { ParsedImportOptions } from './import-options.ts';
import type { ImportProgress } from './import-progress.ts';
import type { ImportReport } from './import-report.ts';
import { cancelled, cancelRequested, completeRun, type ImportRun } from './import-run.ts';
import { tallyWarnings } from './import-tally.ts';
import { mergeKnownEpisodes } from './merge-known-episodes.ts';
import type { Problem } from './problem.ts';
import { FileRefused } from './read/file-refused.ts';
import { settleDays } from './settle-days.ts';
import type { StagedFile } from './stage-file.ts';

/** How to merge a staged file. */
export type MergeRunOptions = {
  upload: ParsedImportOptions;
  signal: AbortSignal | undefined;
  onProgress: ((progress: ImportProgress) => void) | undefined;
};

/**
 * Merges a staged file, notes its completion and emits its event, in one transaction.
 *
 * @throws FileRefused, RowsRefused when the file as a whole or, in atomic mode, one of its rows is bad.
 */
export async function mergeRun(
  ctx: PodflightContext,
  run: ImportRun,
  staged: StagedFile,
  options: MergeRunOptions,
): Promise<{ report: ImportReport; event: EmittedEvent | null }> {
  const incomplete = bodyProblem(options.upload, staged.bytes, staged.sha256);
  if (incomplete) throw new FileRefused(incomplete);
  const { tally } = staged;
  staged.gate.judge([]);
  if (tally.rows_read === 0) tallyWarnings(tally, [noRows(staged.header.line)]);

  const merged = await withTenant(ctx, async (db) => {
    const monthFirst = await settleDays(ctx, db, run, staged);
    const columns = VALUE_COLUMNS.filter((column) => staged.columns.includes(column));
    const counts = await mergeKnownEpisodes(ctx, db, staged, {
      mode: options.upload.mode,
      import_id: run.import_id,
      columns,
      monthFirst,
      provisional: options.upload.provisional,
      force: options.upload.force,
      dryRun: options.upload.dry_run,
      checkpoint: async () => {
        options.onProgress?.({ phase: 'merging', bytes_read: staged.bytes, rows_read: tally.rows_read });
        options.signal?.throwIfAborted();
        if (await cancelRequested(ctx, db, run))
          throw cancelled(run, 'Somebody cancelled this import. Nothing of it was stored.');
      },
    });
    if (counts.kept_final > 0) tallyWarnings(tally, [finalKept(staged.header.line, counts.kept_final)]);
    const isNews =
      options.upload.force || options.upload.dry_run || tally.rejected > 0 || counts.kept_final > 0;
    if (!isNews && counts.inserted + counts.updated === 0) {
      const report = await answerFromEarlier(ctx, db, run, {
        ...staged,
        provisional: options.upload.provisional,
      });
      if (report) return { report, event: null };
    }
    if (counts.duplicate > 0) await warnOfDuplicates(ctx, db, run, staged, monthFirst);
    await completeRun(ctx, db, run, tally, counts, {
      header: staged.header.cells,
      sha256: staged.sha256,
      bytes: staged.bytes,
    });
    const event = options.upload.dry_run
      ? null
      : await emitCompleted(ctx, db, run, staged, options.upload, counts);
    return { report: await readReport(ctx, db, run.import_id), event };
  });
  await withTenant(ctx, (db) => dropStagedRows(ctx, db, run.import_id));
  return merged;
}

async function warnOfDuplicates(
  ctx: PodflightContext,
  db: TenantDb,
  run: ImportRun,
  { tally }: StagedFile,
  monthFirst: boolean,
): Promise<void> {
  const { rows, total } = await supersededRows(ctx, db, {
    import_id: run.import_id,
    monthFirst,
    limit: tally.limit,
  });
  const warnings = rows.map(
    (row): Problem => ({
      line: row.line,
      column: null,
      code: 'duplicate-in-file',
      message: `Line ${row.kept_line} has the same day, episode and source with other values; line ${row.kept_line} was kept.`,
      value: `${row.day}, ${row.episode_id}, ${row.source}`,
    }),
  );
  tallyWarnings(tally, warnings, total);
}

async function emitCompleted(
  ctx: PodflightContext,
  db: TenantDb,
  run: ImportRun,
  { tally }: StagedFile,
  upload: ParsedImportOptions,
  counts: MergeCounts,
): Promise<EmittedEvent> {
  return emitEvent(ctx, db, {
    type: 'etl.import_completed',
    subject: run.import_id,
    data: {
      import_id: run.import_id,
      source: 'csv',
      mode: upload.mode,
      rows_read: tally.rows_read,
      records_imported: counts.inserted + counts.updated + counts.unchanged,
      records_inserted: counts.inserted,
      records_updated: counts.updated,
      records_unchanged: counts.unchanged,
      records_failed: tally.rejected,
      records_duplicate: counts.duplicate,
      day_from: counts.day_from,
      day_to: counts.day_to,
      episode_ids: counts.episode_ids,
      episode_count: counts.episode_count,
      duration_ms: now(ctx).getTime() - run.started,
    },
  });
}

function finalKept(headerLine: number, rows: number): Problem {
  return {
    line: headerLine,
    column: null,
    code: 'final-kept',
    message: `Final numbers are stored for ${rows} of these provisional rows, and were kept. Upload the file as final, or with "force", to store it all the same.`,
    value: null,
  };
}

function noRows(headerLine: number): Problem {
  return {
    line: headerLine,
    column: null,
    code: 'no-rows',
    message: 'The file has a header and no rows below it; nothing was imported.',
    value: null,
  };
}
