import type { ReactiveController } from 'lit';
import { type ApiError, asApiError } from '../api/api-error.ts';
import type { PodflightApi } from '../api/podflight-api.ts';
import { fetchIos, fetchPacing, type IoFilter, type IoSort } from '../api/io-api.ts';
import type { Io, IoPacing } from '../api/io-contract.ts';
import type { PodflightElement } from '../element/podflight-element.ts';

/** The lines that are listed, page after page, and how they do. */
export class IoRows implements ReactiveController {
  /** Null before the first page. */
  items: readonly Io[] | null = null;
  pacing: ReadonlyMap<string, IoPacing> = new Map();
  /** Why the first page is not there, or could not be had again. */
  error: ApiError | null = null;
  loading = false;
  more: 'idle' | 'loading' | 'failed' = 'idle';
  next_cursor: string | null = null;

  readonly #host: PodflightElement;
  readonly #limit: () => number;
  #api: PodflightApi | null = null;
  #filter: IoFilter = { q: '', status: '', podcast_id: '', campaign_id: '' };
  #sort: IoSort = '-flight_start';
  #abort: AbortController | null = null;

  constructor(host: PodflightElement, limit: () => number) {
    this.#host = host;
    this.#limit = limit;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#abort?.abort();
  }

  /** Lists anew when something of this is another. */
  use(api: PodflightApi, filter: IoFilter, sort: IoSort): void {
    const isSame = api === this.#api && sort === this.#sort && wordsOf(filter) === wordsOf(this.#filter);
    if (isSame) return;
    this.#api = api;
    this.#filter = filter;
    this.#sort = sort;
    void this.refresh();
  }

  /** Asks for the first page again. */
  async refresh(): Promise<void> {
    const api = this.#api;
    if (!api) return;
    this.#abort?.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.loading = true;
    this.#host.requestUpdate();
    try {
      const page = await fetchIos(api.options, this.#query(), signal);
      if (signal.aborted) return;
      this.#take(page, []);
      this.error = null;
      void this.#pace(page.items);
    } catch (thrown) {
      if (signal.aborted) return;
      this.error = asApiError(thrown);
    }
    this.loading = false;
    this.#host.requestUpdate();
  }

  /** Adds the next page below. */
  async loadMore(): Promise<void> {
    const { next_cursor: cursor, items } = this;
    if (!this.#api || !cursor || !items || this.more === 'loading') return;
    this.more = 'loading';
    this.#host.requestUpdate();
    try {
      const page = await fetchIos(this.#api.options, { ...this.#query(), cursor });
      if (items === this.items) {
        this.#take(page, items);
        void this.#pace(page.items);
      }
      this.more = 'idle';
    } catch {
      this.more = 'failed';
    }
    this.#host.requestUpdate();
  }

  /** Puts a line that was changed in its place. */
  put(io: Io): void {
    this.items = this.items?.map((one) => (one.io_id === io.io_id ? io : one)) ?? null;
    void this.#pace([io]);
    this.#host.requestUpdate();
  }

  #query() {
    return { ...this.#filter, sort: this.#sort, limit: this.#limit() };
  }

  #take(page: { items: Io[]; next_cursor: string | null }, before: readonly Io[]): void {
    const known = new Set(before.map(({ io_id }) => io_id));
    this.items = [...before, ...page.items.filter(({ io_id }) => !known.has(io_id))];
    this.next_cursor = page.next_cursor;
  }

  /** How lines do is a second answer: the list need not wait for it. */
  async #pace(ios: readonly Io[]): Promise<void> {
    const api = this.#api;
    if (!api || ios.length === 0) return;
    try {
      const found = await fetchPacing(
        api.options,
        ios.map(({ io_id }) => io_id),
      );
      this.pacing = new Map([...this.pacing, ...found.map((one) => [one.io_id, one] as const)]);
    } catch {
      // A list without pacing is worth more than none.
    }
    this.#host.requestUpdate();
  }
}

function wordsOf(filter: IoFilter): string {
  return [filter.q, filter.status, filter.podcast_id, filter.campaign_id].join('\n');
}
