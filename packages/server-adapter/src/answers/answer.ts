/** What a route answers, before it becomes a `Response` or is written to a Node response. */
export type Answer = {
  status: number;
  headers: Record<string, string>;
  /** A stream is written with back-pressure and closed when the client goes away. */
  body: string | Uint8Array<ArrayBuffer> | AsyncIterable<string> | null;
};

/** Whether a body comes piece by piece. */
export function isStream(body: Answer['body']): body is AsyncIterable<string> {
  return body !== null && typeof body !== 'string' && !(body instanceof Uint8Array);
}

/** On every answer that holds data: shared caches keep nothing, browsers guess no type. */
export const DATA_HEADERS = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };

/** An answer in JSON. */
export function jsonAnswer(status: number, data: unknown): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...DATA_HEADERS },
    body: JSON.stringify(data),
  };
}
