import { z } from 'zod';
import { PodflightError } from '../../shared/podflight-error.ts';
import { slotAlternative } from '../book/slot-alternatives.ts';

/** One thing wrong with a CSV file of bookings: in a cell, in a row, or (`line` null) in the file as a whole. */
export const ioCsvProblem = z
  .object({
    /** Counts the file's lines from 1; of a row that spans several, the first. */
    line: z.int().positive().nullable(),
    column: z.string().nullable(),
    /** Of a cell as in an import of metrics (`missing-cell`), of a booking as in an order (`io.slot_taken`). */
    code: z.string(),
    message: z.string(),
    /** The cell as written, cut at 200 characters. */
    value: z.string().nullable(),
    /** What is free instead of a slot that is not. */
    alternatives: z.array(slotAlternative).optional(),
  })
  .meta({ id: 'IoCsvProblem' });
export type IoCsvProblem = z.infer<typeof ioCsvProblem>;

/** Most problems that a refusal names. */
const TOLD = 500;

/** The error for a file of which nothing is booked. `errors` has the problems from the top of the file. */
export function csvRefused(problems: readonly IoCsvProblem[]): PodflightError {
  const sorted = [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const [first] = sorted;
  const place = first?.line ? `Line ${first.line}${first.column ? `, ${first.column}` : ''}: ` : '';
  const more = sorted.length > 1 ? ` There are ${sorted.length - 1} more problems.` : '';
  return new PodflightError('io.csv_refused', `${place}${first?.message}${more} Nothing was booked.`, {
    errors: sorted.slice(0, TOLD),
    error_count: sorted.length,
  });
}

/** A cell as a problem shows it. */
export function shownValue(cell: string): string {
  return Array.from(cell.slice(0, 400)).slice(0, 200).join('');
}
