/** Where a booking stands. `makegood`: it ended short and a remedy is owed. */
export type IoStatus = 'scheduled' | 'active' | 'completed' | 'cancelled' | 'makegood';

export type AdPosition = 'pre' | 'mid' | 'post';

/** A spot that can be sold in every episode of a podcast; the rate is minor units for 1,000 impressions. */
export type AdUnit = {
  ad_unit_id: string;
  podcast_id: string | null;
  name: string;
  position: AdPosition;
  delivery: 'embedded' | 'dynamic';
  duration_seconds: number | null;
  slots_per_episode: number;
  rate_cpm_cents: number | null;
  currency: string | null;
};

/** What of an ad unit is left in one episode during a flight, and what the episode will bring. */
export type Availability = {
  ad_unit_id: string;
  ad_unit_name: string;
  episode_id: string;
  episode_title: string;
  publish_date: string | null;
  capacity: number;
  booked: number;
  held: number;
  free: number;
  oversold: number;
  /** Null where the show has too little history. */
  projected_impressions: number | null;
};

/** One booked line of an insertion order; money in minor units, flights half-open. */
export type Io = {
  io_id: string;
  insertion_order_id: string | null;
  io_number: string | null;
  line_no: number;
  campaign_id: string | null;
  campaign_name: string | null;
  sponsor_id: string | null;
  sponsor_name: string | null;
  podcast_id: string | null;
  podcast_title: string | null;
  ad_unit_id: string | null;
  ad_unit_name: string | null;
  position: AdPosition | null;
  episode_id: string | null;
  episode_title: string | null;
  flight_start: string;
  flight_end: string;
  flight_first_day: string;
  flight_last_day: string;
  time_zone: string;
  booked_impressions: number | null;
  booked_cpm_cents: number | null;
  currency: string | null;
  line_cost_cents: number | null;
  promo_code: string | null;
  vanity_url: string | null;
  status: IoStatus;
  revision: number;
  hold_expires_at: string | null;
  cancelled_at: string | null;
  cancel_reason: string | null;
  payable_cents: number | null;
  delivered_impressions: number | null;
  settled_at: string | null;
  makegood_of_id: string | null;
  makegood_reason: string | null;
  credited_impressions: number;
  /** What a person may do with it now; what is left out may not be done. */
  allowed_actions?: readonly IoAction[];
};

export type IoAction = 'edit' | 'cancel' | 'confirm' | 'makegood' | 'resolve';

/** One booked line with what its order agreed on and how that was worded. */
export type IoDetail = Io & {
  terms: { cancellation_notice_days: number };
  revisions: readonly {
    revision: number;
    reason: string | null;
    changes: readonly { line_no: number | null; field: string; before: unknown; after: unknown }[];
    needs_acceptance: boolean;
    accepted_at: string | null;
    accepted_by: string | null;
    created_at: string;
  }[];
};

/** How a line does against its flight; shares of 1, where 1 is the goal or on track. */
export type IoPacing = {
  io_id: string;
  status: PacingStatus;
  delivered_impressions: number;
  delivery_share: number | null;
  pacing_index: number | null;
  projected_impressions: number | null;
  data_through: string | null;
};

export type PacingStatus =
  | 'not_applicable'
  | 'no_goal'
  | 'not_started'
  | 'awaiting_publication'
  | 'awaiting_data'
  | 'settling'
  | 'delivered'
  | 'under_delivered'
  | 'insufficient_data'
  | 'too_early'
  | 'ahead'
  | 'on_track'
  | 'at_risk'
  | 'behind';

/** A replacement for what a line fell short of; days are inclusive. */
export type MakegoodBooking = {
  reason: string;
  ad_unit_id: string;
  episode_id: string | null;
  flight_start: string;
  flight_end: string;
  impressions: number | null;
  idempotency_key: string;
};

/** An insertion order with its lines. */
export type IoOrder = {
  insertion_order_id: string;
  io_number: string;
  campaign_id: string | null;
  revision: number;
  currency: string;
  time_zone: string;
  lines: Io[];
};

/** Something that is free instead of a slot that is not. */
export type SlotAlternative = {
  kind: 'flight' | 'ad_unit' | 'episode';
  ad_unit_id: string;
  ad_unit_name: string;
  episode_id: string;
  episode_title: string;
  flight_start: string;
  flight_end: string;
};

/** One spot to book; days are inclusive on both sides. */
export type BookingLine = {
  ad_unit_id: string;
  episode_id: string | null;
  flight_start: string;
  flight_end: string;
  booked_impressions: number | null;
  booked_cpm_cents: number | null;
  promo_code: string | null;
  vanity_url: string | null;
};

/** What is sent to book an order. */
export type Booking = {
  campaign_id: string;
  currency: string;
  time_zone: string;
  lines: BookingLine[];
  hold_until: string | null;
  idempotency_key: string;
};

/** A deal as far as booking needs it. */
export type BookableDeal = {
  campaign_id: string;
  name: string;
  podcast_id: string | null;
  podcast_title: string | null;
  sponsor_name: string | null;
  stage: string;
  amount_cents: number | null;
  currency: string | null;
};
