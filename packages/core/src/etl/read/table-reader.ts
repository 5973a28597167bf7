import { unguarded } from '../../shared/formula-guard.ts';
import type { Problem } from '../problem.ts';
import type { ColumnDayOrder } from './day-order.ts';
import { refused } from './file-refused.ts';
import { columnName, isReport } from './header-name.ts';
import { keptCells, keptValue } from './kept-text.ts';
import type { MetricBatch, MetricHeader } from './metric-row.ts';
import type { OpenTable } from './open-table.ts';
import type { ReadOptions } from './read-options.ts';
import type { FileRecord } from './record-splitter.ts';
import { markOf } from './report-mark.ts';
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
  const fromReport = isReport(header.cells);
  const plain = (cells: string[]) => (fromReport ? cells.map(unguarded) : cells);
  const judged = (shape: string[] | Problem, line: number) =>
    Array.isArray(shape) && fromReport ? (markProblem(header, shape, line) ?? shape) : shape;
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
      const result = judged(shape, record.line);
      if (Array.isArray(result)) rows.read(plain(result), record.line, batch);
      else
        batch.rejected.push({ line: record.line, cells: keptCells(plain(record.cells)), problems: [result] });
      return record.length;
    },
  };
}

/** What a row of an error report is still marked with. */
function markProblem(header: MetricHeader, cells: readonly string[], line: number): Problem | null {
  for (const [index, cell] of cells.entries()) {
    const code = markOf(cell);
    if (!code) continue;
    const message =
      'This cell still has the mark of the error report. Check the row, then write the value in place of the mark, or nothing if there is none.';
    return { line, column: columnName(header.cells[index] ?? ''), code, message, value: keptValue(cell) };
  }
  return null;
}
