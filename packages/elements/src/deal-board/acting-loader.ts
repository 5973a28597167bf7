import type { CSSResult, ReactiveController } from 'lit';
import type { PodflightElement } from '../element/podflight-element.ts';

/** What a board needs to be acted on, and not to be drawn: drag, keys, menu, questions, details. */
export type ActingPart = typeof import('./acting-part.ts');

/** Loads what the board is acted on with, while its deals are on their way. */
export class ActingLoader implements ReactiveController {
  part: ActingPart | null = null;

  readonly #host: PodflightElement;
  readonly #listener: { loaded: (part: ActingPart) => void; failed: () => void };

  constructor(host: PodflightElement, listener: { loaded: (part: ActingPart) => void; failed: () => void }) {
    this.#host = host;
    this.#listener = listener;
    host.addController(this);
  }

  hostConnected(): void {
    // A failure is told when somebody acts, see below.
    void this.#load().catch(() => null);
  }

  /** Somebody acted and it was not there: asked for again. */
  readonly wake = (): void => void this.#load().catch(() => this.#listener.failed());

  async #load(): Promise<void> {
    if (this.part) return;
    const part = await import('./acting-part.ts');
    if (this.part) return;
    this.part = part;
    await this.#host.updateComplete;
    this.#adopt(this.part.actingStyles);
    this.#listener.loaded(this.part);
    this.#host.requestUpdate();
  }

  #adopt(styles: readonly CSSResult[]): void {
    const sheets = this.#host.shadowRoot?.adoptedStyleSheets;
    for (const { styleSheet } of styles) if (styleSheet) sheets?.push(styleSheet);
  }
}
