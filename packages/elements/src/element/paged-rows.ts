import type { ReactiveController } from 'lit';
import { type ApiError, asApiError } from '../api/api-error.ts';
import type { ApiOptions } from '../api/request-json.ts';
import type { PodflightElement } from './podflight-element.ts';

type Page<Row> = { items: readonly Row[]; next_cursor: string | null };

/** Asks for a page: the first without a cursor. */
export type AskForPage<Row> = (
  options: ApiOptions,
  cursor: { cursor?: string },
  signal?: AbortSignal,
) => Promise<Page<Row>>;

/** The rows of a list, page after page: another question starts with its first page, the next one comes below. */
export class PagedRows<Row> implements ReactiveController {
  /** Null before the first page. */
  items: readonly Row[] | null = null;
  /** Why the first page is not there, or could not be had again. */
  error: ApiError | null = null;
  loading = false;
  more: 'idle' | 'loading' | 'failed' = 'idle';
  next_cursor: string | null = null;

  protected readonly host: PodflightElement;
  readonly #idOf: (row: Row) => string;
  #ask: AskForPage<Row> | null = null;
  #abort: AbortController | null = null;

  constructor(host: PodflightElement, idOf: (row: Row) => string) {
    this.host = host;
    this.#idOf = idOf;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#abort?.abort();
  }

  /** Lists anew by another question. */
  protected list(ask: AskForPage<Row>): void {
    this.#ask = ask;
    void this.refresh();
  }

  /** Knows nothing again, and asks nothing. */
  forget(): void {
    this.#abort?.abort();
    this.#ask = null;
    this.items = null;
    this.error = null;
  }

  /** Asks for the first page again. */
  async refresh(): Promise<void> {
    const { api } = this.host;
    if (!api || !this.#ask) return;
    this.#abort?.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.loading = true;
    this.more = 'idle';
    this.host.requestUpdate();
    try {
      const page = await this.#ask(api.options, {}, signal);
      if (signal.aborted) return;
      this.error = null;
      this.#take(page, []);
    } catch (thrown) {
      if (signal.aborted) return;
      this.error = asApiError(thrown);
    }
    this.loading = false;
    this.host.requestUpdate();
  }

  /** Adds the next page below. */
  async loadMore(): Promise<void> {
    const { next_cursor: cursor, items } = this;
    const { api } = this.host;
    if (!api || !this.#ask || !cursor || !items || this.more === 'loading') return;
    this.more = 'loading';
    this.host.requestUpdate();
    try {
      const page = await this.#ask(api.options, { cursor });
      if (items !== this.items) return;
      this.#take(page, items);
      this.more = 'idle';
    } catch {
      if (items === this.items) this.more = 'failed';
    }
    this.host.requestUpdate();
  }

  /** What else is done with rows that have come. */
  protected arrived(_rows: readonly Row[]): void {}

  #take(page: Page<Row>, before: readonly Row[]): void {
    const known = new Set(before.map(this.#idOf));
    this.items = [...before, ...page.items.filter((row) => !known.has(this.#idOf(row)))];
    this.next_cursor = page.next_cursor;
    this.arrived(page.items);
  }
}
