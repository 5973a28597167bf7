import type { ReactiveController } from 'lit';
import { type ApiError, asApiError } from '../api/api-error.ts';
import { acceptRevision, bookMakegood, cancelIo, confirmHold, resolveMakegood } from '../api/io-api.ts';
import type { Io, IoOrder, MakegoodResolution, SlotAlternative } from '../api/io-contract.ts';
import type { ApiOptions } from '../api/request-json.ts';
import type { PodflightElement } from '../element/podflight-element.ts';
import { firstAnswers, type LineAnswers, type MakegoodAnswers, type ResolveAnswers } from './line-answers.ts';
import { LinePreviews } from './line-previews.ts';
import type { LineAct } from './list-view.ts';

/** What happens once an act is done. */
export type DialogEnds = {
  cancelled: (io: Io) => void;
  confirmed: (io: Io) => void;
  makegoodBooked: (io: Io, order: IoOrder) => void;
  resolved: (io: Io, settles: MakegoodResolution) => void;
  accepted: (io: Io) => void;
};

/** The one dialog that is open, what stands in its form, and what became of it. */
export class LineDialog implements ReactiveController {
  act: Exclude<LineAct, 'pdf'> | null = null;
  io: Io | null = null;
  /** As it stands in the form; null without a line. */
  answers: LineAnswers | null = null;
  alternatives: readonly SlotAlternative[] = [];
  error: ApiError | null = null;
  busy = false;

  readonly previews: LinePreviews;
  readonly #host: PodflightElement;
  readonly #ends: DialogEnds;
  #key = '';

  constructor(host: PodflightElement, ends: DialogEnds) {
    this.#host = host;
    this.#ends = ends;
    this.previews = new LinePreviews(host);
    host.addController(this);
  }

  hostConnected(): void {}

  open(act: Exclude<LineAct, 'pdf'>, io: Io): void {
    Object.assign(this, { act, io, answers: firstAnswers(io), alternatives: [], error: null, busy: false });
    this.#key = crypto.randomUUID();
    this.load();
    this.#host.requestUpdate();
  }

  close(): void {
    this.act = null;
    this.io = null;
    this.previews.forget();
    this.#host.requestUpdate();
  }

  /** Asks again what the act is judged by. */
  load(): void {
    const { act, io, answers } = this;
    if (act && io && answers) this.previews.open(act, io, answers);
  }

  noticeOn(notice_on: string): void {
    this.#take({ notice_on }, (io, answers) => this.previews.cancel(io, answers));
  }

  resolveBy(change: Partial<ResolveAnswers>): void {
    const resolve = this.answers && { ...this.answers.resolve, ...change };
    if (resolve) this.#take({ resolve }, (io, answers) => this.previews.resolve(io, answers));
  }

  /** Other days have other slots, another reason another size. */
  change(change: Partial<MakegoodAnswers>): void {
    const before = this.answers?.makegood;
    if (!before) return;
    const makegood = { ...before, ...change };
    const differs = (...names: (keyof MakegoodAnswers)[]) =>
      names.some((name) => before[name] !== makegood[name]);
    this.alternatives = [];
    this.#take({ makegood }, (io, answers) => {
      if (differs('first_day', 'last_day')) this.previews.look(io, answers);
      if (differs('reason', 'impressions')) this.previews.sizeMakegood(io, answers);
    });
  }

  #take(change: Partial<LineAnswers>, then: (io: Io, answers: LineAnswers) => void): void {
    if (!this.io || !this.answers) return;
    this.answers = { ...this.answers, ...change };
    this.error = null;
    then(this.io, this.answers);
    this.#host.requestUpdate();
  }

  async cancel(reason: string): Promise<void> {
    await this.#do(async (api, io, { notice_on }) => {
      const how = { reason: reason.trim() || null, notice_on, revision: io.revision };
      this.#ends.cancelled(await cancelIo(api, io.io_id, how));
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
    await this.#do(async (api, io, { makegood }) => {
      const { reason, ad_unit_id, impressions, first_day, last_day } = makegood;
      const order = await bookMakegood(api, io.io_id, {
        ...{ reason, ad_unit_id, impressions, episode_id: makegood.episode_id || null },
        ...{ flight_start: first_day, flight_end: last_day, idempotency_key: this.#key },
      });
      this.#ends.makegoodBooked(io, order);
    });
  }

  async resolve(note: string): Promise<void> {
    await this.#do(async (api, io, { resolve }) => {
      const { settles, ...resolved } = await resolveMakegood(api, io.io_id, {
        ...resolve,
        // What was shown is what is settled, whatever has become of the rest since.
        impressions: this.previews.resolution.answer?.impressions ?? resolve.impressions,
        note: note.trim() || null,
      });
      this.#ends.resolved(resolved, settles);
    });
  }

  async #do(act: (api: ApiOptions, io: Io, answers: LineAnswers) => Promise<void>): Promise<void> {
    const { api } = this.#host;
    const { io, answers } = this;
    if (!api || !io || !answers || this.busy) return;
    this.busy = true;
    this.error = null;
    this.#host.requestUpdate();
    try {
      await act(api.options, io, answers);
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
