import type { ProblemCode } from '../problem.ts';

/** Why a cell cannot be read: a code, and what a person can do. */
export class CellFault {
  readonly code: ProblemCode;
  readonly message: string;

  constructor(code: ProblemCode, message: string) {
    this.code = code;
    this.message = message;
  }
}
