import type { ReactiveController } from 'lit';
import { type ApiError, asApiError } from '../api/api-error.ts';
import type { Deal, DealStage, DealTotal } from '../api/deal-contract.ts';
import { type DealFilter, fetchDeals } from '../api/deals-api.ts';
import type { PodflightApi } from '../api/podflight-api.ts';
import type { PodflightElement } from '../element/podflight-element.ts';
import {
  type Columns,
  columnsOf,
  findDeal,
  withColumn,
  withDeal,
  withoutDeal,
  withPage,
} from './board-columns.ts';
import { shiftTotals } from './board-totals.ts';
import { STAGES } from './deal-stages.ts';

/** Looked at again after so long in another tab, others may have moved deals. */
const STALE_MS = 30_000;

/** The deals on the board: the pages that were loaded, and their totals. */
export class BoardDeals implements ReactiveController {
  columns: Columns | null = null;
  totals: readonly DealTotal[] = [];
  /** Why there are no deals, or why the newest are not there. */
  error: ApiError | null = null;
  loading = false;

  readonly #host: PodflightElement;
  readonly #limit: () => number;
  #api: PodflightApi | null = null;
  #filter: DealFilter | null = null;
  #abort: AbortController | null = null;
  #loaded_at = 0;

  constructor(host: PodflightElement, limit: () => number) {
    this.#host = host;
    this.#limit = limit;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisible);
    if (this.#api) void this.refresh();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisible);
    this.#abort?.abort();
  }

  /** Starts over for another API, and asks again for another filter. */
  use(api: PodflightApi, filter: DealFilter): void {
    const isNew = api !== this.#api;
    if (!isNew && JSON.stringify(filter) === JSON.stringify(this.#filter)) return;
    if (isNew) this.columns = null;
    this.#api = api;
    this.#filter = filter;
    void this.refresh();
  }

  /** Asks for the first page of every stage again. What is shown stays until all of them are there. */
  async refresh(): Promise<void> {
    const [api, filter] = [this.#api, this.#filter];
    if (!api || !filter) return;
    this.#abort?.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.loading = true;
    try {
      const limit = this.#limit();
      const pages = await Promise.all(
        STAGES.map((stage) => fetchDeals(api.options, stage, filter, { limit }, signal)),
      );
      this.columns = columnsOf(pages);
      this.totals = STAGES.flatMap((stage, index) => totalsOf(pages[index]?.totals, stage));
      this.error = null;
      this.#loaded_at = Date.now();
    } catch (thrown) {
      if (signal.aborted) return;
      this.error = asApiError(thrown);
    }
    this.loading = false;
    this.#host.requestUpdate();
  }

  /** Adds the next page of a stage. */
  async loadMore(stage: DealStage): Promise<void> {
    const [api, filter, column] = [this.#api, this.#filter, this.columns?.[stage]];
    if (!api || !filter || !column?.next_cursor || column.more === 'loading') return;
    this.#set(stage, 'loading');
    const page = { limit: this.#limit(), cursor: column.next_cursor };
    try {
      const next = await fetchDeals(api.options, stage, filter, page);
      // A refresh in the meantime has begun this column anew: the page belongs to the one before.
      if (!this.columns || this.columns[stage].next_cursor !== page.cursor) return;
      this.columns = withPage(this.columns, stage, next);
      this.#host.requestUpdate();
    } catch {
      this.#set(stage, 'failed');
    }
  }

  #set(stage: DealStage, more: 'loading' | 'failed'): void {
    if (this.columns) this.columns = withColumn(this.columns, stage, { more });
    this.#host.requestUpdate();
  }

  find(campaign_id: string): ReturnType<typeof findDeal> {
    return this.columns && findDeal(this.columns, campaign_id);
  }

  /** Shows a deal as it is now, in its column, and counts it there. `index` is its place in a new column. */
  put(deal: Deal, index?: number): void {
    if (!this.columns) return;
    this.totals = shiftTotals(this.totals, this.find(deal.campaign_id)?.deal ?? null, deal);
    this.columns = withDeal(this.columns, deal, index);
    this.#host.requestUpdate();
  }

  /** Takes a deal that is no more off the board. */
  drop(campaign_id: string): void {
    const place = this.find(campaign_id);
    if (!this.columns || !place) return;
    this.totals = shiftTotals(this.totals, place.deal, null);
    this.columns = withoutDeal(this.columns, campaign_id);
    this.#host.requestUpdate();
  }

  readonly #onVisible = (): void => {
    if (!document.hidden && Date.now() - this.#loaded_at > STALE_MS) void this.refresh();
  };
}

function totalsOf(totals: readonly DealTotal[] | undefined, stage: DealStage): DealTotal[] {
  return (totals ?? []).filter((total) => total.stage === stage);
}
