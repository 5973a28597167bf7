import type { ReactiveController } from 'lit';
import { type ApiError, asApiError } from '../api/api-error.ts';
import { fetchDealsToBook, fetchDealToBook } from '../api/io-api.ts';
import type { BookableDeal } from '../api/io-contract.ts';
import type { PodflightElement } from '../element/podflight-element.ts';

/** Stages that orders are written in: won deals, and those that an order is about to win. */
const STAGES = ['won', 'negotiation', 'proposal'] as const;
const TYPING_MS = 250;
type DealsOf = { podcast_id?: string; sponsor_id?: string };

/** Deals to write an order for, by what is typed. */
export class DealSearch implements ReactiveController {
  q = '';
  /** The show and the sponsor whose deals alone are listed; empty: all. */
  of: DealsOf = {};
  /** Won deals first; null until they are there. */
  deals: readonly BookableDeal[] | null = null;
  error: ApiError | null = null;

  readonly #host: PodflightElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | null = null;
  #asked: string | null = null;

  constructor(host: PodflightElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
  }

  /** Looks once, unless it has looked for the same already. */
  begin(): void {
    if (this.#asked !== this.#question()) void this.look();
  }

  #question(): string {
    return JSON.stringify([this.q, this.of]);
  }

  type(q: string): void {
    this.q = q;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.look(), TYPING_MS);
  }

  async look(): Promise<void> {
    const { api } = this.#host;
    if (!api) return;
    this.#asked = this.#question();
    this.#abort?.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.error = null;
    try {
      const found = await Promise.all(
        STAGES.map((stage) => fetchDealsToBook(api.options, { stage, q: this.q.trim(), ...this.of }, signal)),
      );
      if (signal.aborted) return;
      this.deals = found.flat();
    } catch (thrown) {
      if (signal.aborted) return;
      this.error = asApiError(thrown);
    }
    this.#host.requestUpdate();
  }

  /** The deal by its id; null when it could not be had. */
  async readDeal(campaign_id: string): Promise<BookableDeal | null> {
    const { api } = this.#host;
    return api ? fetchDealToBook(api.options, campaign_id).catch(() => null) : null;
  }
}
