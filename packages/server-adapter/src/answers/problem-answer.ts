import { PodflightError } from '@podflight/core';
import { type Answer, DATA_HEADERS } from './answer.ts';
import { HTTP_PROBLEMS } from './http-problems.ts';
import type { ProblemDocument } from './problem-document.ts';
import { RequestRefused } from './request-refused.ts';

/** An answer as `application/problem+json`; `type` follows from the code. */
export function problemAnswer(
  problem: Pick<ProblemDocument, 'title' | 'status' | 'detail' | 'code'> & Record<string, unknown>,
  headers: Record<string, string> = {},
): Answer {
  return {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', ...DATA_HEADERS, ...headers },
    body: JSON.stringify({ type: `urn:podflight:problem:${problem.code}`, ...problem }),
  };
}

/** What to answer for an error that a route threw. Of an unexpected one nothing is told. */
export function answerForError(error: unknown): Answer {
  if (error instanceof RequestRefused) {
    const { status, title } = HTTP_PROBLEMS[error.code];
    const { members, headers } = error.extras;
    return problemAnswer({ title, status, detail: error.message, code: error.code, ...members }, headers);
  }
  if (error instanceof PodflightError) {
    const { code, status, message, details } = error;
    const { errors, ...more } = details;
    const members = {
      ...(Array.isArray(errors) && { errors }),
      ...(Object.keys(more).length > 0 && { details: more }),
    };
    return problemAnswer({ title: titleOf(status), status, detail: message, code, ...members });
  }
  const { status, title } = HTTP_PROBLEMS.internal_error;
  const detail =
    'The request could not be completed. Try again; if it happens again, tell whoever runs this site.';
  return problemAnswer({ title, status, detail, code: 'internal_error' });
}

/** Whether whoever runs the host should hear of this error. */
export function isFault(error: unknown): boolean {
  if (error instanceof RequestRefused) return HTTP_PROBLEMS[error.code].status >= 500;
  return !(error instanceof PodflightError) || error.status >= 500;
}

function titleOf(status: number): string {
  if (status === 404) return 'There is no such thing';
  if (status === 409) return 'This is not possible at the moment';
  if (status === 413) return 'The request is too large';
  if (status === 499) return 'The request was called off';
  return status >= 500 ? 'Something went wrong on our side' : 'The request is not valid';
}
