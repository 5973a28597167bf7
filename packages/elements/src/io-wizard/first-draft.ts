import type { BookableDeal } from '../api/io-contract.ts';
import { type ChosenSpot, dealsOf, isFor, withDealFor } from './chosen-spot.ts';
import type { DealSearch } from './deal-search.ts';
import type { KeptDrafts } from './draft-store.ts';
import type { IoDraft } from './io-draft.ts';

/** What the page asks the wizard to start with. */
type Asked = { deal: BookableDeal | null; campaign_id: string; spot: ChosenSpot | null };
type Change = (draft: IoDraft) => IoDraft;

/** The draft to start with: the one that was kept, else one for what was asked; a deal to be read changes it later. */
export function firstDraft(
  { deal, campaign_id, spot }: Asked,
  empty: IoDraft,
  { drafts, search, change }: { drafts: KeptDrafts; search: DealSearch; change: (change: Change) => void },
): IoDraft {
  search.of = dealsOf(spot);
  const id = deal?.campaign_id ?? campaign_id;
  const kept = drafts.find(id, (draft) => !spot || isFor(draft, spot));
  if (kept) return kept;
  if (deal) return withDealFor(empty, deal, spot);
  if (id) void search.readDeal(id).then((read) => read && change((now) => withDealFor(now, read, spot)));
  return empty;
}
