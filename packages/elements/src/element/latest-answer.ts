import type { ReactiveController } from 'lit';
import { type ApiError, asApiError } from '../api/api-error.ts';
import type { ApiOptions } from '../api/request-json.ts';
import type { PodflightElement } from './podflight-element.ts';

/** Asks the server something; throws `ApiError`. */
export type Ask<Answer> = (options: ApiOptions, signal: AbortSignal) => Promise<Answer>;

/** The server's answer to the last question: a later one overtakes it, and what is known stays until it is there. */
export class LatestAnswer<Answer> implements ReactiveController {
  answer: Answer | null = null;
  error: ApiError | null = null;
  looking = false;

  readonly #host: PodflightElement;
  #question = '';
  #asking: AbortController | null = null;

  constructor(host: PodflightElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#stop();
  }

  /** Whether this was the last question. */
  isOf(question: string): boolean {
    return question === this.#question;
  }

  /** Knows nothing again. */
  forget(): void {
    this.#stop();
    this.answer = null;
    this.error = null;
  }

  /**
   * Asks; null when it failed or was overtaken.
   *
   * @param question - What tells it from others; see {@link isOf}.
   * @param pause - Milliseconds in which another question may take its place unasked.
   */
  async ask(ask: Ask<Answer>, { question = '', pause = 0 } = {}): Promise<Answer | null> {
    this.#stop();
    const asking = new AbortController();
    const { signal } = asking;
    this.#asking = asking;
    this.#question = question;
    this.looking = true;
    this.#host.requestUpdate();
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    const { api } = this.#host;
    if (!api || signal.aborted) return null;
    const answer = await ask(api.options, signal).catch((thrown: unknown) => {
      if (!signal.aborted) this.error = asApiError(thrown);
      return null;
    });
    if (signal.aborted) return null;
    this.looking = false;
    if (answer !== null) Object.assign(this, { answer, error: null });
    this.#host.requestUpdate();
    return answer;
  }

  #stop(): void {
    this.#asking?.abort();
    this.#question = '';
    this.looking = false;
  }
}
