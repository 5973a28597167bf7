import type { MatchDetail, MatchPage, MatchRun } from './match-contract.ts';
import { type ApiOptions, request, requestJson } from './request-json.ts';

/** Whose matches, and what they are narrowed by; empty is everything. */
export type MatchFilter = {
  advertiser_id: string;
  podcast_id: string;
  q: string;
  band: string;
  eligible: string;
};

/** A page of matches by rank. Throws `ApiError`, as everything here. */
export function fetchMatches(
  options: ApiOptions,
  filter: MatchFilter & { limit: number; cursor?: string },
  signal?: AbortSignal,
): Promise<MatchPage> {
  return requestJson(options, `/v1/matches${queryOf(filter)}`, signal ? { signal } : {});
}

export function fetchMatch(
  options: ApiOptions,
  match_id: string,
  signal?: AbortSignal,
): Promise<MatchDetail> {
  return requestJson(options, `/v1/matches/${encodeURIComponent(match_id)}`, signal ? { signal } : {});
}

export async function fetchMatchesCsv(options: ApiOptions, filter: MatchFilter): Promise<Blob> {
  const headers = { accept: 'text/csv' };
  return (await request(options, `/v1/matches.csv${queryOf(filter)}`, { headers })).blob();
}

/** What is scored anew: a pair, or all pairs of one side. */
export type MatchScope = { advertiser_id: string; podcast_id: string };

/** Scores anew; answers when that is done. */
export function recalculate(options: ApiOptions, scope: MatchScope): Promise<MatchRun> {
  const { advertiser_id, podcast_id } = scope;
  const query = queryOf({ advertiser_id, podcast_id });
  return requestJson(options, `/v1/match/recalculate${query}`, { method: 'POST' });
}

export async function fetchRuns(options: ApiOptions): Promise<MatchRun[]> {
  return (await requestJson<{ items: MatchRun[] }>(options, '/v1/match/runs?limit=20')).items;
}

export function fetchRun(options: ApiOptions, run_id: string): Promise<MatchRun> {
  return requestJson(options, `/v1/match/runs/${encodeURIComponent(run_id)}`);
}

export function cancelRun(options: ApiOptions, run_id: string): Promise<MatchRun> {
  return requestJson(options, `/v1/match/runs/${encodeURIComponent(run_id)}/cancel`, { method: 'POST' });
}

function queryOf(values: Record<string, string | number>): string {
  const known = Object.entries(values).filter(([, value]) => value !== '');
  return `?${new URLSearchParams(known.map(([name, value]) => [name, String(value)]))}`;
}
