import type { ApiError } from '../api/api-error.ts';
import type { AvailabilityQuery } from '../api/io-api.ts';
import type { AdUnit, IoOrder } from '../api/io-contract.ts';
import type { Formats } from '../format/formats.ts';
import { dayCount, isDay } from '../io-order/flight-day.ts';
import type { Translate } from '../text/translate.ts';
import type { ChosenSpot } from './chosen-spot.ts';
import type { DealSearch } from './deal-search.ts';
import type { Inventory } from './inventory.ts';
import { type DraftLine, episodeTitle, type IoDraft, type Step } from './io-draft.ts';
import type { Problems, TakenLines } from './line-problems.ts';
import type { OrderSum } from './order-sum.ts';
import type { PromoCodes } from './promo-codes.ts';

/** What the steps of the wizard are drawn from. */
export type WizardView = {
  draft: IoDraft;
  lines: readonly DraftLine[];
  units: readonly AdUnit[];
  sum: OrderSum;
  currency: string;
  search: DealSearch;
  /** The spot that was chosen elsewhere; null without one. */
  spot: ChosenSpot | null;
  inventory: Inventory;
  /** Null until the steps that ask for codes are there. */
  promo: PromoCodes | null;
  problems: Problems;
  taken: TakenLines;
  /** Why booking failed, when that belongs to no field. */
  failure: ApiError | null;
  /** True while the order is being booked. */
  busy: boolean;
  /** The order, once it is booked. */
  order: IoOrder | null;
  /** What became of a download. */
  complaint: string;
  text: Translate;
  formats: Formats;
  change: (change: (draft: IoDraft) => IoDraft) => void;
  go: (step: Step) => void;
  /** Draws again: a field that was left shows its amount in full. */
  refresh: () => void;
  /** Asks again what is left. */
  reload: () => void;
  download: (order: IoOrder) => void;
  open: (order: IoOrder) => void;
  restart: () => void;
  /** Lets go of the chosen spot. */
  anySpot: () => void;
  submit: (event: SubmitEvent) => void;
  /** Whether all before a step is done. */
  reachable: (step: Step) => boolean;
  /** When the draft was kept that was put back; empty without one. */
  restored_at: string;
};

/** How a line is called: its spot and its episode. */
export function lineName(line: DraftLine, { draft, units, inventory, text }: WizardView): string {
  const unit = units.find(({ ad_unit_id }) => ad_unit_id === line.ad_unit_id)?.name ?? text('io_ad_unit');
  if (line.episode_id === null) return text('io_line_no_episode', { unit });
  const offered = inventory.episodes.find(({ episode_id }) => episode_id === line.episode_id);
  const episode = episodeTitle(draft, line.episode_id) || offered?.title || text('io_episode');
  return text('io_line_in', { unit, episode });
}

/** A flight in words: `1 Dec – 30 Dec 2026`. */
export function flightWords(
  first_day: string,
  last_day: string,
  { formats, text }: Pick<WizardView, 'formats' | 'text'>,
): string {
  if (first_day === last_day) return formats.day(first_day);
  const from =
    first_day.slice(0, 4) === last_day.slice(0, 4) ? formats.shortDay(first_day) : formats.day(first_day);
  return text('io_flight_days', { from, to: formats.day(last_day) });
}

/** The show that is booked in: the deal's, or that of its ad units. */
export function showOf({ deal }: IoDraft, units: readonly AdUnit[]): string | null {
  return deal?.podcast_id ?? units.find(({ podcast_id }) => podcast_id)?.podcast_id ?? null;
}

/** The flights whose availability matters: the order's own, then those of lines with days of their own. */
export function flightsOf(
  draft: IoDraft,
  lines: readonly DraftLine[],
  units: readonly AdUnit[],
): AvailabilityQuery[] {
  const podcast_id = showOf(draft, units);
  if (!podcast_id) return [];
  const flights = [draft, ...lines].filter(
    ({ first_day, last_day }) => isDay(first_day) && isDay(last_day) && dayCount(first_day, last_day) > 0,
  );
  const distinct = new Map(flights.map((flight) => [`${flight.first_day}/${flight.last_day}`, flight]));
  return [...distinct.values()].map(({ first_day: from, last_day: to }) => ({
    ...{ podcast_id, from, to, time_zone: draft.time_zone },
  }));
}
