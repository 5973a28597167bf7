import type { HostChoice } from '@podflight/core/tenancy';
import { type ApiOptions, requestJson } from './request-json.ts';

/** A thing with a name, to filter by. */
export type Choice = HostChoice;

/** What lists are filtered by. */
export type ChoiceKind = 'podcasts' | 'sponsors' | 'deals';

const MOST = '100';

/** Things by name, or those with these ids. Throws `ApiError`. */
export function fetchChoices(
  options: ApiOptions,
  of: ChoiceKind,
  query: { ids?: string },
  signal?: AbortSignal,
): Promise<{ items: Choice[]; more: boolean }> {
  const words = new URLSearchParams({ ...query, limit: MOST });
  return requestJson(options, `/v1/choices/${of}?${words}`, signal ? { signal } : {});
}
