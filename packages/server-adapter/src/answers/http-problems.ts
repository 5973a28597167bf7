/** Status and title of each reason for which the HTTP layer itself refuses. Codes are API. */
export const HTTP_PROBLEMS = {
  'request.invalid': { status: 400, title: 'The request is not valid' },
  unauthenticated: { status: 401, title: 'Nobody is signed in' },
  csrf_refused: { status: 403, title: 'The request comes from another site' },
  feature_disabled: { status: 403, title: 'This feature is off' },
  forbidden_role: { status: 403, title: 'Your role does not allow this' },
  route_not_found: { status: 404, title: 'There is nothing at this address' },
  method_not_allowed: { status: 405, title: 'This address does not take this method' },
  not_acceptable: { status: 406, title: 'No representation that you accept' },
  'request.too_large': { status: 413, title: 'The request is too large' },
  unsupported_media_type: { status: 415, title: 'This content type is not read here' },
  'host.body_consumed': { status: 500, title: 'The body was read before Podflight saw it' },
  internal_error: { status: 500, title: 'Something went wrong on our side' },
} as const;

/** A reason of {@link HTTP_PROBLEMS}. */
export type HttpProblemCode = keyof typeof HTTP_PROBLEMS;
