import type { ColumnDayOrder } from './day-order.ts';
import { refused } from './file-refused.ts';
import { unguarded } from './formula-guard.ts';
import { isReport } from './header-name.ts';
import { keptCells } from './kept-text.ts';
import type { MetricBatch } from './metric-row.ts';
import type { OpenTable } from './open-table.ts';
import type { ReadOptions } from './read-options.ts';
import type { FileRecord } from './record-splitter.ts';
import { rowReader } from './row-reader.ts';
import { rowShape } from './row-shape.ts';

/** Reads the records of a table. */
export type TableReader = {
  /** Puts a record into the batch, as a row or rejected; blank ones go nowhere. Answers its characters. */
  read: (record: FileRecord, batch: MetricBatch) => number;
  /** How the slash and dash days read so far are written. */
  order: () => ColumnDayOrder;
};

/** @throws FileRefused `too-many-rows`, while reading. */
export function tableReader({ header, dialect }: OpenTable, options: ReadOptions): TableReader {
  const { maxRows } = options.limits;
  const shaped = rowShape(header, dialect, options.limits);
  const rows = rowReader(header, options);
  const plain = isReport(header.cells)
    ? (cells: string[]) => cells.map(unguarded)
    : (cells: string[]) => cells;
  let read = 0;
  return {
    order: rows.order,
    read(record, batch) {
      const shape = shaped(record);
      if (shape === 'blank') return 0;
      read += 1;
      if (read > maxRows) {
        const most = maxRows.toLocaleString('en');
        throw refused(
          'too-many-rows',
          `The file has more than ${most} rows. Split it into smaller files.`,
          record.line,
        );
      }
      if (Array.isArray(shape)) rows.read(plain(shape), record.line, batch);
      else
        batch.rejected.push({ line: record.line, cells: keptCells(plain(record.cells)), problems: [shape] });
      return record.length;
    },
  };
}
