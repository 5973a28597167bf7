import type { MetricRow } from './read/metric-row.ts';
import { otherReading } from './read/read-day.ts';

/** The cells of rows that may be rejected once it is known how the column's days read. */
export type AmbiguousDays = {
  see: (rows: readonly MetricRow[]) => void;
  /** Whether there was any. */
  some: () => boolean;
  cellsOf: (line: number) => string[] | null;
};

/**
 * Keeps the cells of rows whose day can be read both ways: the first `limit` of all, should nothing
 * settle them, and the first `limit` of those that lie after `latest` in either reading. So whatever
 * the column says in the end, the rows that are reported have their cells.
 */
export function ambiguousDays(limit: number, latest: string): AmbiguousDays {
  const cells = new Map<number, string[]>();
  const kept = { unsettled: 0, dayFirst: 0, monthFirst: 0 };
  return {
    see(rows) {
      for (const row of rows) {
        if (!row.day_ambiguous) continue;
        const unsettled = kept.unsettled < limit;
        const dayFirst = kept.dayFirst < limit && row.day > latest;
        const monthFirst = kept.monthFirst < limit && otherReading(row.day) > latest;
        kept.unsettled += Number(unsettled);
        kept.dayFirst += Number(dayFirst);
        kept.monthFirst += Number(monthFirst);
        if (unsettled || dayFirst || monthFirst) cells.set(row.line, row.cells);
      }
    },
    some: () => kept.unsettled > 0,
    cellsOf: (line) => cells.get(line) ?? null,
  };
}
