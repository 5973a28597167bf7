import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DealStage } from '../api/deal-contract.ts';
import { STAGES } from './deal-stages.ts';

/** So far before the end of a column its next page is asked for, where the browser can tell. */
const AHEAD = '600px 0px';

/** Asks for more of a column when its end comes near. The button at the end stays, for keys and old browsers. */
export class MoreOnScroll implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #onNear: (stage: DealStage) => void;
  #observer: IntersectionObserver | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, onNear: (stage: DealStage) => void) {
    this.#host = host;
    this.#onNear = onNear;
    host.addController(this);
  }

  hostConnected(): void {
    const options: IntersectionObserverInit & { scrollMargin: string } = { scrollMargin: AHEAD };
    this.#observer = new IntersectionObserver((entries) => this.#look(entries), options);
  }

  hostUpdated(): void {
    this.#observer?.disconnect();
    for (const end of this.#host.shadowRoot?.querySelectorAll('[data-more]') ?? [])
      this.#observer?.observe(end);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  #look(entries: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      const stage = STAGES.find((each) => each === target.getAttribute('data-more'));
      if (isIntersecting && stage) this.#onNear(stage);
    }
  }
}
