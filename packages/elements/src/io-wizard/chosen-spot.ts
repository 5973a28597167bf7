import type { BookableDeal } from '../api/io-contract.ts';
import type { CardEvents } from '../cards/card-events.ts';
import type { DealSearch } from './deal-search.ts';
import { type IoDraft, withDeal, withFirstDay } from './io-draft.ts';

type SlotChosen = CardEvents['podflight-slot-chosen'];

/** A spot on a day that was chosen elsewhere: what `podflight-slot-chosen` tells is one. */
export type ChosenSpot = Pick<SlotChosen, 'podcast_id' | 'ad_unit_id' | 'day'> &
  Partial<Pick<SlotChosen, 'episode_ids' | 'advertiser_id'>>;

/** Takes a deal; where it is of the chosen spot's show, the order is for that spot from that day on. */
export function withDealFor(draft: IoDraft, deal: BookableDeal, spot: ChosenSpot | null): IoDraft {
  const taken = withDeal(draft, deal);
  if (!spot || deal.podcast_id !== spot.podcast_id) return taken;
  const { ad_unit_id, episode_ids = [], day } = spot;
  return withFirstDay(
    { ...taken, ad_unit_ids: [ad_unit_id], episode_ids, unassigned: episode_ids.length === 0 },
    day,
  );
}

/** Whose deals can be for the spot. */
export function dealsOf(spot: ChosenSpot | null): DealSearch['of'] {
  if (!spot) return {};
  const { podcast_id, advertiser_id } = spot;
  return { podcast_id, ...(advertiser_id && { sponsor_id: advertiser_id }) };
}

/** Whether the draft is for the spot, so that it may be put back when the spot is asked for again. */
export function isFor({ deal, ad_unit_ids, episode_ids }: IoDraft, spot: ChosenSpot): boolean {
  return (
    deal?.podcast_id === spot.podcast_id &&
    ad_unit_ids.includes(spot.ad_unit_id) &&
    (spot.episode_ids ?? []).every((id) => episode_ids.includes(id))
  );
}
