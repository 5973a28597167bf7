import type { ReactiveController } from 'lit';
import { type ApiError, asApiError } from '../api/api-error.ts';
import { type AvailabilityQuery, fetchAdUnits, fetchAvailability } from '../api/io-api.ts';
import type { AdUnit, Availability } from '../api/io-contract.ts';
import type { PodflightElement } from '../element/podflight-element.ts';
import type { DraftLine } from './io-draft.ts';

const TYPING_MS = 250;

/** An episode as the wizard offers it. */
export type OfferedEpisode = { episode_id: string; title: string; publish_date: string | null };

type Answer = { rows: readonly Availability[]; byPlace: ReadonlyMap<string, Availability> };

/** What a show has to sell: its ad units, and what of them is left in its episodes during the flights. */
export class Inventory implements ReactiveController {
  units: readonly AdUnit[] | null = null;
  units_error: ApiError | null = null;
  rows_error: ApiError | null = null;
  /** Whether an answer is on its way. */
  looking = false;

  readonly #host: PodflightElement;
  #show: string | null = null;
  #wanted: readonly AvailabilityQuery[] = [];
  /** By flight. */
  readonly #answers = new Map<string, Answer>();
  /** Of the order's own flight; the last one stays while a newer is on its way. */
  #own: Answer | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | null = null;

  constructor(host: PodflightElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
  }

  /** Loads the ad units of a deal's show, once for each deal. */
  useShow(campaign_id: string, podcast_id: string | null): void {
    if (campaign_id === this.#show) return;
    this.#show = campaign_id;
    this.units = null;
    this.#forget();
    this.#own = null;
    void this.loadUnits(podcast_id);
  }

  async loadUnits(podcast_id: string | null): Promise<void> {
    const { api } = this.#host;
    const show = this.#show;
    if (!api) return;
    this.units_error = null;
    try {
      const units = await fetchAdUnits(api.options, podcast_id);
      if (show === this.#show) this.units = units;
    } catch (thrown) {
      if (show === this.#show) this.units_error = asApiError(thrown);
    }
    this.#host.requestUpdate();
  }

  /** Asks what is left during these flights, the order's own first, after a pause in which they may change. */
  useFlights(flights: readonly AvailabilityQuery[]): void {
    const before = this.#wanted.map(keyOf).join();
    this.#wanted = flights;
    if (flights.map(keyOf).join() === before) return;
    this.#own = this.#answers.get(keyOf(flights[0])) ?? this.#own;
    clearTimeout(this.#timer);
    if (this.#missing().length === 0) return;
    this.looking = true;
    this.#timer = setTimeout(() => void this.#look(), this.#own ? TYPING_MS : 0);
  }

  /** Asks again, for instance after a slot turned out to be taken. */
  refresh(): Promise<void> {
    this.#forget();
    return this.#look();
  }

  #forget(): void {
    this.#answers.clear();
    this.#wanted = [...this.#wanted];
    this.#abort?.abort();
  }

  #missing(): AvailabilityQuery[] {
    return this.#wanted.filter((query) => !this.#answers.has(keyOf(query)));
  }

  async #look(): Promise<void> {
    const { api } = this.#host;
    if (!api) return;
    this.#abort?.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.looking = true;
    this.rows_error = null;
    this.#host.requestUpdate();
    try {
      await Promise.all(
        this.#missing().map(async (query) => {
          const rows = await fetchAvailability(api.options, query, signal);
          const byPlace = new Map(rows.map((row) => [placeOf(row), row]));
          if (!signal.aborted) this.#answers.set(keyOf(query), { rows, byPlace });
        }),
      );
      if (signal.aborted) return;
      this.#own = this.#answers.get(keyOf(this.#wanted[0])) ?? this.#own;
    } catch (thrown) {
      if (signal.aborted) return;
      this.rows_error = asApiError(thrown);
    }
    this.looking = false;
    this.#host.requestUpdate();
  }

  /** What is left of each ad unit in each episode during the order's own flight; null before it is known. */
  get rows(): readonly Availability[] | null {
    return this.#own?.rows ?? null;
  }

  /** What is left where a line is to run, during its flight; undefined while that is not known. */
  at(
    line: Pick<DraftLine, 'ad_unit_id' | 'episode_id' | 'first_day' | 'last_day'>,
  ): Availability | undefined {
    const query = this.#wanted.find(({ from, to }) => from === line.first_day && to === line.last_day);
    return this.#answers.get(keyOf(query))?.byPlace.get(placeOf(line));
  }

  /** The show's episodes: those to come, the next first, then those that are out, the latest first. */
  get episodes(): OfferedEpisode[] {
    const seen = new Map<string, OfferedEpisode>();
    for (const { episode_id, episode_title: title, publish_date } of this.rows ?? []) {
      if (!seen.has(episode_id)) seen.set(episode_id, { episode_id, title, publish_date });
    }
    const now = new Date().toISOString();
    const isOut = ({ publish_date }: OfferedEpisode) => publish_date !== null && publish_date <= now;
    const all = [...seen.values()].sort((a, b) =>
      (a.publish_date ?? '9') < (b.publish_date ?? '9') ? -1 : 1,
    );
    return [...all.filter((one) => !isOut(one)), ...all.filter(isOut).reverse()];
  }
}

function keyOf(query: AvailabilityQuery | undefined): string {
  return query ? Object.values(query).join('/') : '';
}

function placeOf({ ad_unit_id, episode_id }: { ad_unit_id: string; episode_id: string | null }): string {
  return `${ad_unit_id}/${episode_id}`;
}
