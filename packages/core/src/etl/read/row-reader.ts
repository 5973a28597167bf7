import type { z } from 'zod';
import type { Problem, ProblemCode } from '../problem.ts';
import type { ColumnDayOrder } from './day-order.ts';
import { keptCells, keptValue } from './kept-text.ts';
import { metricCells } from './metric-cells.ts';
import type { MetricHeader, MetricRow, RejectedRow } from './metric-row.ts';
import type { ReadOptions } from './read-options.ts';

/** Reads the rows of one file. */
export type RowReader = {
  /** Puts the row where it belongs. `cells` are as many as the header's. */
  read: (cells: string[], line: number, to: { rows: MetricRow[]; rejected: RejectedRow[] }) => void;
  /** How the slash and dash days read so far are written. */
  order: () => ColumnDayOrder;
};

/** A reader of the rows under this header. */
export function rowReader(header: MetricHeader, options: ReadOptions): RowReader {
  const at = header.positions;
  const { schema, order } = metricCells(header.columns, options);
  const optional = (cells: string[], index: number) => (index < 0 ? null : cells[index]);
  return {
    order,
    read(cells, line, to) {
      const row = schema.safeParse({
        day: cells[at.day],
        episode_id: cells[at.episode_id],
        source: cells[at.source],
        downloads: optional(cells, at.downloads),
        listeners: optional(cells, at.listeners),
        completion_rate: optional(cells, at.completion_rate),
        ctr: optional(cells, at.ctr),
        conversions: optional(cells, at.conversions),
        revenue_cents: optional(cells, at.revenue_cents),
      });
      if (!row.success) {
        const problems = row.error.issues.map((issue) => cellProblem(issue, line));
        to.rejected.push({ line, cells: keptCells(cells), problems });
        return;
      }
      const {
        day,
        episode_id,
        source,
        downloads,
        listeners,
        completion_rate,
        ctr,
        conversions,
        revenue_cents,
      } = row.data;
      to.rows.push({
        line,
        day: day.day,
        day_ambiguous: day.ambiguous,
        episode_id,
        source,
        downloads,
        listeners,
        completion_rate,
        ctr,
        conversions,
        revenue_cents,
        // Rows whose day is open are kept until the column settles.
        cells: day.ambiguous ? keptCells(cells) : cells,
      });
    },
  };
}

function cellProblem(issue: z.core.$ZodIssue, line: number): Problem {
  // metric-cells.ts raises only custom issues, and puts both into every one.
  const { code, value } = (issue.code === 'custom' ? issue.params : {}) as {
    code: ProblemCode;
    value: string;
  };
  return { line, column: String(issue.path[0]), code, message: issue.message, value: keptValue(value) };
}
