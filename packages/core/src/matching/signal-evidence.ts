import type { LiftMethod, Position, SignalName } from './inputs.ts';

/** Why a signal has no value. `not_asked`: the advertiser has no wish that it could meet. */
export interface MissingEvidence {
  missing: 'not_asked' | 'unknown';
  /** The fields that would give it a value, as `table.column.path`. */
  fields: readonly string[];
}

/** A signal that the host gave. */
export interface HostEvidence {
  source: 'host';
  given: Readonly<Record<string, unknown>>;
}

export interface GeoEvidence {
  /** Of `podcasts.metadata.audience.geo`: share of the known audience by target market, largest first. */
  markets: readonly { code: string; share: number; target: number | null }[];
  /** Share of the known audience in target markets. */
  share: number;
  /** Share of the known audience in excluded countries. */
  excluded_share: number;
  /** Share of the audience whose place is known. */
  known_share: number;
}

export interface DemographicEvidence {
  dimensions: readonly { dimension: 'age' | 'gender' | 'income'; fit: number; known_share: number }[];
  /** What the advertiser asks for and the audience profile does not have. */
  unknown: readonly ('age' | 'gender' | 'income')[];
  method: 'survey' | 'modelled';
  /** Listeners asked; null for modelled data. */
  sample_size: number | null;
}

export interface TopicEvidence {
  /** `iab`: by taxonomy; `keywords`: by words in common. */
  by: 'iab' | 'keywords';
  /** Where the topics were read: a metadata field, or a column with a genre or an industry. */
  advertiser_source: string;
  podcast_source: string;
  /** Best pairs, largest part first. `weight` of the advertiser's topics is 1 in all. */
  pairs: readonly { wanted: string; has: string; similarity: number; prominence: number; weight: number }[];
}

export interface LiftEvidence {
  methods: readonly {
    method: LiftMethod;
    conversions: number;
    /** Delivered. */
    impressions: number;
    /** Delivered, young bookings counted by the share of their conversions that is in. */
    mature_impressions: number;
    /** Conversions an impression of the baseline. */
    baseline_rate: number;
    baseline: 'advertiser' | 'industry';
    /** Shrunk rate over the baseline's. */
    ratio: number;
  }[];
  io_ids: readonly string[];
}

export interface InventoryEvidence {
  positions: readonly Position[];
  from: string;
  to: string;
  available_impressions: number;
  requested_impressions: number | null;
  /** Mean of the wanted positions' rates by what is available of each; null when unknown. */
  rate_cents: number | null;
  target_cpm_cents: number | null;
  currency: string | null;
  /** 1 when the rate is within the target; null when either is unknown. */
  price_fit: number | null;
  /** Of the wanted days: the part that inventory is known for. */
  known_days: number;
}

export interface SafetyEvidence {
  /** The sensitive topic that is exceeded most: its IAB id, or `explicit`. */
  topic: string;
  /** Episodes above the limit. */
  above: number;
  /** Episodes that were rated, of the last 20. */
  rated: number;
  /** What the advertiser allows at most. */
  limit: string;
  /** The episodes above the limit. */
  episode_ids: readonly string[];
}

interface OwnEvidence {
  geo: GeoEvidence;
  demographic: DemographicEvidence;
  topic: TopicEvidence;
  lift: LiftEvidence;
  inventory: InventoryEvidence;
  safety: SafetyEvidence;
}

/** What each signal was computed of. */
export type SignalEvidence = {
  [Name in SignalName]: OwnEvidence[Name] | MissingEvidence | HostEvidence;
};
