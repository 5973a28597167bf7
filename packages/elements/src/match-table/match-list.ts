import type { MatchItem } from '../api/match-contract.ts';
import { fetchMatches, type MatchFilter } from '../api/matches-api.ts';
import type { PodflightApi } from '../api/podflight-api.ts';
import { PagedRows } from '../element/paged-rows.ts';
import type { PodflightElement } from '../element/podflight-element.ts';

/** The matches that are listed. */
export class MatchList extends PagedRows<MatchItem> {
  readonly #limit: () => number;
  #api: PodflightApi | null = null;
  #filter: MatchFilter | null = null;

  constructor(host: PodflightElement, limit: () => number) {
    super(host, ({ match_id }) => match_id);
    this.#limit = limit;
  }

  /** Lists anew when something of this is another; the rows of another advertiser or show go at once. */
  use(api: PodflightApi, filter: MatchFilter): void {
    const before = this.#filter;
    if (api === this.#api && JSON.stringify(before) === JSON.stringify(filter)) return;
    if (before?.advertiser_id !== filter.advertiser_id || before.podcast_id !== filter.podcast_id)
      this.forget();
    this.#api = api;
    this.#filter = filter;
    this.list((options, cursor, signal) =>
      fetchMatches(options, { ...filter, limit: this.#limit(), ...cursor }, signal),
    );
  }

  override forget(): void {
    super.forget();
    this.#filter = null;
  }
}
