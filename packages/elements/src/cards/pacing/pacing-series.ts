import type { ReactiveController } from 'lit';
import type { PacingDay } from '../../api/card-contract.ts';
import { fetchCard } from '../../api/cards-api.ts';
import type { PodflightElement } from '../../element/podflight-element.ts';

/** The days of the chosen flight, asked for once a flight. */
export class PacingSeries implements ReactiveController {
  readonly #host: PodflightElement;
  readonly #known = new Map<string, PacingDay[]>();
  #asking: string | null = null;
  /** The flight whose days could not be had. */
  failed: string | null = null;

  constructor(host: PodflightElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#asking = null;
  }

  /** Days of a flight that came with its card. */
  take(io_id: string, days: PacingDay[]): void {
    this.#known.set(io_id, days);
  }

  /** The days of a flight when they are known; otherwise they are asked for, if there is a server to ask. */
  of(io_id: string, mayAsk: boolean): PacingDay[] | null {
    const days = this.#known.get(io_id);
    if (!days && mayAsk && this.#asking !== io_id && this.failed !== io_id) void this.#ask(io_id);
    return days ?? null;
  }

  /** Forgets everything, since newer numbers are there. */
  forget(): void {
    this.#known.clear();
    this.failed = null;
  }

  /** Asks again for what could not be had. */
  retry(): void {
    this.failed = null;
    this.#host.requestUpdate();
  }

  async #ask(io_id: string): Promise<void> {
    const { api } = this.#host;
    if (!api) return;
    this.#asking = io_id;
    try {
      const { data } = await fetchCard(api.options, 'creator', 'pacing', { io_id });
      if (data?.series) this.#known.set(io_id, data.series);
      else this.failed = io_id;
    } catch {
      this.failed = io_id;
    }
    if (this.#asking === io_id) this.#asking = null;
    this.#host.requestUpdate();
  }
}
