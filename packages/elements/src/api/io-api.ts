import type {
  AdUnit,
  Availability,
  BookableDeal,
  Booking,
  Cancellation,
  CancelledIo,
  Io,
  IoDetail,
  IoOrder,
  IoPacing,
  MakegoodBooking,
  MakegoodResolution,
  MakegoodSize,
  PromoCodeProposal,
  ResolvedIo,
  Resolving,
} from './io-contract.ts';
import { type ApiOptions, request, requestJson, sent } from './request-json.ts';

type Page<Item> = { items: Item[]; next_cursor: string | null };

const MOST = 100;

/** Deals of a stage whose name, sponsor or podcast has the text. Throws `ApiError`, as everything here. */
export async function fetchDealsToBook(
  options: ApiOptions,
  asked: { stage: string; q: string; podcast_id?: string; sponsor_id?: string },
  signal: AbortSignal,
): Promise<BookableDeal[]> {
  const query = queryOf({ ...asked, limit: 20 });
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
  const response = await request(options, `${pathOf(io_id)}/pdf`, {
    headers: { accept: 'application/pdf' },
  });
  return response.blob();
}

/** Which lines are listed; an empty text asks for all. */
export type IoFilter = { q: string; status: string; podcast_id: string; campaign_id: string };

/** The column that lines are sorted by, `-` before it for the last first. */
export type IoSort = 'flight_start' | '-flight_start' | 'booked_impressions' | '-booked_impressions';

export function fetchIos(
  options: ApiOptions,
  query: IoFilter & { sort: IoSort; limit: number; cursor?: string },
  signal?: AbortSignal,
): Promise<Page<Io>> {
  return requestJson(options, `/v1/io${queryOf(query)}`, signal ? { signal } : {});
}

/** How these lines do. */
export async function fetchPacing(options: ApiOptions, io_ids: readonly string[]): Promise<IoPacing[]> {
  const query = queryOf({ io_ids: io_ids.join() });
  return (await requestJson<{ items: IoPacing[] }>(options, `/v1/io/pacing${query}`)).items;
}

export function fetchIo(options: ApiOptions, io_id: string): Promise<IoDetail> {
  return requestJson(options, pathOf(io_id));
}

/** How a line is cancelled. */
type Cancelling = { reason: string | null; notice_on: string; revision: number };

export function cancelIo(options: ApiOptions, io_id: string, how: Cancelling): Promise<CancelledIo> {
  return requestJson(options, `${pathOf(io_id)}/cancel`, sent('POST', how));
}

/** What a cancellation would come to, and the notice that the order asks for. */
export type CancellationPreview = Cancellation & { notice_days: number };

export async function previewCancellation(
  options: ApiOptions,
  io_id: string,
  notice_on: string,
  signal: AbortSignal,
): Promise<CancellationPreview> {
  const init = { ...sent('POST', { notice_on, dry_run: true }), signal };
  const dry = await requestJson<CancelledIo>(options, `${pathOf(io_id)}/cancel`, init);
  return { ...dry.cancellation, notice_days: dry.terms.cancellation_notice_days };
}

/** Makes a hold a firm booking. */
export function confirmHold(options: ApiOptions, io_id: string, revision: number): Promise<IoDetail> {
  return requestJson(options, pathOf(io_id), sent('PATCH', { hold_until: null, revision }));
}

export function bookMakegood(options: ApiOptions, io_id: string, wanted: MakegoodBooking): Promise<IoOrder> {
  return requestJson(options, `${pathOf(io_id)}/makegood`, sent('POST', wanted));
}

/** How large a makegood would be, and what speaks against it. */
export function sizeMakegood(
  options: ApiOptions,
  io_id: string,
  wish: { reason: string; impressions: number | null },
  signal: AbortSignal,
): Promise<MakegoodSize> {
  return requestJson(options, `${pathOf(io_id)}/makegood${queryOf(wish)}`, { signal });
}

export function resolveMakegood(options: ApiOptions, io_id: string, how: Resolving): Promise<ResolvedIo> {
  return requestJson(options, `${pathOf(io_id)}/resolve`, sent('POST', how));
}

/** What settling a makegood would come to. */
export async function previewResolution(
  options: ApiOptions,
  io_id: string,
  { resolution, impressions }: Resolving,
  signal: AbortSignal,
): Promise<MakegoodResolution> {
  const init = { ...sent('POST', { resolution, impressions, dry_run: true }), signal };
  return (await requestJson<ResolvedIo>(options, `${pathOf(io_id)}/resolve`, init)).settles;
}

/** Codes that a deal's sponsor can have on a show, and a verdict on one that was typed. */
export function proposePromoCodes(
  options: ApiOptions,
  about: { campaign_id: string; podcast_id: string; code?: string; count?: number },
  signal?: AbortSignal,
): Promise<PromoCodeProposal> {
  return requestJson(options, `/v1/io/promo-codes${queryOf(about)}`, signal ? { signal } : {});
}

export function acceptRevision(
  options: ApiOptions,
  io_id: string,
  accepted: { revision: number; accepted_by: string },
): Promise<IoDetail> {
  return requestJson(options, `${pathOf(io_id)}/accept`, sent('POST', accepted));
}

/** The lines of a filter as CSV. */
export async function fetchIosCsv(options: ApiOptions, filter: IoFilter): Promise<Blob> {
  const response = await request(options, `/v1/io/export.csv${queryOf(filter)}`, {
    headers: { accept: 'text/csv' },
  });
  return response.blob();
}

function pathOf(io_id: string): string {
  return `/v1/io/${encodeURIComponent(io_id)}`;
}

function queryOf(values: Record<string, string | number | null | undefined>): string {
  const given = Object.entries(values).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
