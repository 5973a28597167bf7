import type { ReactiveController } from 'lit';
import { type ApiError, asApiError } from '../api/api-error.ts';
import { bookIo, fetchIoPdf } from '../api/io-api.ts';
import type { IoOrder } from '../api/io-contract.ts';
import { saveFile } from '../api/save-file.ts';
import { errorText } from '../element/error-text.ts';
import type { PodflightElement } from '../element/podflight-element.ts';
import { bookingOf } from './booking-of.ts';
import type { DraftLine, IoDraft } from './io-draft.ts';
import type { Problems, TakenLines } from './line-problems.ts';
import { serverProblems, takenLines } from './server-problems.ts';

/** What the wizard does when a booking has ended. */
export type BookingEnds = {
  booked: (order: IoOrder) => void;
  taken: (lines: TakenLines) => void;
  failed: (error: ApiError, problems: Problems) => void;
};

/** Sends an order, and keeps what came of it. */
export class Booking implements ReactiveController {
  busy = false;
  order: IoOrder | null = null;
  taken: TakenLines = {};
  failure: ApiError | null = null;
  /** What became of a download. */
  complaint = '';

  /** Where each line of the last try was to run. */
  #tried = new Map<string, string>();
  readonly #host: PodflightElement;
  readonly #ends: BookingEnds;

  constructor(host: PodflightElement, ends: BookingEnds) {
    this.#host = host;
    this.#ends = ends;
    host.addController(this);
  }

  hostConnected(): void {}

  async book(draft: IoDraft, lines: readonly DraftLine[], currency: string): Promise<void> {
    const { api } = this.#host;
    const booking = bookingOf(draft, lines, currency);
    if (!api || !booking || this.busy) return;
    this.clear();
    this.busy = true;
    this.#tried = new Map(lines.map((line) => [line.key, placeOf(line)]));
    this.#host.requestUpdate();
    try {
      this.order = await bookIo(api.options, booking);
      this.busy = false;
      this.#ends.booked(this.order);
    } catch (thrown) {
      this.busy = false;
      this.#sort(asApiError(thrown), lines);
    }
    this.#host.requestUpdate();
  }

  #sort(error: ApiError, lines: readonly DraftLine[]): void {
    if (error.code === 'io.slot_taken') {
      this.taken = takenLines(error, lines);
      this.#ends.taken(this.taken);
      return;
    }
    this.failure = error;
    this.#ends.failed(error, serverProblems(error, lines));
  }

  /** A line that was moved elsewhere may have a slot now, and what failed may work. */
  settle(lines: readonly DraftLine[]): void {
    this.failure = null;
    const places = new Map(lines.map((line) => [line.key, placeOf(line)]));
    this.taken = Object.fromEntries(
      Object.entries(this.taken).filter(([key]) => places.get(key) === this.#tried.get(key)),
    );
  }

  clear(): void {
    this.order = null;
    this.taken = {};
    this.failure = null;
    this.complaint = '';
  }

  async download(order: IoOrder): Promise<void> {
    const { api } = this.#host;
    const [line] = order.lines;
    if (!api || !line) return;
    try {
      saveFile(await fetchIoPdf(api.options, line.io_id), `${order.io_number}.pdf`);
      this.complaint = '';
    } catch (thrown) {
      const reason = errorText(asApiError(thrown), this.#host.text);
      this.complaint = this.#host.text('io_pdf_failed', { reason });
    }
    this.#host.requestUpdate();
  }
}

function placeOf({ ad_unit_id, episode_id, first_day, last_day }: DraftLine): string {
  return [ad_unit_id, episode_id, first_day, last_day].join('/');
}
