import type { CloudEvent } from '../shared/event-sink.ts';

/** Data of each event that Podflight emits, by type. */
export type PodflightEventData = {
  'deal.stage_changed': {
    campaign_id: string;
    from: string;
    to: string;
    /** ISO 8601 UTC. */
    at: string;
    /** Null when the host wrote the stage itself. */
    actor_id: string | null;
    amount_cents: number | null;
    currency: string;
    /** That it is won, from the stage it went to, 0 to 1. */
    probability: number;
    /** Days that it was in `from`; null when nobody knows since when. */
    days_in_stage: number | null;
    reason: string | null;
    loss_reason: string | null;
    /** Counts the deal's moves. */
    revision: number;
  };
  'etl.import_completed': {
    import_id: string;
    source: string;
    mode: 'atomic' | 'partial';
    rows_read: number;
    records_imported: number;
    records_inserted: number;
    records_updated: number;
    records_unchanged: number;
    records_failed: number;
    records_duplicate: number;
    day_from: string | null;
    day_to: string | null;
    /** Episodes of which a row was inserted or updated, at most 1,000; `episode_count` has them all. */
    episode_ids: string[];
    episode_count: number;
    duration_ms: number;
  };
  'etl.error': {
    import_id: string;
    source: string;
    code: string;
    message: string;
    rows_read: number;
    records_failed: number;
    /** Whether the same upload may succeed later without being changed. */
    retryable: boolean;
  };
  'io.delivered': {
    io_id: string;
    insertion_order_id: string;
    io_number: string;
    campaign_id: string;
    podcast_id: string | null;
    episode_id: string | null;
    /** `short`: more is missing than the order tolerates, and a makegood is owed. */
    outcome: 'delivered' | 'short';
    booked_impressions: number | null;
    delivered_impressions: number;
    shortfall_impressions: number;
    makegood_of_id: string | null;
    settled_at: string;
  };
  'io.scheduled': {
    io_id: string;
    insertion_order_id: string;
    io_number: string;
    line_no: number;
    campaign_id: string;
    podcast_id: string | null;
    ad_unit_id: string;
    episode_id: string | null;
    flight_start: string;
    flight_end: string;
    time_zone: string;
    booked_impressions: number | null;
    booked_cpm_cents: number | null;
    currency: string;
    promo_code: string | null;
    /** Set when the slot is only held until then. */
    hold_expires_at: string | null;
    makegood_of_id: string | null;
  };
  'match.recalculated': MatchRunData | MatchMoveData;
};

/** Why matches were reckoned again. `requested`: somebody asked for it. */
export type MatchCause = {
  type: 'requested' | 'import' | 'booking' | 'profile';
  /** The import, booking, sponsor or podcast that it was. */
  id: string | null;
};

/** What a recalculation did as a whole; its subject is the `run_id`. */
type MatchRunData = {
  kind: 'run';
  run_id: string;
  /** Null: all of them. */
  advertiser_id: string | null;
  podcast_id: string | null;
  pairs_total: number;
  pairs_new: number;
  pairs_changed: number;
  pairs_unchanged: number;
  pairs_removed: number;
  /** Changed pairs whose score moved by a point, or that became eligible or ceased to be, or whose first reason is another. */
  pairs_moved: number;
  /** Moved pairs that have an event of their own. */
  pairs_told: number;
  weights_version: string | null;
  cause: MatchCause;
  duration_ms: number;
};

/** A pair of which something moved that matters; its subject is the `match_id`. */
type MatchMoveData = {
  kind: 'pair';
  run_id: string;
  match_id: string;
  advertiser_id: string;
  podcast_id: string;
  from: MatchStanding;
  to: MatchStanding;
  /** Names of signals that have another value or confidence. */
  changed_signals: string[];
  cause: MatchCause;
};

type MatchStanding = { score: number; eligible: boolean; top_reason: string | null };

/** The event types in use. */
export type PodflightEventType = keyof PodflightEventData;

/** An event of Podflight's, typed by its `type`. */
export type PodflightEvent = {
  [T in PodflightEventType]: CloudEvent<T, PodflightEventData[T]>;
}[PodflightEventType];
