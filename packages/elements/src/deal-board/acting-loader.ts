import type { ReactiveController } from 'lit';
import { adoptStyles } from '../element/adopt-styles.ts';
import { importAgain } from '../element/import-again.ts';
import type { PodflightElement } from '../element/podflight-element.ts';
import type { Catalogue } from '../text/english.ts';
import type { ActingListener, BoardActing } from './board-acting.ts';
import type { BoardDeals } from './board-deals.ts';

/** Loads what the board is acted on with and not drawn with (drag, keys, menu, questions, details) beside its deals. */
export class ActingLoader implements ReactiveController {
  /** Null until it has loaded. */
  acting: BoardActing | null = null;
  /** The words that came with it. */
  text: Catalogue = {};
  /** Somebody acted, and it could not be loaded. */
  failed = false;

  readonly #host: PodflightElement;
  readonly #deals: BoardDeals;
  readonly #listener: ActingListener;

  constructor(host: PodflightElement, deals: BoardDeals, listener: ActingListener) {
    this.#host = host;
    this.#deals = deals;
    this.#listener = listener;
    host.addController(this);
  }

  hostConnected(): void {
    // That it failed is told once somebody acts.
    void this.#load().catch(() => null);
  }

  /** Somebody acts and it is not there yet: asked for again. */
  readonly wake = (): void => {
    void this.#load().catch(() => {
      this.failed = true;
      this.#host.requestUpdate();
    });
  };

  async #load(): Promise<void> {
    if (this.acting) return;
    const part = await importAgain(() => import('./acting-part.ts'));
    await this.#host.updateComplete;
    if (this.acting) return;
    adoptStyles(this.#host, part.actingStyles);
    this.text = part.dealActingText;
    this.failed = false;
    this.acting = new part.BoardActing(this.#host, this.#deals, this.#listener);
    this.#host.requestUpdate();
  }
}
