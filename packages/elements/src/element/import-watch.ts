import type { ReactiveController } from 'lit';
import type { PodflightElement } from './podflight-element.ts';

const CHANGES = ['started', 'completed', 'failed', 'cancelled'] as const;

/** What has just become of an import on this page. */
export type ImportChange = (typeof CHANGES)[number];

/** Tells its element of every import that starts or ends anywhere on the page. */
export class ImportWatch implements ReactiveController {
  readonly #onChange: (change: ImportChange) => void;

  constructor(host: PodflightElement, onChange: (change: ImportChange) => void) {
    this.#onChange = onChange;
    host.addController(this);
  }

  hostConnected(): void {
    for (const change of CHANGES) document.addEventListener(`podflight-import-${change}`, this);
  }

  hostDisconnected(): void {
    for (const change of CHANGES) document.removeEventListener(`podflight-import-${change}`, this);
  }

  handleEvent({ type }: Event): void {
    const change = CHANGES.find((name) => type.endsWith(name));
    if (change) this.#onChange(change);
  }
}
