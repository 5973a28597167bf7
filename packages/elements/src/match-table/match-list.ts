import type { ReactiveController } from 'lit';
import { type ApiError, asApiError } from '../api/api-error.ts';
import type { PodflightApi } from '../api/podflight-api.ts';
import type { MatchItem, MatchPage } from '../api/match-contract.ts';
import { fetchMatches, type MatchFilter } from '../api/matches-api.ts';
import type { PodflightElement } from '../element/podflight-element.ts';

/** The matches that are listed, page after page. */
export class MatchList implements ReactiveController {
  /** Null before the first page. */
  items: readonly MatchItem[] | null = null;
  /** Why the first page is not there, or could not be had again. */
  error: ApiError | null = null;
  loading = false;
  more: 'idle' | 'loading' | 'failed' = 'idle';
  next_cursor: string | null = null;

  readonly #host: PodflightElement;
  readonly #limit: () => number;
  #api: PodflightApi | null = null;
  #filter: MatchFilter | null = null;
  #abort: AbortController | null = null;

  constructor(host: PodflightElement, limit: () => number) {
    this.#host = host;
    this.#limit = limit;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#abort?.abort();
  }

  /** Lists anew when something of this is another; the rows of another advertiser or show go at once. */
  use(api: PodflightApi, filter: MatchFilter): void {
    const before = this.#filter;
    if (api === this.#api && before && sameAs(before, filter)) return;
    if (before?.advertiser_id !== filter.advertiser_id || before.podcast_id !== filter.podcast_id) {
      this.items = null;
      this.error = null;
    }
    this.#api = api;
    this.#filter = filter;
    void this.refresh();
  }

  /** Knows nothing again: nobody's matches are asked for. */
  forget(): void {
    this.#abort?.abort();
    this.#filter = null;
    this.items = null;
    this.error = null;
  }

  /** Asks for the first page again. */
  async refresh(): Promise<void> {
    if (!this.#api || !this.#filter) return;
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.loading = true;
    this.more = 'idle';
    this.#host.requestUpdate();
    try {
      const query = { ...this.#filter, limit: this.#limit() };
      const page = await fetchMatches(this.#api.options, query, abort.signal);
      if (abort.signal.aborted) return;
      this.#take(page, []);
      this.error = null;
    } catch (thrown) {
      if (abort.signal.aborted) return;
      this.error = asApiError(thrown);
    }
    this.loading = false;
    this.#host.requestUpdate();
  }

  /** Adds the next page below. */
  async loadMore(): Promise<void> {
    const { next_cursor: cursor, items } = this;
    if (!this.#api || !this.#filter || !cursor || !items || this.more === 'loading') return;
    this.more = 'loading';
    this.#host.requestUpdate();
    try {
      const page = await fetchMatches(this.#api.options, { ...this.#filter, limit: this.#limit(), cursor });
      if (items !== this.items) return;
      this.#take(page, items);
      this.more = 'idle';
    } catch {
      if (items === this.items) this.more = 'failed';
    }
    this.#host.requestUpdate();
  }

  #take(page: MatchPage, before: readonly MatchItem[]): void {
    const known = new Set(before.map(({ match_id }) => match_id));
    this.items = [...before, ...page.items.filter(({ match_id }) => !known.has(match_id))];
    this.next_cursor = page.next_cursor;
  }
}

function sameAs(one: MatchFilter, other: MatchFilter): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
