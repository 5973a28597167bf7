import type { ReactiveController } from 'lit';
import { type Choice, type ChoiceKind, fetchChoices } from '../api/choices-api.ts';
import type { PodflightApi } from '../api/podflight-api.ts';
import type { PodflightElement } from './podflight-element.ts';

/** What a list can be filtered by, by its name: all that the server knows, not only what is on the page. */
export class Choices implements ReactiveController {
  items: readonly Choice[] = [];
  /** There are others beside those of `items`. */
  more = false;

  readonly #host: PodflightElement;
  readonly #of: ChoiceKind;
  #api: PodflightApi | null = null;
  #looked_up = '';
  #abort: AbortController | null = null;

  constructor(host: PodflightElement, of: ChoiceKind) {
    this.#host = host;
    this.#of = of;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#abort?.abort();
  }

  /** Asks once for each API, and for the name of what is chosen when that is not among the first. */
  use(api: PodflightApi, chosen: string): void {
    if (api !== this.#api) {
      this.#api = api;
      this.#looked_up = '';
      void this.#load(api, chosen);
    } else if (this.more) void this.#name(api, chosen);
  }

  async #load(api: PodflightApi, chosen: string): Promise<void> {
    this.#abort?.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    try {
      const found = await fetchChoices(api.options, this.#of, {}, signal);
      this.items = found.items;
      this.more = found.more;
      if (found.more) await this.#name(api, chosen);
    } catch {
      // A list without this filter is worth more than none; what is chosen still holds.
      if (!signal.aborted) this.items = [];
    }
    this.#host.requestUpdate();
  }

  async #name(api: PodflightApi, chosen: string): Promise<void> {
    if (!chosen || chosen === this.#looked_up || this.items.some(({ id }) => id === chosen)) return;
    this.#looked_up = chosen;
    const found = await fetchChoices(api.options, this.#of, { ids: chosen }).catch(() => null);
    if (!found || api !== this.#api) return;
    this.items = [...found.items, ...this.items];
    this.#host.requestUpdate();
  }
}
