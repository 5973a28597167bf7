import type { CardData, CardFilters, Persona } from '../api/card-contract.ts';
import type { PodcastChoice } from './personas/podcasts-of.ts';

type Owed = CardData<'makegoods_pending'>['items'][number];
type SpotDay = CardData<'inventory_calendar'>['rows'][number]['cells'][number];

/** What dashboard cards tell the page, by name, with their details. */
export type CardEvents = {
  /** The reader chose a podcast or days; the provider takes it. */
  'podflight-card-filters-changed': CardFilters;
  /** A dashboard's cards are there. */
  'podflight-cards-loaded': { persona: Persona; podcasts: readonly PodcastChoice[] };
  /** The reader wants to make good what a line is short of, credit it or waive it. */
  'podflight-makegood-requested': Pick<
    Owed,
    'io_id' | 'io_number' | 'outstanding_impressions' | 'next_slot'
  > & {
    act: 'book' | 'credit' | 'waive';
  };
  /** The reader wants to know why a show fits. */
  'podflight-match-opened': { match_id: string; podcast_id: string | null; advertiser_id: string | null };
  /** The reader wants matches worked out. */
  'podflight-matches-requested': null;
  /** The reader chose a day of a spot. */
  'podflight-slot-chosen': Pick<SpotDay, 'day' | 'episode_ids' | 'state'> & {
    podcast_id: string;
    ad_unit_id: string;
    /** Whose dashboard it is, where it is narrowed to one. */
    advertiser_id: string | null;
  };
  /** The reader wants to add spots. */
  'podflight-ad-units-requested': null;
  /** The reader wants to see the deals. */
  'podflight-deals-requested': null;
};

declare global {
  interface HTMLElementEventMap extends CardEventMap {}
  interface DocumentEventMap extends CardEventMap {}
}
type CardEventMap = { [Name in keyof CardEvents]: CustomEvent<CardEvents[Name]> };
