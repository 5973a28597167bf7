import type { ProblemCode } from '../problem.ts';

/** Problems that a row no longer shows once its cells are written as CSV, so that its cell is marked. */
const MARKED = ['missing-cell', 'extra-cell', 'stray-quote', 'cell-too-long', 'nul-byte'] as const;
type MarkedCode = (typeof MARKED)[number];

const MARK = new RegExp(`^\\s*#(${MARKED.join('|')})(?::|\\s*$)`);

/** Whether the error report marks the cell with this problem. */
export function isMarkedCode(code: ProblemCode): code is MarkedCode {
  // includes() takes only members of the list.
  return (MARKED as readonly ProblemCode[]).includes(code);
}

/** A cell of the error report with the mark of its problem, which reading the report refuses again. */
export function withMark(code: MarkedCode, cell: string): string {
  if (markOf(cell)) return cell;
  return cell === '' ? `#${code}` : `#${code}: ${cell}`;
}

/** The problem that a cell of an error report is still marked with. */
export function markOf(cell: string): MarkedCode | null {
  const code = MARK.exec(cell)?.[1];
  return MARKED.find((one) => one === code) ?? null;
}
