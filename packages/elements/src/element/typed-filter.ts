const TYPING_MS = 250;

/** Takes changes of the filter: what is typed counts after a pause, a choice at once, and none is lost. */
export class TypedFilter<Filter extends { q: string }> {
  readonly #apply: (change: Partial<Filter>) => void;
  #waiting: Partial<Filter> = {};
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(apply: (change: Partial<Filter>) => void) {
    this.#apply = apply;
  }

  readonly change = (change: Partial<Filter>): void => {
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
