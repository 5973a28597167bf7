import type { Problem } from '../problem.ts';
import { abortable } from './abortable.ts';
import { cappedBytes } from './capped-bytes.ts';
import { checkHeader } from './check-header.ts';
import type { ColumnDayOrder } from './day-order.ts';
import { decodedText } from './decoded-text.ts';
import { inflatedBytes } from './inflated-bytes.ts';
import type { MetricBatch, MetricHeader } from './metric-row.ts';
import { openTable } from './open-table.ts';
import type { ReadOptions } from './read-options.ts';
import { tableReader } from './table-reader.ts';
import { unixNewlines } from './unix-newlines.ts';

/** What is known at the end of a file: its header, and how its slash and dash days are written. */
export type ReadResult = { day_order: ColumnDayOrder; header: MetricHeader };

/** Characters of cells in a batch at most: rows with long cells come in smaller batches. */
const BATCH_TEXT = 4_000_000;

/**
 * Reads a metrics file, from bytes to rows, in batches and file order. Compression, encoding and
 * dialect are told from the content. A row whose day is written in an order that only the rest of the
 * column can tell is read day-first and says `day_ambiguous`. A file with a header alone gives one
 * empty batch. Memory does not grow with the file.
 *
 * @throws FileRefused when the file as a whole cannot be read; its problem says why.
 * @throws the signal's reason, once it fires.
 *
 * @example
 * for await (const { rows, rejected } of readMetricRows(request.body, { limits, today: '2026-09-30' })) stage(rows)
 */
export async function* readMetricRows(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): AsyncGenerator<MetricBatch, ReadResult> {
  const { batchRows = 5_000, limits, signal } = options;
  const raw = cappedBytes(signal ? abortable(source, signal) : source, limits.maxBytes);
  const { bytes, archive } = await inflatedBytes(raw, limits);
  const warnings: Problem[] = [];
  const text = unixNewlines(decodedText(bytes, warnings));
  try {
    const table = await openTable(text, limits).catch(async (error: unknown) => {
      // An archive that is unfit as a whole says more than the first table in it.
      if (archive) for await (const _ of bytes);
      throw error;
    });
    const { header } = table;
    const reader = tableReader(table, options);
    warnings.push(...checkHeader(header, limits));
    let batch = emptyBatch(header, warnings.splice(0));
    let isFirst = true;
    let length = 0;
    for await (const records of table.pieces) {
      batch.warnings.push(...warnings.splice(0));
      for (const record of records) {
        length += reader.read(record, batch);
        if (batch.rows.length + batch.rejected.length < batchRows && length < BATCH_TEXT) continue;
        yield batch;
        signal?.throwIfAborted();
        batch = emptyBatch(header, []);
        isFirst = false;
        length = 0;
      }
    }
    if (isFirst || batch.rows.length + batch.rejected.length + batch.warnings.length > 0) yield batch;
    return { day_order: reader.order(), header };
  } finally {
    await text.return(undefined);
  }
}

function emptyBatch(header: MetricHeader, warnings: Problem[]): MetricBatch {
  return { header, rows: [], rejected: [], warnings };
}
