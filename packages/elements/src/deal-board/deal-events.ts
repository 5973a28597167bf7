import type { Deal, DealStage } from '../api/deal-contract.ts';

/** The events of the deal board, by name, with their details. */
export type DealEvents = {
  /** The server has taken a move. */
  'podflight-deal-moved': { campaign_id: string; from: DealStage; to: DealStage; deal: Deal };
  /** The reader opened a deal's details. */
  'podflight-deal-opened': { campaign_id: string };
  /** A move was not taken; the card is back, or where `stage` says that somebody else put it. */
  'podflight-deal-move-failed': {
    campaign_id: string;
    from: DealStage;
    to: DealStage;
    code: string;
    message: string;
    /** Where the deal is now; null when it is gone. */
    stage: DealStage | null;
  };
};

declare global {
  interface HTMLElementEventMap extends DealEventMap {}
  interface DocumentEventMap extends DealEventMap {}
}
type DealEventMap = { [Name in keyof DealEvents]: CustomEvent<DealEvents[Name]> };
