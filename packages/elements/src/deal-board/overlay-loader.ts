import type { CSSResult, ReactiveController } from 'lit';
import type { PodflightElement } from '../element/podflight-element.ts';

/** Menu, questions and details: what is needed only once somebody does something. */
type OverlayPart = typeof import('./overlay-part.ts');

/** Loads the overlays after the board is drawn, or when they are needed, whichever comes first. */
export class OverlayLoader implements ReactiveController {
  part: OverlayPart | null = null;

  readonly #host: PodflightElement;
  readonly #onFailed: () => void;
  #loading = false;

  constructor(host: PodflightElement, onFailed: () => void) {
    this.#host = host;
    this.#onFailed = onFailed;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Asked again after a failure, which is told only when the part is needed now. */
  async load(isNeeded: boolean): Promise<void> {
    if (this.part || (this.#loading && !isNeeded)) return;
    this.#loading = true;
    try {
      this.part ??= await import('./overlay-part.ts');
      this.#adopt(this.part.overlayStyles);
      this.#host.requestUpdate();
    } catch {
      if (isNeeded) this.#onFailed();
    }
    this.#loading = false;
  }

  #adopt(styles: readonly CSSResult[]): void {
    const sheets = this.#host.shadowRoot?.adoptedStyleSheets;
    for (const { styleSheet } of styles) {
      if (styleSheet && !sheets?.includes(styleSheet)) sheets?.push(styleSheet);
    }
  }
}
