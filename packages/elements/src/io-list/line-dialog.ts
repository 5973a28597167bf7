import type { ReactiveController } from 'lit';
import { type ApiError, asApiError } from '../api/api-error.ts';
import {
  acceptRevision,
  bookMakegood,
  cancelIo,
  confirmHold,
  fetchAdUnits,
  fetchAvailability,
  fetchIo,
} from '../api/io-api.ts';
import type {
  AdUnit,
  Availability,
  Io,
  IoDetail,
  IoOrder,
  MakegoodBooking,
  SlotAlternative,
} from '../api/io-contract.ts';
import type { PodflightElement } from '../element/podflight-element.ts';
import { addDays, dayIn } from '../io-order/flight-day.ts';
import type { LineAct } from './list-view.ts';

/** What a makegood is booked with. */
export type MakegoodAnswers = {
  reason: NonNullable<MakegoodBooking['reason']>;
  ad_unit_id: string;
  episode_id: string;
  first_day: string;
  last_day: string;
  impressions: number | null;
};

/** What happens once an act is done. */
export type DialogEnds = {
  cancelled: (io: Io) => void;
  confirmed: (io: Io) => void;
  makegoodBooked: (io: Io, order: IoOrder) => void;
  accepted: (io: Io) => void;
};

/** The one dialog that is open, what it needs to know, and what became of it. */
export class LineDialog implements ReactiveController {
  act: Exclude<LineAct, 'pdf'> | null = null;
  io: Io | null = null;
  /** Null until it is there. */
  detail: IoDetail | null = null;
  units: readonly AdUnit[] = [];
  places: readonly Availability[] = [];
  /** As it stands in the form. */
  notice_on = '';
  makegood: MakegoodAnswers | null = null;
  alternatives: readonly SlotAlternative[] = [];
  error: ApiError | null = null;
  busy = false;

  readonly #host: PodflightElement;
  readonly #ends: DialogEnds;
  #key = '';

  constructor(host: PodflightElement, ends: DialogEnds) {
    this.#host = host;
    this.#ends = ends;
    host.addController(this);
  }

  hostConnected(): void {}

  open(act: Exclude<LineAct, 'pdf'>, io: Io): void {
    Object.assign(this, { act, io, detail: null, units: [], places: [], alternatives: [], error: null });
    this.busy = false;
    this.#key = crypto.randomUUID();
    this.notice_on = dayIn(new Date(), io.time_zone);
    const first_day = addDays(this.notice_on, 1);
    this.makegood = {
      reason: 'underdelivery',
      ...{ ad_unit_id: io.ad_unit_id ?? '', episode_id: '' },
      ...{ first_day, last_day: addDays(first_day, 29), impressions: null },
    };
    this.#host.requestUpdate();
    void this.load();
  }

  close(): void {
    this.act = null;
    this.io = null;
    this.#host.requestUpdate();
  }

  async load(): Promise<void> {
    const { api } = this.#host;
    const { io } = this;
    if (!api || !io) return;
    this.error = null;
    try {
      const detail = await fetchIo(api.options, io.io_id);
      if (this.act === 'makegood') {
        this.units = await fetchAdUnits(api.options, io.podcast_id);
        await this.#look();
      }
      if (this.io === io) this.detail = detail;
    } catch (thrown) {
      if (this.io === io) this.error = asApiError(thrown);
    }
    this.#host.requestUpdate();
  }

  async #look(): Promise<void> {
    const { api } = this.#host;
    const { io, makegood } = this;
    if (!api || !io?.podcast_id || !makegood || makegood.last_day < makegood.first_day) return;
    const { podcast_id, time_zone } = io;
    const { first_day: from, last_day: to } = makegood;
    const query = { podcast_id, from, to, time_zone };
    this.places = await fetchAvailability(api.options, query, new AbortController().signal).catch(() => []);
    this.#host.requestUpdate();
  }

  /** Takes what was entered; other days have other slots. */
  change(makegood: MakegoodAnswers): void {
    const before = this.makegood;
    this.makegood = makegood;
    this.alternatives = [];
    if (before?.first_day !== makegood.first_day || before?.last_day !== makegood.last_day) void this.#look();
    this.#host.requestUpdate();
  }

  noticeOn(day: string): void {
    this.notice_on = day;
    this.#host.requestUpdate();
  }

  async cancel(reason: string): Promise<void> {
    const { notice_on } = this;
    await this.#do(async (api, io) => {
      const how = { reason: reason.trim() || null, notice_on, revision: io.revision };
      const cancelled = await cancelIo(api, io.io_id, how);
      this.#ends.cancelled(cancelled);
    });
  }

  async accept(accepted_by: string): Promise<void> {
    await this.#do(async (api, io) => {
      this.#ends.accepted(await acceptRevision(api, io.io_id, { revision: io.revision, accepted_by }));
    });
  }

  async confirm(): Promise<void> {
    await this.#do(async (api, io) => {
      this.#ends.confirmed(await confirmHold(api, io.io_id, io.revision));
    });
  }

  async bookMakegood(): Promise<void> {
    const { makegood } = this;
    if (!makegood) return;
    await this.#do(async (api, io) => {
      const order = await bookMakegood(api, io.io_id, {
        ...{
          reason: makegood.reason,
          ad_unit_id: makegood.ad_unit_id,
          episode_id: makegood.episode_id || null,
        },
        ...{ flight_start: makegood.first_day, flight_end: makegood.last_day },
        ...{ impressions: makegood.impressions, idempotency_key: this.#key },
      });
      this.#ends.makegoodBooked(io, order);
    });
  }

  async #do(act: (api: Parameters<typeof fetchIo>[0], io: Io) => Promise<void>): Promise<void> {
    const { api } = this.#host;
    const { io } = this;
    if (!api || !io || this.busy) return;
    this.busy = true;
    this.error = null;
    this.#host.requestUpdate();
    try {
      await act(api.options, io);
      this.close();
    } catch (thrown) {
      this.error = asApiError(thrown);
      const { details } = this.error.document;
      // The API's contract for io.slot_taken.
      this.alternatives = (details as { alternatives?: SlotAlternative[] } | undefined)?.alternatives ?? [];
      this.#key = crypto.randomUUID();
    }
    this.busy = false;
    this.#host.requestUpdate();
  }
}
