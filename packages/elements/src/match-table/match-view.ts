import type { MatchDetail, MatchItem, MatchReason } from '../api/match-contract.ts';
import type { MatchFilter } from '../api/matches-api.ts';
import type { Formats } from '../format/formats.ts';
import type { Translate } from '../text/translate.ts';

/** What is listed: shows for an advertiser, or advertisers for a show. */
export type Side = 'shows' | 'advertisers';

/** What the list is called. */
export const TITLES = { shows: 'match_title_shows', advertisers: 'match_title_advertisers' } as const;

/** Who is spoken to: who looks for shows, or the show that looks for advertisers. */
export type Reader = 'advertiser' | 'show';

/** Writes reasons in a language, to one side; the server's English is used without one. */
export type Sentences = (reasons: readonly MatchReason[], reader: Reader) => string;

/** What a row of the table is drawn with. */
export type MatchView = {
  side: Side;
  filter: MatchFilter;
  sentences: Sentences | undefined;
  text: Translate;
  formats: Formats;
};

/** The other side's name, as people call it. */
export function nameOf(match: MatchItem, { side, text }: Pick<MatchView, 'side' | 'text'>): string {
  return (side === 'shows' ? match.podcast_title : match.advertiser_name) || text('match_unknown');
}

/** Why it scores as it does, said to who looks. */
export function whyOf(match: MatchItem, { side, sentences, text }: MatchView): string {
  const isForShow = side === 'advertisers';
  const said = sentences
    ? sentences(match.reasons, isForShow ? 'show' : 'advertiser')
    : isForShow
      ? match.rationale_for_show
      : match.rationale;
  return said || text('match_no_reasons');
}

/** Of matches that are all here: those that a server would have answered. */
export function narrowed(items: readonly MatchItem[], filter: MatchFilter): MatchItem[] {
  const { advertiser_id, podcast_id, q, band, eligible } = filter;
  const words = q.trim().toLowerCase();
  return items.filter(
    (one) =>
      (!advertiser_id || one.advertiser_id === advertiser_id) &&
      (!podcast_id || one.podcast_id === podcast_id) &&
      (!band || one.band === band) &&
      (!eligible || String(one.eligible) === eligible) &&
      `${one.advertiser_name} ${one.podcast_title}`.toLowerCase().includes(words),
  );
}

/** Whether less than all matches of somebody is asked for. */
export function isNarrowed({ q, band, eligible }: MatchFilter): boolean {
  return q !== '' || band !== '' || eligible !== '';
}

/** A match that was linked to stands first when the pages so far do not have it, unless filters left it out. */
export function withOpen(
  items: readonly MatchItem[],
  detail: MatchDetail | null,
  match_id: string,
  filter: MatchFilter,
): readonly MatchItem[] {
  const isHere = items.some((one) => one.match_id === match_id);
  return detail?.match_id !== match_id || isHere || isNarrowed(filter) ? items : [detail, ...items];
}

/** What a match of these rests on, when that is here, too. */
export function detailIn(items: readonly (MatchItem | MatchDetail)[], match_id: string): MatchDetail | null {
  const found = items.find((one) => one.match_id === match_id);
  return found && 'signals' in found ? found : null;
}
