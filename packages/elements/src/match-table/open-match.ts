import type { ReactiveController } from 'lit';
import { type ApiError, asApiError } from '../api/api-error.ts';
import type { MatchDetail } from '../api/match-contract.ts';
import { fetchMatch } from '../api/matches-api.ts';
import type { PodflightApi } from '../api/podflight-api.ts';
import type { PodflightElement } from '../element/podflight-element.ts';

/** The one match that is open, and what it rests on. */
export class OpenMatch implements ReactiveController {
  detail: MatchDetail | null = null;
  error: ApiError | null = null;

  readonly #host: PodflightElement;
  readonly #prepare: () => Promise<void>;
  #api: PodflightApi | null = null;
  #match_id = '';

  /** @param prepare Loads what a match is drawn with; asked before each. */
  constructor(host: PodflightElement, prepare: () => Promise<void>) {
    this.#host = host;
    this.#prepare = prepare;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Opens another match, or none. */
  use(api: PodflightApi, match_id: string): void {
    if (api === this.#api && match_id === this.#match_id) return;
    this.#api = api;
    this.#match_id = match_id;
    this.detail = null;
    void this.load();
  }

  /** Opens one that is known already. */
  async show(detail: MatchDetail | null): Promise<void> {
    if (detail === this.detail) return;
    this.detail = null;
    await this.#prepare().catch((thrown: unknown) => {
      this.error = asApiError(thrown);
    });
    this.detail = detail;
    this.#host.requestUpdate();
  }

  /** Asks for it again; what is shown stays until then. */
  async load(): Promise<void> {
    const match_id = this.#match_id;
    const api = this.#api;
    this.error = null;
    if (!api || !match_id) return;
    try {
      const [detail] = await Promise.all([fetchMatch(api.options, match_id), this.#prepare()]);
      if (match_id === this.#match_id) this.detail = detail;
    } catch (thrown) {
      if (match_id === this.#match_id) this.error = asApiError(thrown);
    }
    this.#host.requestUpdate();
  }
}
