import { FileRefused } from './read/file-refused.ts';

/** Watches the first rows of a file; a file that is mostly bad is not worth going on with. */
export type BadRowGate = {
  see: (good: readonly { line: number }[], bad: readonly { line: number }[]) => void;
  /** Judges a file that ended before the sample was full. */
  end: () => void;
};

const SAMPLE = 1_000;

/**
 * Refuses a file of whose first 1,000 rows more than half are bad, in either mode: it is most likely
 * another kind of file, or its columns are shifted. Batches come in file order.
 */
export function badRowGate(): BadRowGate {
  let seen = 0;
  let bad = 0;
  let judged = false;
  const judge = () => {
    judged = true;
    if (bad * 2 <= seen) return;
    throw new FileRefused({
      line: null,
      column: null,
      code: 'too-many-bad-rows',
      message: `${bad.toLocaleString('en')} of the first ${seen.toLocaleString('en')} rows cannot be read. Check that this is a daily metrics file and that its columns are in their places; the template shows them.`,
      value: null,
    });
  };
  return {
    see(good, rejected) {
      if (judged) return;
      const room = SAMPLE - seen;
      const lines = [
        ...good.slice(0, room).map((row) => ({ line: row.line, bad: 0 })),
        ...rejected.slice(0, room).map((row) => ({ line: row.line, bad: 1 })),
      ].sort((a, b) => a.line - b.line);
      for (const row of lines.slice(0, room)) {
        seen += 1;
        bad += row.bad;
      }
      if (seen === SAMPLE) judge();
    },
    end() {
      if (!judged && seen > 0) judge();
    },
  };
}
