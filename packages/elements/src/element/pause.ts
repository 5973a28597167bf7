import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Does something once a while has passed in which nothing newer was to be done. */
export class Pause implements ReactiveController {
  readonly #ms: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, ms: number) {
    this.#ms = ms;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  before(act: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, this.#ms);
  }
}
