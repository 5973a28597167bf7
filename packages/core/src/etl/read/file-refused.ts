import type { Problem, ProblemCode } from '../problem.ts';

/** The file as a whole cannot be imported; `problem` says why. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** A refusal, with the place in the file where there is one. */
export function refused(code: ProblemCode, message: string, line: number | null = null): FileRefused {
  return new FileRefused({ line, column: null, code, message, value: null });
}
