import type { ReactiveController } from 'lit';
import { type ApiError, asApiError } from '../api/api-error.ts';
import { fetchImports, type ImportPage } from '../api/imports-api.ts';
import type { PodflightApi } from '../api/podflight-api.ts';
import { ImportWatch } from '../element/import-watch.ts';
import type { PodflightElement } from '../element/podflight-element.ts';
import { mergeImports } from './merge-imports.ts';

const POLL_MS = 2_000;
/** Relative times ("5 minutes ago") grow old on their own. */
const TICK_MS = 30_000;
/** Looks for an import that has started on this page: the server knows of it once its first bytes are there. */
const LOOKS = 15;

/** The list of imports and how it stays current: polled while one runs, quiet in a hidden tab. */
export class ImportList implements ReactiveController {
  page: ImportPage | null = null;
  /** Why the first page is not there. */
  error: ApiError | null = null;
  /** When the list last came from the server, if it could not be refreshed since. */
  stale_since: string | null = null;
  more: 'idle' | 'loading' | 'failed' = 'idle';

  readonly #host: PodflightElement;
  readonly #limit: () => number;
  #api: PodflightApi | null = null;
  #abort: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #loaded_at = '';
  #awaited = 0;

  constructor(host: PodflightElement, limit: () => number) {
    this.#host = host;
    this.#limit = limit;
    host.addController(this);
    new ImportWatch(host, (change) => {
      this.#awaited = change === 'started' ? LOOKS : 0;
      void this.refresh();
    });
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisible);
    if (this.#api) void this.refresh();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisible);
    clearTimeout(this.#timer);
    this.#abort?.abort();
  }

  /** Starts over when the API is another one. */
  use(api: PodflightApi): void {
    if (api === this.#api) return;
    this.#api = api;
    this.page = null;
    this.error = null;
    void this.refresh();
  }

  /** Asks for the newest page again. */
  async refresh(): Promise<void> {
    const api = this.#api;
    if (!api) return;
    this.#abort?.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    try {
      const newest = await fetchImports(api.options, { limit: this.#limit() }, signal);
      if (signal.aborted) return;
      this.page = this.page ? mergeImports(this.page, newest) : newest;
      this.error = null;
      this.stale_since = null;
      this.#loaded_at = new Date().toISOString();
    } catch (thrown) {
      if (signal.aborted) return;
      if (this.page) this.stale_since = this.#loaded_at;
      else this.error = asApiError(thrown);
    }
    this.#host.requestUpdate();
    this.#schedule();
  }

  /** Adds the next page below. */
  async loadMore(): Promise<void> {
    const cursor = this.page?.next_cursor;
    if (!this.#api || !this.page || !cursor || this.more === 'loading') return;
    this.more = 'loading';
    this.#host.requestUpdate();
    try {
      const next = await fetchImports(this.#api.options, { limit: this.#limit(), cursor });
      const known = new Set(this.page.items.map((item) => item.import_id));
      const items = [...this.page.items, ...next.items.filter((item) => !known.has(item.import_id))];
      this.page = { items, next_cursor: next.next_cursor };
      this.more = 'idle';
    } catch {
      this.more = 'failed';
    }
    this.#host.requestUpdate();
  }

  /** True while an import runs. */
  get isLive(): boolean {
    return this.page?.items.some(({ status }) => status === 'processing' || status === 'pending') ?? false;
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (!this.#host.isConnected || document.hidden) return;
    const looks = this.isLive || this.#awaited > 0;
    this.#awaited = Math.max(0, this.#awaited - 1);
    if (looks) this.#timer = setTimeout(() => void this.refresh(), POLL_MS);
    else this.#timer = setTimeout(() => this.#tick(), TICK_MS);
  }

  #tick(): void {
    this.#host.requestUpdate();
    this.#schedule();
  }

  readonly #onVisible = (): void => {
    if (document.hidden) clearTimeout(this.#timer);
    else void this.refresh();
  };
}
