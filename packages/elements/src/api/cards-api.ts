import type { CardFilters, CardName, Cards, Dashboard, Persona } from './card-contract.ts';
import { type ApiOptions, request, requestJson } from './request-json.ts';

/** What a card is asked by: the shared filters and what only it knows, such as `io_id`. */
export type CardQuery = Partial<CardFilters> & Readonly<Record<string, string>>;

/** One card. Throws `ApiError`, as everything here. */
export function fetchCard<Name extends CardName>(
  options: ApiOptions,
  persona: Persona,
  card: Name,
  query: CardQuery,
  signal?: AbortSignal,
): Promise<Cards[Name]> {
  return requestJson(options, `${pathOf(persona, card)}${queryString(query)}`, signal ? { signal } : {});
}

/** All cards of a persona in one round trip. */
export function fetchDashboard(
  options: ApiOptions,
  persona: Persona,
  query: CardQuery,
  signal?: AbortSignal,
): Promise<Dashboard> {
  return requestJson(options, `/v1/dashboard/${persona}${queryString(query)}`, signal ? { signal } : {});
}

/** All rows of a card as CSV. */
export async function fetchCardCsv(
  options: ApiOptions,
  persona: Persona,
  card: CardName,
  query: CardQuery,
): Promise<Blob> {
  const path = `${pathOf(persona, card)}.csv${queryString(query)}`;
  const response = await request(options, path, { headers: { accept: 'text/csv' } });
  return response.blob();
}

function pathOf(persona: Persona, card: CardName): string {
  return `/v1/dashboard/${persona}/${card}`;
}

/** The query in a fixed order, so that equal questions have equal addresses. */
export function queryString(query: CardQuery): string {
  const known = Object.entries(query)
    .filter(([, value]) => value)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return known.length === 0 ? '' : `?${new URLSearchParams(known)}`;
}
