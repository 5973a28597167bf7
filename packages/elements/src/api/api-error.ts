import type { Problem } from './import-contract.ts';

/** What a problem document (RFC 9457) of the API holds. */
export type ProblemDocument = {
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  errors?: readonly Partial<Problem & { path: string }>[];
  [member: string]: unknown;
};

/**
 * A request that did not get what it asked for.
 *
 * `code` is the server's (`feature_disabled`, `etl.import_not_found` …) or one of ours: `network` (no
 * answer), `aborted` (asked to stop) and `unexpected_answer` (not what the API documents). `status` is
 * the HTTP status, 0 without an answer. `message` is for people and may be empty.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly status: number;
  readonly document: ProblemDocument;

  constructor(code: string, status: number, message = '', document: ProblemDocument = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.document = document;
  }
}

/** The error that an answer other than 2xx stands for. */
export function errorOfAnswer(status: number, body: unknown): ApiError {
  if (!isObject(body)) return new ApiError('unexpected_answer', status);
  const document: ProblemDocument = body;
  const { code, detail, title } = document;
  if (typeof code !== 'string') return new ApiError('unexpected_answer', status, '', document);
  return new ApiError(code, status, detail ?? title ?? '', document);
}

/** An error of any origin, as one of ours. */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof DOMException && error.name === 'AbortError') return new ApiError('aborted', 0);
  return new ApiError('network', 0);
}

function isObject(value: unknown): value is ProblemDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
