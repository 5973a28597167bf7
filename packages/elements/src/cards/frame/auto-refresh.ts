import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Calls its host again and again while the page can be seen; a page that comes back is brought up to date at once. */
export class AutoRefresh implements ReactiveController {
  readonly #refresh: () => void;
  readonly #seconds: () => number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = 0;

  /** @param seconds - Between two calls; 0 is never. */
  constructor(host: ReactiveControllerHost, seconds: () => number, refresh: () => void) {
    this.#refresh = refresh;
    this.#seconds = seconds;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.restart();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    clearTimeout(this.#timer);
  }

  /** Counts anew, for instance after an answer. */
  restart(): void {
    const ms = this.#seconds() * 1_000;
    clearTimeout(this.#timer);
    this.#due = ms > 0 ? Date.now() + ms : Number.POSITIVE_INFINITY;
    if (ms > 0 && !document.hidden) this.#timer = setTimeout(this.#onDue, ms);
  }

  readonly #onDue = (): void => {
    this.#refresh();
    this.restart();
  };

  readonly #onVisibility = (): void => {
    clearTimeout(this.#timer);
    if (document.hidden) return;
    const left = this.#due - Date.now();
    if (left <= 0) this.#onDue();
    else if (Number.isFinite(left)) this.#timer = setTimeout(this.#onDue, left);
  };
}
