import type { HttpProblemCode } from './http-problems.ts';

/** More of a refusal than its code: members of the problem document, and response headers. */
export type RefusalExtras = { members?: Record<string, unknown>; headers?: Record<string, string> };

/** Ends the handling of a request with a problem document. Never leaves the handler. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
  readonly code: HttpProblemCode;
  readonly extras: RefusalExtras;

  constructor(code: HttpProblemCode, message: string, extras: RefusalExtras = {}) {
    super(message);
    this.code = code;
    this.extras = extras;
  }
}
