import type { Answer } from './answer.ts';

/** Kept by the reader alone, and asked after each time. */
const HEADERS = {
  'cache-control': 'private, no-cache',
  vary: 'authorization, cookie',
  'x-content-type-options': 'nosniff',
};

/**
 * JSON with an `ETag` that its content gives, when it was reckoned left aside; 304 and no body to a reader that has it.
 *
 * @param data - Whose `computed_at`, at any depth, does not count as content.
 */
export async function revalidatedAnswer(request: Request, data: unknown): Promise<Answer> {
  const content = JSON.stringify(data, (key, value) => (key === 'computed_at' ? undefined : value));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(content));
  const hash = Array.from(new Uint8Array(digest).subarray(0, 16), (byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  // Weak: two answers of one content differ in when they were reckoned.
  const etag = `W/"${hash.join('')}"`;
  const headers = { ...HEADERS, etag };
  if (isKnown(request.headers.get('if-none-match'), etag)) return { status: 304, headers, body: null };
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(data),
  };
}

/** Whether one of the tags that the reader has is this one, by weak comparison (RFC 9110, 13.1.2). */
function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => opaque(tag) === opaque(etag));
}
