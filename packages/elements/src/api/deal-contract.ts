/** Where a deal stands; the first four are open. */
export type DealStage = 'lead' | 'qualified' | 'proposal' | 'negotiation' | 'won' | 'lost';

export type LossReason =
  | 'price'
  | 'budget_cut'
  | 'timing'
  | 'competitor'
  | 'no_inventory'
  | 'audience_mismatch'
  | 'brand_safety'
  | 'no_response'
  | 'other';

/** A move that the server offers: where to, what it asks for, and why it cannot be made now. */
export type DealTransition = {
  to: DealStage;
  kind: 'forward' | 'back' | 'lose' | 'win' | 'reopen';
  requires: readonly ('reason' | 'loss_reason' | 'amount' | 'expected_close' | 'override')[];
  blocked?: { code: string; message: string };
};

/** A deal as the API gives it: money in minor units, probability from 0 to 1, days as `YYYY-MM-DD`. */
export type Deal = {
  campaign_id: string;
  name: string;
  podcast_id: string | null;
  podcast_title: string | null;
  sponsor_id: string | null;
  sponsor_name: string | null;
  industry: string | null;
  stage: DealStage;
  stage_changed_at: string | null;
  revision: number;
  amount_cents: number | null;
  currency: string | null;
  probability: number;
  weighted_cents: number | null;
  expected_close: string | null;
  slip_count: number;
  loss_reason: LossReason | null;
  loss_note: string | null;
  closed_at: string | null;
  last_activity_at: string | null;
  next_activity_on: string | null;
  days_in_stage: number | null;
  rotting: boolean;
  allowed_transitions: readonly DealTransition[];
};

/** What the deals of one stage and currency come to. */
export type DealTotal = {
  stage: DealStage;
  currency: string | null;
  count: number;
  amount_cents: number;
  weighted_cents: number;
};

export type DealPage = { items: Deal[]; next_cursor: string | null; totals: DealTotal[] };

/** One change of stage, as it was when it was made. */
export type DealHistoryEntry = {
  history_id: string;
  from_stage: DealStage | null;
  to_stage: DealStage;
  amount_cents: number | null;
  currency: string | null;
  probability: number | null;
  reason: string | null;
  note: string | null;
  days_in_previous_stage: number | null;
  actor_id: string | null;
  changed_at: string;
};
