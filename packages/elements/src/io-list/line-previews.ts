import {
  type CancellationPreview,
  fetchAdUnits,
  fetchAvailability,
  fetchIo,
  previewCancellation,
  previewResolution,
  sizeMakegood,
} from '../api/io-api.ts';
import type {
  AdUnit,
  Availability,
  Io,
  IoDetail,
  MakegoodResolution,
  MakegoodSize,
} from '../api/io-contract.ts';
import { LatestAnswer } from '../element/latest-answer.ts';
import type { PodflightElement } from '../element/podflight-element.ts';
import { isDay } from '../io-order/flight-day.ts';
import type { LineAnswers } from './line-answers.ts';
import type { LineAct } from './list-view.ts';

const TYPING_MS = 250;

/** What the server says beforehand about an act: what it would come to, and where there is room. */
export class LinePreviews {
  readonly detail: LatestAnswer<IoDetail>;
  readonly cancellation: LatestAnswer<CancellationPreview>;
  readonly size: LatestAnswer<MakegoodSize>;
  readonly resolution: LatestAnswer<MakegoodResolution>;
  readonly units: LatestAnswer<AdUnit[]>;
  readonly places: LatestAnswer<Availability[]>;

  constructor(host: PodflightElement) {
    this.detail = new LatestAnswer(host);
    this.cancellation = new LatestAnswer(host);
    this.size = new LatestAnswer(host);
    this.resolution = new LatestAnswer(host);
    this.units = new LatestAnswer(host);
    this.places = new LatestAnswer(host);
  }

  forget(): void {
    for (const each of Object.values(this)) if (each instanceof LatestAnswer) each.forget();
  }

  /** Asks all that an act is judged by. */
  open(act: Exclude<LineAct, 'pdf'>, io: Io, answers: LineAnswers): void {
    this.forget();
    if (act === 'accept') void this.detail.ask((api) => fetchIo(api, io.io_id));
    if (act === 'cancel') this.cancel(io, answers);
    if (act === 'resolve') this.resolve(io, answers);
    if (act !== 'makegood') return;
    void this.units.ask((api) => fetchAdUnits(api, io.podcast_id));
    this.sizeMakegood(io, answers);
    this.look(io, answers);
  }

  cancel({ io_id }: Io, { notice_on }: LineAnswers): void {
    if (!isDay(notice_on)) return;
    const pause = this.cancellation.answer ? TYPING_MS : 0;
    void this.cancellation.ask((api, signal) => previewCancellation(api, io_id, notice_on, signal), {
      pause,
    });
  }

  resolve({ io_id }: Io, { resolve }: LineAnswers): void {
    const pause = this.resolution.answer ? TYPING_MS : 0;
    void this.resolution.ask((api, signal) => previewResolution(api, io_id, resolve, signal), { pause });
  }

  sizeMakegood({ io_id }: Io, { makegood }: LineAnswers): void {
    const { reason, impressions } = makegood;
    const pause = this.size.answer ? TYPING_MS : 0;
    void this.size.ask((api, signal) => sizeMakegood(api, io_id, { reason, impressions }, signal), { pause });
  }

  /** Looks where there is room during the makegood's flight. */
  look({ podcast_id, time_zone }: Io, { makegood }: LineAnswers): void {
    const { first_day: from, last_day: to } = makegood;
    if (!podcast_id || !isDay(from) || !isDay(to) || to < from) return;
    const query = { podcast_id, from, to, time_zone };
    const pause = this.places.answer ? TYPING_MS : 0;
    void this.places.ask((api, signal) => fetchAvailability(api, query, signal), { pause });
  }

  /** What an act cannot be shown without: the one that is missing, or that failed. */
  first(act: Exclude<LineAct, 'pdf'>): LatestAnswer<unknown> | null {
    const needed = { accept: this.detail, cancel: this.cancellation, resolve: this.resolution };
    if (act === 'confirm') return null;
    return act === 'makegood' ? (this.units.answer ? this.size : this.units) : needed[act];
  }
}
