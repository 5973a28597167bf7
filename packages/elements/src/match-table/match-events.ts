import type { MatchRun } from '../api/match-contract.ts';

/** What the table of matches tells the page, by name, with their details. */
export type MatchEvents = {
  /** The reader chose whose matches to see; one of the two is empty. */
  'podflight-match-subject-changed': { advertiser_id: string; podcast_id: string };
  /** The reader closed the open match. */
  'podflight-match-closed': null;
  /** Matches were scored anew. */
  'podflight-matches-recalculated': MatchRun | null;
};

declare global {
  interface HTMLElementEventMap extends MatchEventMap {}
  interface DocumentEventMap extends MatchEventMap {}
}
type MatchEventMap = { [Name in keyof MatchEvents]: CustomEvent<MatchEvents[Name]> };
