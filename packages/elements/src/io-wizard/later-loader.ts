import type { ReactiveController } from 'lit';
import { adoptStyles } from '../element/adopt-styles.ts';
import { importAgain } from '../element/import-again.ts';
import type { PodflightElement } from '../element/podflight-element.ts';
import type { Booking, BookingEnds } from './booking.ts';
import type { PromoCodes } from './promo-codes.ts';
import type { LaterPart } from './views/wizard-body.ts';

/** What is needed only once a deal is chosen: the later steps, with what books and names codes in them. */
export class LaterLoader implements ReactiveController {
  part: LaterPart | null = null;
  failed = false;
  booking: Booking | null = null;
  promo: PromoCodes | null = null;

  readonly #host: PodflightElement;
  readonly #ends: BookingEnds;
  #asked = false;

  constructor(host: PodflightElement, ends: BookingEnds) {
    this.#host = host;
    this.#ends = ends;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Loads it, once; after a failure only when it is asked to again. */
  async begin(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    const part = await importAgain(() => import('./later-steps.ts')).catch(() => null);
    this.failed = part === null;
    if (part) {
      adoptStyles(this.#host, [part.wizardLineStyles]);
      this.booking = new part.Booking(this.#host, this.#ends);
      this.promo = new part.PromoCodes(this.#host);
      this.part = part;
    }
    this.#host.requestUpdate();
  }

  readonly retry = (): void => {
    this.#asked = false;
    this.failed = false;
    void this.begin();
    this.#host.requestUpdate();
  };
}
