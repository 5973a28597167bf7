import type { AdUnit, Availability, BookableDeal, Booking, IoOrder } from './io-contract.ts';
import { type ApiOptions, request, requestJson } from './request-json.ts';

type Page<Item> = { items: Item[]; next_cursor: string | null };

const MOST = 100;

/** Deals of a stage whose name, sponsor or podcast has the text. Throws `ApiError`, as everything here. */
export async function fetchDealsToBook(
  options: ApiOptions,
  stage: string,
  q: string,
  signal: AbortSignal,
): Promise<BookableDeal[]> {
  const query = queryOf({ stage, q, limit: 20 });
  const { items } = await requestJson<Page<BookableDeal>>(options, `/v1/deals${query}`, { signal });
  return items;
}

export function fetchDealToBook(options: ApiOptions, campaign_id: string): Promise<BookableDeal> {
  return requestJson(options, `/v1/deals/${encodeURIComponent(campaign_id)}`);
}

/** The ad units on sale, of one podcast or of all. */
export async function fetchAdUnits(options: ApiOptions, podcast_id: string | null): Promise<AdUnit[]> {
  const query = queryOf({ podcast_id, limit: MOST });
  return (await requestJson<Page<AdUnit>>(options, `/v1/ad-units${query}`)).items;
}

/** What of which availability is asked; days are inclusive and read in `time_zone`. */
export type AvailabilityQuery = { podcast_id: string; from: string; to: string; time_zone: string };

/** What is left of each ad unit in each episode, and what the episodes are projected to bring. */
export async function fetchAvailability(
  options: ApiOptions,
  query: AvailabilityQuery,
  signal: AbortSignal,
): Promise<Availability[]> {
  const { items } = await requestJson<{ items: Omit<Availability, 'projected_impressions'>[] }>(
    options,
    `/v1/io/availability${queryOf({ ...query, limit: MOST })}`,
    { signal },
  );
  const episode_ids = [...new Set(items.map(({ episode_id }) => episode_id))].join();
  if (episode_ids === '') return [];
  const { podcast_id, from, to } = query;
  const projections = await requestJson<{ items: Projection[] }>(
    options,
    `/v1/io/projections${queryOf({ podcast_id, from, to, episode_ids })}`,
    { signal },
  );
  const byEpisode = new Map(projections.items.map((one) => [one.episode_id, one.projected_impressions]));
  return items.map((item) => ({ ...item, projected_impressions: byEpisode.get(item.episode_id) ?? null }));
}

type Projection = { episode_id: string; projected_impressions: number | null };

export function bookIo(options: ApiOptions, booking: Booking): Promise<IoOrder> {
  return requestJson(options, '/v1/io', sent('POST', booking));
}

/** The order that a line belongs to, as a document. */
export async function fetchIoPdf(options: ApiOptions, io_id: string): Promise<Blob> {
  const response = await request(options, `/v1/io/${encodeURIComponent(io_id)}/pdf`, {
    headers: { accept: 'application/pdf' },
  });
  return response.blob();
}

export function sent(method: string, body: unknown): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

export function queryOf(values: Record<string, string | number | null | undefined>): string {
  const given = Object.entries(values).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
