import type { MetricColumn } from '../metrics/metric-columns.ts';
import { now, type PodflightContext } from '../tenancy/context.ts';
import { keyTypes } from '../tenancy/key-types.ts';
import { withTenant } from '../tenancy/with-tenant.ts';
import { type AmbiguousDays, ambiguousDays } from './ambiguous-days.ts';
import { type BadRowGate, badRowGate } from './bad-row-gate.ts';
import { type EpisodeLookup, episodeLookup } from './episode-lookup.ts';
import type { ImportLimits } from './import-limits.ts';
import type { ParsedImportOptions } from './import-options.ts';
import type { ImportProgress } from './import-progress.ts';
import type { ImportRun } from './import-run.ts';
import { emptyTally, type ImportTally, tallyRejected, tallyWarnings } from './import-tally.ts';
import type { MeasuredSource } from './measured-source.ts';
import { tooLarge } from './read/capped-bytes.ts';
import type { MetricBatch, MetricHeader, MetricRow, RejectedRow } from './read/metric-row.ts';
import { readMetricRows } from './read/read-metric-rows.ts';
import { stageWriter } from './stage-writer.ts';
import { unknownEpisode } from './unknown-episode.ts';

/** Rows read at a time: few, so that their objects are gone before the next collection. */
const READ_ROWS = 500;

/** A file whose good rows are all staged. */
export type StagedFile = {
  header: MetricHeader;
  columns: readonly MetricColumn[];
  day_order: 'day-first' | 'month-first' | 'unsettled' | null;
  tally: ImportTally;
  /** Rows whose day could be read both ways. */
  ambiguous: AmbiguousDays;
  /** Has seen the rows; what is rejected from here on is still to be judged. */
  gate: BadRowGate;
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
  const ambiguous = ambiguousDays(tally.limit, latestDay);
  const batches = readMetricRows(source.chunks, {
    limits,
    today,
    episodeKey: episodeKey(types.episode_id),
    batchRows: READ_ROWS,
    ...(signal ? { signal } : {}),
  });
  const writer = stageWriter(ctx, run, () => ({ rows_read: tally.rows_read, bytes: source.bytes() }));
  try {
    let next = await batches.next();
    while (!next.done) {
      const rows = await sortOut(next.value, lookup, tally, gate);
      ambiguous.see(rows);
      const isKept = upload.mode === 'partial' || tally.rejected === 0;
      // Of a file that is refused only these rows may still be bad.
      await writer.write(isKept ? rows : rows.filter((row) => row.day_ambiguous));
      onProgress?.({ phase: 'reading', bytes_read: source.bytes(), rows_read: tally.rows_read });
      next = await batches.next();
    }
    await writer.end();
    const { header, day_order } = next.value;
    return {
      header,
      columns: header.columns,
      day_order,
      tally,
      ambiguous,
      gate,
      bytes: source.bytes(),
      // The whole source was read, or readMetricRows would have thrown.
      sha256: source.sha256() ?? '',
      latestDay,
    };
  } finally {
    await writer.settle();
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
