import type { AdUnit, BookableDeal, SlotAlternative } from '../api/io-contract.ts';
import { addDays, dayCount, dayIn, daysOfFlight } from '../io-order/flight-day.ts';

/** The steps in their order. */
export const STEPS = ['deal', 'ad_units', 'episodes', 'flight', 'price', 'review'] as const;
export type Step = (typeof STEPS)[number];

/** What a person changed of one line; what is left out is as the order has it. */
export type LineEdit = {
  ad_unit_id?: string;
  episode_id?: string | null;
  first_day?: string;
  last_day?: string;
  impressions?: number | null;
  cpm_cents?: number | null;
  promo_code?: string;
  vanity_slug?: string;
  target_url?: string;
  removed?: true;
};

/** An order that is being put together: all that a person has entered, and nothing that the server knows. */
export type IoDraft = {
  step: Step;
  deal: BookableDeal | null;
  ad_unit_ids: readonly string[];
  episode_ids: readonly string[];
  /** Of episodes that were chosen, so that a line reads well before availability is there. */
  titles: Readonly<Record<string, string>>;
  /** The show is booked too, to be put into an episode later. */
  unassigned: boolean;
  first_day: string;
  last_day: string;
  time_zone: string;
  /** An instant in the reader's zone as a field has it; empty: booked firmly. */
  hold_until: string;
  /** By line key. */
  edits: Readonly<Record<string, LineEdit>>;
  /** Says that a repeat is the same order. */
  idempotency_key: string;
};

/** One spot that will be booked. */
export type DraftLine = {
  key: string;
  ad_unit_id: string;
  episode_id: string | null;
  first_day: string;
  last_day: string;
  impressions: number | null;
  cpm_cents: number | null;
  promo_code: string;
  vanity_slug: string;
  /** Where the vanity link leads. */
  target_url: string;
};

const FLIGHT_DAYS = 30;

/** An order with nothing in it, for a flight that begins tomorrow in the reader's zone. */
export function emptyDraft(): IoDraft {
  const time_zone = new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
  const first_day = addDays(dayIn(new Date(), time_zone), 1);
  return {
    step: 'deal',
    deal: null,
    ad_unit_ids: [],
    episode_ids: [],
    titles: {},
    unassigned: false,
    first_day,
    last_day: addDays(first_day, FLIGHT_DAYS - 1),
    time_zone,
    hold_until: '',
    edits: {},
    idempotency_key: crypto.randomUUID(),
  };
}

/** Each ad unit in each episode, as they were edited; removed ones are left out. */
export function linesOf(draft: IoDraft, units: readonly AdUnit[]): DraftLine[] {
  const places = [...draft.episode_ids, ...(draft.unassigned ? [null] : [])];
  return draft.ad_unit_ids.flatMap((ad_unit_id) =>
    places.flatMap((episode_id) => {
      const key = `${ad_unit_id}/${episode_id ?? ''}`;
      const edit = draft.edits[key] ?? {};
      if (edit.removed) return [];
      const unit = units.find((one) => one.ad_unit_id === (edit.ad_unit_id ?? ad_unit_id));
      const { first_day, last_day } = draft;
      const rate = unit?.rate_cpm_cents ?? null;
      const own = { ad_unit_id, episode_id, first_day, last_day, impressions: null, cpm_cents: rate };
      return [{ key, ...own, promo_code: '', vanity_slug: '', target_url: '', ...edit }];
    }),
  );
}

/** What one order is priced in: the deal's currency, else that of an ad unit's rate. */
export function currencyOf(draft: IoDraft, units: readonly AdUnit[]): string {
  return draft.deal?.currency ?? units.find((unit) => unit.currency)?.currency ?? 'USD';
}

/** Takes another deal, with which everything that was chosen of the last one's show goes. */
export function withDeal(draft: IoDraft, deal: BookableDeal): IoDraft {
  if (deal.campaign_id === draft.deal?.campaign_id) return { ...draft, deal };
  const { first_day, last_day, time_zone, hold_until, step, idempotency_key } = draft;
  const kept = { first_day, last_day, time_zone, hold_until, step, idempotency_key };
  return { ...kept, deal, ad_unit_ids: [], episode_ids: [], titles: {}, unassigned: false, edits: {} };
}

/** Lets the flight begin on a day, as long as it was; a day that has gone by changes nothing. */
export function withFirstDay(draft: IoDraft, day: string): IoDraft {
  if (day <= draft.first_day) return draft;
  return { ...draft, first_day: day, last_day: addDays(day, dayCount(draft.first_day, draft.last_day) - 1) };
}

/** Changes one line. */
export function withEdit(draft: IoDraft, key: string, edit: LineEdit): IoDraft {
  return { ...draft, edits: { ...draft.edits, [key]: { ...draft.edits[key], ...edit } } };
}

/** Puts the lines back that were removed. */
export function withAllLines(draft: IoDraft): IoDraft {
  const edits = Object.entries(draft.edits).map(([key, { removed: _, ...edit }]) => [key, edit]);
  return { ...draft, edits: Object.fromEntries(edits) };
}

/** Puts a line where something is free. */
export function withAlternative(draft: IoDraft, key: string, taken: SlotAlternative): IoDraft {
  if (taken.kind === 'ad_unit') return withEdit(draft, key, { ad_unit_id: taken.ad_unit_id });
  if (taken.kind === 'flight') return withEdit(draft, key, daysOfFlight(taken, draft.time_zone));
  const titles = { ...draft.titles, [taken.episode_id]: taken.episode_title };
  return withEdit({ ...draft, titles }, key, { episode_id: taken.episode_id });
}

/** The title of an episode that the draft has come across. */
export function episodeTitle(draft: IoDraft, episode_id: string): string {
  return draft.titles[episode_id] ?? '';
}
