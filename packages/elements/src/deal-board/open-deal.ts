import type { ReactiveController } from 'lit';
import { type ApiError, asApiError } from '../api/api-error.ts';
import type { Deal, DealMove } from '../api/deal-contract.ts';
import { changeDeal, type DealChange, fetchDealHistory } from '../api/deals-api.ts';
import { errorText } from '../element/error-text.ts';
import type { PodflightElement } from '../element/podflight-element.ts';

export type OpenDealListener = { changed: (deal: Deal) => void; closed: (campaign_id: string) => void };

/** The deal whose details are open, and how it got where it is. */
export class OpenDeal implements ReactiveController {
  campaign_id: string | null = null;
  history: readonly DealMove[] | null = null;
  error: ApiError | null = null;
  saving = false;
  complaint = '';

  readonly #host: PodflightElement;
  readonly #listener: OpenDealListener;

  constructor(host: PodflightElement, listener: OpenDealListener) {
    this.#host = host;
    this.#listener = listener;
    host.addController(this);
  }

  hostConnected(): void {}

  open(campaign_id: string): void {
    this.campaign_id = campaign_id;
    this.history = null;
    this.complaint = '';
    void this.load();
  }

  close(): void {
    const { campaign_id } = this;
    if (!campaign_id) return;
    this.campaign_id = null;
    this.#host.requestUpdate();
    this.#listener.closed(campaign_id);
  }

  /** Asks for the history of the open deal, again if it was asked for before. */
  async load(): Promise<void> {
    const { campaign_id } = this;
    const api = this.#host.api?.options;
    if (!api || !campaign_id) return;
    this.error = null;
    this.#host.requestUpdate();
    try {
      const history = await fetchDealHistory(api, campaign_id);
      if (this.campaign_id === campaign_id) this.history = history;
    } catch (thrown) {
      if (this.campaign_id === campaign_id) this.error = asApiError(thrown);
    }
    this.#host.requestUpdate();
  }

  /** Stores what is not the stage: expected close, next activity, probability. */
  async save({ campaign_id, revision }: Deal, change: Omit<DealChange, 'revision'>): Promise<void> {
    const api = this.#host.api?.options;
    if (!api || this.saving) return;
    this.saving = true;
    this.complaint = '';
    this.#host.requestUpdate();
    try {
      this.#listener.changed(await changeDeal(api, campaign_id, { revision, ...change }));
      this.saving = false;
      if (this.campaign_id === campaign_id) this.close();
    } catch (thrown) {
      const reason = errorText(asApiError(thrown), this.#host.text);
      this.complaint = this.#host.text('board_save_failed', { reason });
      this.saving = false;
    }
    this.#host.requestUpdate();
  }
}
