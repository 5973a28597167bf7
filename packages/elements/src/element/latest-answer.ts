import type { ReactiveController } from 'lit';
import { type ApiError, asApiError } from '../api/api-error.ts';
import type { ApiOptions } from '../api/request-json.ts';
import type { PodflightElement } from './podflight-element.ts';

/** Asks the server something; throws `ApiError`. */
export type Ask<Answer> = (options: ApiOptions, signal: AbortSignal) => Promise<Answer>;

/** The server's answer to what is being entered: of several questions only the last one counts. */
export class LatestAnswer<Answer> implements ReactiveController {
  /** The last one that came; it stays while a newer is on its way. */
  answer: Answer | null = null;
  error: ApiError | null = null;
  looking = false;

  readonly #host: PodflightElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | null = null;

  constructor(host: PodflightElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#stop();
  }

  /** Asks after `pause` milliseconds, unless something else is asked before. */
  ask(question: Ask<Answer>, pause = 0): void {
    this.#stop();
    this.looking = true;
    this.#timer = setTimeout(() => void this.#load(question), pause);
    this.#host.requestUpdate();
  }

  /** Knows nothing again. */
  forget(): void {
    this.#stop();
    this.answer = null;
    this.error = null;
  }

  async #load(question: Ask<Answer>): Promise<void> {
    const { api } = this.#host;
    if (!api) return;
    const abort = new AbortController();
    this.#abort = abort;
    try {
      const answer = await question(api.options, abort.signal);
      if (abort.signal.aborted) return;
      this.answer = answer;
      this.error = null;
    } catch (thrown) {
      if (abort.signal.aborted) return;
      this.error = asApiError(thrown);
    }
    this.looking = false;
    this.#host.requestUpdate();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    this.looking = false;
  }
}
