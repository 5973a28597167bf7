import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type ApiError, asApiError } from '../../api/api-error.ts';

/** The answer to the last question: a later one overtakes it, and what is known stays until an answer is there. */
export class LatestAnswer<Answer> implements ReactiveController {
  known: Answer | null = null;
  error: ApiError | null = null;
  busy = false;

  readonly #host: ReactiveControllerHost;
  #question = '';
  #asking: AbortController | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#asking?.abort();
    this.#question = '';
  }

  /** Whether this was the last question. */
  isOf(question: string): boolean {
    return question === this.#question;
  }

  /** Forgets what is known. */
  forget(): void {
    this.known = null;
    this.error = null;
  }

  /** Asks; null when it failed or was overtaken. */
  async ask(question: string, load: (signal: AbortSignal) => Promise<Answer>): Promise<Answer | null> {
    this.#question = question;
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.busy = true;
    this.#host.requestUpdate();
    const answer = await load(asking.signal).catch((thrown: unknown) => {
      if (!asking.signal.aborted) this.error = asApiError(thrown);
      return null;
    });
    if (this.#asking === asking) this.busy = false;
    this.#host.requestUpdate();
    if (asking.signal.aborted || answer === null) return null;
    this.known = answer;
    this.error = null;
    return answer;
  }
}
