import { z } from 'zod';

/** Codes of problems with the file as a whole. */
export const FILE_PROBLEM_CODES = [
  'empty-file',
  'no-rows',
  'missing-header',
  'missing-column',
  'duplicate-header',
  'too-many-columns',
  'too-many-rows',
  'not-csv',
  'too-large',
  'inflated-too-large',
  'ambiguous-archive',
  'unsafe-archive',
  'broken-archive',
  'unterminated-quote',
  'encoding-guessed',
  'column-ignored',
  'final-kept',
  'body-incomplete',
  'too-many-bad-rows',
  'rolled-back',
  'cancelled',
  'interrupted',
] as const;

/** Codes of problems with one row or cell. */
export const ROW_PROBLEM_CODES = [
  'missing-cell',
  'extra-cell',
  'not-a-number',
  'not-integer',
  'negative',
  'out-of-range',
  'ambiguous-number',
  'invalid-date',
  'ambiguous-date',
  'future-date',
  'invalid-uuid',
  'unknown-episode',
  'duplicate-in-file',
  'source-too-long',
  'nul-byte',
  'stray-quote',
  'cell-too-long',
] as const;

/** What is wrong, as a stable code. */
export const problemCode = z.enum([...FILE_PROBLEM_CODES, ...ROW_PROBLEM_CODES]);
export type ProblemCode = z.infer<typeof problemCode>;

/**
 * One thing wrong with a file, a row or a cell. `line` counts the file's lines from 1 (the first of a
 * row that spans several) and is null for the file as a whole; `column` is the canonical column name,
 * or the header as written when it has none; `value` is the cell as written, cut at 200 characters.
 */
export const problem = z
  .object({
    line: z.int().positive().nullable(),
    column: z.string().nullable(),
    code: problemCode,
    message: z.string(),
    value: z.string().nullable(),
  })
  .meta({ id: 'ImportProblem' });
export type Problem = z.infer<typeof problem>;
