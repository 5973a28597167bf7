import type { Deal, DealMove, DealPage, DealStage, LossReason } from './deal-contract.ts';
import { type ApiOptions, requestJson, sent } from './request-json.ts';

/** Which deals are asked for; an empty text or false asks for all. */
export type DealFilter = { q: string; podcast_id: string; sponsor_id: string; rotting: boolean };

/** A change of stage. The server refuses it when the deal is no longer at `expected_stage` and `revision`. */
export type StageChange = {
  stage: DealStage;
  expected_stage: DealStage;
  revision: number;
  reason?: string;
  loss_reason?: LossReason;
  loss_note?: string;
  override?: boolean;
};

/** What a person may change of a deal that is not its stage. */
export type DealChange = {
  revision: number;
  expected_close?: string | null;
  next_activity_on?: string | null;
  probability?: number | null;
};

/** The page of a stage's deals behind `cursor`. Throws `ApiError`, as everything here. */
export function fetchDeals(
  options: ApiOptions,
  stage: DealStage,
  filter: DealFilter,
  page: { limit: number; cursor?: string },
  signal?: AbortSignal,
): Promise<DealPage> {
  const query = new URLSearchParams({ stage, limit: String(page.limit) });
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, String(value));
  if (page.cursor) query.set('cursor', page.cursor);
  return requestJson(options, `/v1/deals?${query}`, signal ? { signal } : {});
}

export function fetchDeal(options: ApiOptions, campaign_id: string): Promise<Deal> {
  return requestJson(options, pathOf(campaign_id));
}

/** How a deal got where it is, newest first: its last hundred moves. */
export async function fetchDealHistory(options: ApiOptions, campaign_id: string): Promise<DealMove[]> {
  const { items } = await requestJson<{ items: DealMove[] }>(
    options,
    `${pathOf(campaign_id)}/history?limit=100`,
  );
  return items;
}

export function changeDeal(options: ApiOptions, campaign_id: string, change: DealChange): Promise<Deal> {
  return requestJson(options, pathOf(campaign_id), sent('PATCH', change));
}

export function changeStage(options: ApiOptions, campaign_id: string, change: StageChange): Promise<Deal> {
  return requestJson(options, `${pathOf(campaign_id)}/stage`, sent('PATCH', change));
}

function pathOf(campaign_id: string): string {
  return `/v1/deals/${encodeURIComponent(campaign_id)}`;
}
