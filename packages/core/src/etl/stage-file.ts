import type { MetricColumn } from '../metrics/metric-columns.ts';
import { stageRows } from '../metrics/stage-rows.ts';
import { now, type PodflightContext } from '../tenancy/context.ts';
import { keyTypes } from '../tenancy/key-types.ts';
import { withTenant } from '../tenancy/with-tenant.ts';
import { type BadRowGate, badRowGate } from './bad-row-gate.ts';
import { type EpisodeLookup, episodeLookup } from './episode-lookup.ts';
import type { ImportLimits } from './import-limits.ts';
import type { ParsedImportOptions } from './import-options.ts';
import type { ImportProgress } from './import-progress.ts';
import { beat, type ImportRun } from './import-run.ts';
import { emptyTally, type ImportTally, tallyRejected, tallyWarnings } from './import-tally.ts';
import type { MeasuredSource } from './measured-source.ts';
import { tooLarge } from './read/capped-bytes.ts';
import type { MetricBatch, MetricHeader, MetricRow, RejectedRow } from './read/metric-row.ts';
import { readMetricRows } from './read/read-metric-rows.ts';
import { unknownEpisode } from './unknown-episode.ts';

/** Rows of a batch: larger ones are no faster and outlive the young generation of the heap. */
const BATCH_ROWS = 2_000;

/** A file whose good rows are all staged. */
export type StagedFile = {
  header: MetricHeader;
  columns: readonly MetricColumn[];
  day_order: 'day-first' | 'month-first' | 'unsettled' | null;
  tally: ImportTally;
  /** Rows whose day could be read both ways, the first as many as problems are kept. */
  ambiguous: MetricRow[];
  bytes: number;
  sha256: string;
  latestDay: string;
};

/** What staging needs to know of the upload. */
export type StageOptions = {
  upload: ParsedImportOptions;
  limits: ImportLimits;
  signal: AbortSignal | undefined;
  onProgress: ((progress: ImportProgress) => void) | undefined;
};

/**
 * Reads the file and stages its good rows, one batch while the next is parsed. The tally is there
 * from the start, so that a failure half way can say what had been read.
 */
export function stageFile(
  ctx: PodflightContext,
  run: ImportRun,
  source: MeasuredSource,
  options: StageOptions,
): { tally: ImportTally; done: Promise<StagedFile> } {
  const tally = emptyTally(options.limits.maxStoredProblems);
  return { tally, done: stage(ctx, run, source, options, tally) };
}

async function stage(
  ctx: PodflightContext,
  run: ImportRun,
  source: MeasuredSource,
  { upload, limits, signal, onProgress }: StageOptions,
  tally: ImportTally,
): Promise<StagedFile> {
  if ((upload.declared_bytes ?? 0) > limits.maxBytes) throw tooLarge(limits.maxBytes);
  const today = now(ctx).toISOString().slice(0, 10);
  const latestDay = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
  const types = await withTenant(ctx, (db) => keyTypes(ctx, db));
  const lookup = episodeLookup(ctx);
  const gate = badRowGate();
  const ambiguous: MetricRow[] = [];
  const batches = readMetricRows(source.chunks, {
    limits,
    today,
    episodeKey: episodeKey(types.episode_id),
    batchRows: BATCH_ROWS,
    ...(signal ? { signal } : {}),
  });
  let writing: Promise<void> = Promise.resolve();
  try {
    let next = await batches.next();
    while (!next.done) {
      const rows = await sortOut(next.value, lookup, tally, gate);
      for (const row of rows) {
        if (row.day_ambiguous && ambiguous.length < tally.limit) ambiguous.push(row);
      }
      await writing;
      onProgress?.({ phase: 'reading', bytes_read: source.bytes(), rows_read: tally.rows_read });
      const wanted = upload.mode === 'partial' || tally.rejected === 0 ? rows : [];
      const progress = { rows_read: tally.rows_read, bytes: source.bytes() };
      writing = withTenant(ctx, async (db) => {
        await beat(ctx, db, run, progress);
        await stageRows(ctx, db, run.import_id, wanted);
      });
      writing.catch(() => undefined);
      next = await batches.next();
    }
    await writing;
    gate.end();
    // The whole source was read, or readMetricRows would have thrown.
    const sha256 = source.sha256() ?? '';
    const { header, day_order } = next.value;
    return {
      header,
      columns: header.columns,
      day_order,
      tally,
      ambiguous,
      bytes: source.bytes(),
      sha256,
      latestDay,
    };
  } finally {
    await writing.catch(() => undefined);
    await batches.return?.(undefined as never).catch(() => undefined);
  }
}

/** Counts a batch, moves rows of unknown episodes to the rejected, and answers the good ones. */
async function sortOut(
  batch: MetricBatch,
  lookup: EpisodeLookup,
  tally: ImportTally,
  gate: BadRowGate,
): Promise<MetricRow[]> {
  const unknown = await lookup(new Set(batch.rows.map((row) => row.episode_id)));
  let rows = batch.rows;
  let rejected: RejectedRow[] = batch.rejected;
  if (unknown.size > 0) {
    rows = batch.rows.filter((row) => !unknown.has(row.episode_id));
    const strangers = batch.rows.filter((row) => unknown.has(row.episode_id)).map(unknownEpisode);
    rejected = [...rejected, ...strangers].sort((a, b) => a.line - b.line);
  }
  tally.header = batch.header.cells;
  tally.rows_read += rows.length + rejected.length;
  tallyRejected(tally, rejected);
  tallyWarnings(tally, batch.warnings);
  gate.see(rows, rejected);
  return rows;
}

function episodeKey(type: string): 'uuid' | 'integer' | 'text' {
  if (type === 'uuid') return 'uuid';
  return /^(small|big)?int(eger)?$/.test(type) ? 'integer' : 'text';
}
