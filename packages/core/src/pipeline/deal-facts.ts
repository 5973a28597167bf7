import type { DealStage, OpenStage } from './deal-stage.ts';

/** What of a deal decides where it may go. */
export type DealFacts = {
  stage: DealStage;
  /** Minor units; null where the campaign has no value. */
  amount_cents: number | null;
  /** `YYYY-MM-DD` */
  expected_close: string | null;
  /** The open stage that a lost deal was lost in; null where nobody knows. */
  lost_from: OpenStage | null;
  /** Booking lines of the campaign that count as sold: held ones whose hold has lapsed and cancelled ones do not. */
  bookings: {
    scheduled: number;
    /** Active, completed, or owing a makegood. */
    delivering: number;
  };
};
