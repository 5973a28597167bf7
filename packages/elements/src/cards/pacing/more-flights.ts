import type { PacingFlight } from '../../api/card-contract.ts';
import { type CardQuery, fetchCard } from '../../api/cards-api.ts';
import type { PodflightElement } from '../../element/podflight-element.ts';

/** The pages of flights after the card's own, each asked for when the reader wants it. */
export class MoreFlights {
  readonly #host: PodflightElement;
  #cursor: string | null = null;
  flights: readonly PacingFlight[] = [];
  /** Whether a page is on its way, could not be had, or may be asked for; null when there is none. */
  state: 'ready' | 'busy' | 'failed' | null = null;

  constructor(host: PodflightElement) {
    this.#host = host;
  }

  /** Starts anew after a card's own flights. */
  after(cursor: string | null): void {
    this.#cursor = cursor;
    this.flights = [];
    this.state = cursor === null ? null : 'ready';
  }

  /** Asks for the next page; what is shown stays when it cannot be had. */
  async ask(query: CardQuery): Promise<void> {
    const { api } = this.#host;
    const cursor = this.#cursor;
    if (!api || cursor === null || this.state === 'busy') return;
    this.state = 'busy';
    this.#host.requestUpdate();
    const data = await fetchCard(api.options, 'creator', 'pacing', { ...query, cursor }).then(
      (card) => card.data,
      () => null,
    );
    if (cursor !== this.#cursor) return;
    if (data) {
      const all = [...this.flights, ...data.flights];
      this.after(data.next_cursor ?? null);
      this.flights = all;
    } else this.state = 'failed';
    this.#host.requestUpdate();
  }
}
