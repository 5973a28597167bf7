import type { ReactiveController } from 'lit';
import { type ApiError, asApiError } from '../api/api-error.ts';
import type { Deal, DealStage } from '../api/deal-contract.ts';
import { changeDeal, changeStage, fetchDeal, type StageChange } from '../api/deals-api.ts';
import type { ApiOptions } from '../api/request-json.ts';
import { errorText } from '../element/error-text.ts';
import type { PodflightElement } from '../element/podflight-element.ts';
import { ago } from '../text/ago.ts';
import type { BoardDeals } from './board-deals.ts';
import { weightIn } from './board-totals.ts';
import type { DealEvents } from './deal-events.ts';
import type { MoveAnswers } from './move-state.ts';
import { stageName } from './stage-words.ts';

/** A move that did not come about, and what can be done. */
export type FailedMove = {
  message: string;
  deal: Deal | null;
  to: DealStage;
  answers: MoveAnswers;
  again: boolean;
};

/** What the board says and raises about moves. */
export type MoveListener = {
  moved: (detail: DealEvents['podflight-deal-moved']) => void;
  failed: (detail: DealEvents['podflight-deal-move-failed']) => void;
};

/** Sends moves. A card is in its new column at once, and goes back, or to where it really is, when that fails. */
export class DealMoves implements ReactiveController {
  failure: FailedMove | null = null;
  /** The deal that came to a column last; it is shown for a moment. */
  landed: string | null = null;

  readonly #host: PodflightElement;
  readonly #deals: BoardDeals;
  readonly #listener: MoveListener;
  readonly #pending = new Set<string>();

  constructor(host: PodflightElement, deals: BoardDeals, listener: MoveListener) {
    this.#host = host;
    this.#deals = deals;
    this.#listener = listener;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Whether the server has yet to answer for a deal. */
  isPending(campaign_id: string): boolean {
    return this.#pending.has(campaign_id);
  }

  get areUnderWay(): boolean {
    return this.#pending.size > 0;
  }

  /** Moves a deal; the promise is fulfilled when the server has answered, whatever it answered. */
  async move(deal: Deal, to: DealStage, answers: MoveAnswers): Promise<void> {
    const api = this.#host.api?.options;
    const { campaign_id, stage: from } = deal;
    if (!api || this.#pending.has(campaign_id)) return;
    const index = this.#deals.find(campaign_id)?.index ?? 0;
    this.#pending.add(campaign_id);
    this.failure = null;
    this.#show(this.#expected(deal, to, answers));
    try {
      const moved = await send(api, deal, to, answers);
      this.#pending.delete(campaign_id);
      this.#deals.put(moved);
      this.#listener.moved({ campaign_id, from, to, deal: moved });
    } catch (thrown) {
      const error = asApiError(thrown);
      const now = await this.#truth(api, deal, error);
      this.#pending.delete(campaign_id);
      if (now) this.#show(now, now.stage === from ? index : 0);
      else this.#deals.drop(campaign_id);
      const message = this.#explain(error, deal, to, now);
      this.failure = { message, deal: now, to, answers, again: now?.revision === deal.revision };
      const { code } = error;
      this.#listener.failed({ campaign_id, from, to, code, message, stage: now?.stage ?? null });
    }
    this.#host.requestUpdate();
  }

  /** Tries the move that failed once more. */
  retry(): void {
    const { failure } = this;
    if (failure?.deal) void this.move(failure.deal, failure.to, failure.answers);
  }

  dismiss(): void {
    this.failure = null;
    this.#host.requestUpdate();
  }

  #show(deal: Deal, index = 0): void {
    this.landed = deal.campaign_id;
    this.#deals.put(deal, index);
  }

  /** The deal as it will be, until the server says how it is. It offers no moves in the meantime. */
  #expected(deal: Deal, to: DealStage, { expected_close, loss_reason }: MoveAnswers): Deal {
    return {
      ...deal,
      stage: to,
      stage_changed_at: new Date().toISOString(),
      weighted_cents: weightIn(this.#deals.totals, deal, to) ?? deal.weighted_cents,
      expected_close: expected_close ?? deal.expected_close,
      loss_reason: loss_reason ?? null,
      days_in_stage: 0,
      rotting: false,
      allowed_transitions: [],
    };
  }

  /** Where the deal is after a move failed: asked for when it may have changed, else where it was. */
  async #truth(api: ApiOptions, deal: Deal, error: ApiError): Promise<Deal | null> {
    if (error.status === 404) return null;
    if (error.status === 0) return deal;
    return fetchDeal(api, deal.campaign_id).catch(() => deal);
  }

  #explain(error: ApiError, deal: Deal, to: DealStage, now: Deal | null): string {
    const { text, formats } = this.#host;
    const { name } = deal;
    if (!now) return text('board_gone', { name });
    if (error.code !== 'deal.stage_conflict') {
      return text('board_move_failed', {
        name,
        stage: stageName(now.stage, text),
        reason: errorText(error, text),
      });
    }
    const { changed_by, changed_at } = conflictOf(error);
    const values = {
      name,
      who: changed_by ?? text('board_somebody'),
      when: changed_at ? ago(changed_at, text, formats) : '',
      stage: stageName(now.stage, text),
      to: stageName(to, text),
    };
    return text(now.stage === deal.stage ? 'board_conflict_same' : 'board_conflict', values);
  }
}

/** A new expected close goes first, as the move to negotiation needs one. */
async function send(api: ApiOptions, deal: Deal, to: DealStage, answers: MoveAnswers): Promise<Deal> {
  const { expected_close, ...rest } = answers;
  let { revision } = deal;
  if (expected_close) {
    ({ revision } = await changeDeal(api, deal.campaign_id, { revision, expected_close }));
  }
  const change: StageChange = { stage: to, expected_stage: deal.stage, revision, ...rest };
  return changeStage(api, deal.campaign_id, change);
}

function conflictOf(error: ApiError): { changed_by: string | null; changed_at: string | null } {
  const details: unknown = error.document.details;
  const member = (name: string): string | null => {
    const value: unknown = typeof details === 'object' && details ? Reflect.get(details, name) : null;
    return typeof value === 'string' ? value : null;
  };
  return { changed_by: member('changed_by'), changed_at: member('changed_at') };
}
