import type { Choice } from './choices-api.ts';
import { type ApiOptions, requestJson } from './request-json.ts';

/** As many names as a list is read through; the others are found by typing. */
const MOST = '50';

/** Names with `q` in them, or those with these ids, for a search: it comes later than lists that are filtered. Throws `ApiError`. */
export function fetchNames(
  options: ApiOptions,
  of: 'podcasts' | 'sponsors',
  query: { ids?: string; q?: string },
  signal?: AbortSignal,
): Promise<{ items: Choice[]; more: boolean }> {
  const words = new URLSearchParams({ ...query, limit: MOST });
  return requestJson(options, `/v1/choices/${of}?${words}`, signal ? { signal } : {});
}
