import { FileRefused } from './read/file-refused.ts';
import type { RejectedRow } from './read/metric-row.ts';

/** Watches the first rows of a file; a file that is mostly bad is not worth going on with. */
export type BadRowGate = {
  see: (good: readonly { line: number }[], bad: readonly { line: number }[]) => void;
  /** Judges a file that has ended, with good rows that were rejected since. May be called again. */
  judge: (late: readonly RejectedRow[]) => void;
};

/** Rows from the top of a file that are judged. */
export const GATE_ROWS = 1_000;

/**
 * Refuses a file of whose first 1,000 rows more than half are bad, in either mode: it is most likely
 * another kind of file, or its columns are shifted. Batches come in file order.
 */
export function badRowGate(): BadRowGate {
  let seen = 0;
  let bad = 0;
  let undated = 0;
  let lastLine = 0;
  const judge = () => {
    if (bad * 2 <= seen) return;
    const advice =
      undated * 2 > bad
        ? 'Most of them have a day that reads as day/month and as month/day, and nothing settles which. Write days as YYYY-MM-DD.'
        : 'Check that this is a daily metrics file and that its columns are in their places; the template shows them.';
    throw new FileRefused({
      line: null,
      column: null,
      code: 'too-many-bad-rows',
      message: `${bad.toLocaleString('en')} of the first ${seen.toLocaleString('en')} rows cannot be read. ${advice}`,
      value: null,
    });
  };
  return {
    see(good, rejected) {
      if (seen === GATE_ROWS) return;
      const room = GATE_ROWS - seen;
      const lines = [
        ...good.slice(0, room).map((row) => ({ line: row.line, bad: 0 })),
        ...rejected.slice(0, room).map((row) => ({ line: row.line, bad: 1 })),
      ].sort((a, b) => a.line - b.line);
      for (const row of lines.slice(0, room)) {
        seen += 1;
        bad += row.bad;
        lastLine = row.line;
      }
      if (seen === GATE_ROWS) judge();
    },
    judge(late) {
      const sampled = late.filter((row) => row.line <= lastLine);
      bad += sampled.length;
      undated += sampled.filter((row) => row.problems[0]?.code === 'ambiguous-date').length;
      judge();
    },
  };
}
