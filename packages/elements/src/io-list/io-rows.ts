import { fetchIos, fetchPacing, type IoFilter, type IoSort } from '../api/io-api.ts';
import type { Io, IoPacing } from '../api/io-contract.ts';
import type { PodflightApi } from '../api/podflight-api.ts';
import { PagedRows } from '../element/paged-rows.ts';
import type { PodflightElement } from '../element/podflight-element.ts';

/** The lines that are listed, and how they do. */
export class IoRows extends PagedRows<Io> {
  pacing: ReadonlyMap<string, IoPacing> = new Map();

  readonly #limit: () => number;
  #api: PodflightApi | null = null;
  #listed = '';

  constructor(host: PodflightElement, limit: () => number) {
    super(host, ({ io_id }) => io_id);
    this.#limit = limit;
  }

  /** Lists anew when something of this is another. */
  use(api: PodflightApi, filter: IoFilter, sort: IoSort): void {
    const listed = JSON.stringify([filter, sort]);
    if (api === this.#api && listed === this.#listed) return;
    this.#api = api;
    this.#listed = listed;
    this.list((options, cursor, signal) =>
      fetchIos(options, { ...filter, sort, limit: this.#limit(), ...cursor }, signal),
    );
  }

  /** Puts a line that was changed in its place. */
  put(io: Io): void {
    this.items = this.items?.map((one) => (one.io_id === io.io_id ? io : one)) ?? null;
    this.arrived([io]);
    this.host.requestUpdate();
  }

  /** How lines do is a second answer: the list need not wait for it. */
  protected override arrived(ios: readonly Io[]): void {
    void this.#pace(ios.map(({ io_id }) => io_id));
  }

  async #pace(io_ids: string[]): Promise<void> {
    const api = this.#api;
    if (!api || io_ids.length === 0) return;
    try {
      const found = await fetchPacing(api.options, io_ids);
      this.pacing = new Map([...this.pacing, ...found.map((one) => [one.io_id, one] as const)]);
    } catch {
      // A list without pacing is worth more than none.
    }
    this.host.requestUpdate();
  }
}
