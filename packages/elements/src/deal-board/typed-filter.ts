import type { DealFilter } from '../api/deals-api.ts';

const TYPING_MS = 250;

/** Takes changes of the filter: what is typed counts after a pause, a choice at once, and none is lost. */
export class TypedFilter {
  readonly #apply: (change: Partial<DealFilter>) => void;
  #waiting: Partial<DealFilter> = {};
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(apply: (change: Partial<DealFilter>) => void) {
    this.#apply = apply;
  }

  readonly change = (change: Partial<DealFilter>): void => {
    clearTimeout(this.#timer);
    this.#waiting = { ...this.#waiting, ...change };
    const is_typed = Object.keys(change).join() === 'q' && change.q !== '';
    if (is_typed) this.#timer = setTimeout(this.#settle, TYPING_MS);
    else this.#settle();
  };

  readonly #settle = (): void => {
    this.#apply(this.#waiting);
    this.#waiting = {};
  };
}
