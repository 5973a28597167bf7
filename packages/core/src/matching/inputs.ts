import type { MetadataProblem } from './metadata-problem.ts';

export const POSITIONS = ['pre', 'mid', 'post'] as const;
export type Position = (typeof POSITIONS)[number];

/** How a conversion was seen. Codes see a part only, so the two are never put into one rate. */
export type LiftMethod = 'code' | 'pixel';

/** A sponsor as its row says, before its metadata is read. */
export interface AdvertiserRow {
  advertiser_id: string;
  /** `sponsors.industry`. */
  industry: string | null;
  /** `sponsors.metadata`, whatever is in it. The shape that is read: docs/matching.md. */
  metadata: unknown;
}

/** One of the last 20 published episodes. */
export interface EpisodeRow {
  episode_id: string;
  /** Null when the host does not say. */
  explicit: boolean | null;
  /** `episodes.categories`: names of genres, whatever is in it. */
  categories: unknown;
  /** `episodes.metadata -> 'safety'`: level by sensitive topic. Null or absent: not rated. */
  safety: unknown;
}

/**
 * What can be sold of one position of a show from one day to another, both inclusive.
 * Periods of a position do not overlap; weeks or months will do, a part of one counts by its days.
 */
export interface InventoryPeriod {
  position: Position;
  /** `YYYY-MM-DD`. */
  from: string;
  to: string;
  /** As `avails` says. Below 0 is oversold; null is "nothing is projected", which is not full. */
  available_impressions: number | null;
}

/** What a show costs at a position: `rateGuidance` of its bookings, or its rate card. */
export interface PositionRate {
  position: Position;
  rate_cents: number;
  /** ISO 4217. */
  currency: string;
}

/** A booking that keeps its sponsor's competitors out. */
export interface BookedIndustry {
  advertiser_id: string;
  industry: string;
  io_id: string;
  /** First and last day of the flight, `YYYY-MM-DD`. */
  from: string;
  to: string;
}

/** A podcast with what is known of it, before its metadata is read. */
export interface PodcastRow {
  podcast_id: string;
  /** `podcasts.category`, a genre as directories name it. */
  category: string | null;
  language: string | null;
  explicit: boolean | null;
  /** `podcasts.metadata`, whatever is in it. The shape that is read: docs/matching.md. */
  metadata: unknown;
  /** The last episodes, newest first; 20 are read, more are ignored. */
  episodes: readonly EpisodeRow[];
  /** Empty: nothing is known of its inventory. */
  inventory: readonly InventoryPeriod[];
  rates: readonly PositionRate[];
  /** Scheduled and active bookings of sponsors that have an industry. */
  booked: readonly BookedIndustry[];
}

/** What one completed booking of this advertiser on this podcast brought, by one method. */
export interface LiftOutcome {
  io_id: string;
  method: LiftMethod;
  /** Inside the attribution window only. */
  conversions: number;
  /** Delivered. */
  impressions: number;
  /** Whole days from the end of the flight to the last day that conversions are known of. */
  days_since_end: number;
}

/** A signal that the host computed itself (`signalSources`). */
export interface GivenSignal {
  /** 0 to 1; null with a confidence of 0. */
  value: number | null;
  /** 0 to 1. */
  confidence: number;
  /** Kept as it is and shown. */
  evidence?: Readonly<Record<string, unknown>>;
}

/** What is known of one pair alone. Most pairs have none. */
export interface PairFacts {
  lift?: readonly LiftOutcome[];
  /** Replaces what Podflight would compute. */
  given?: { readonly [Name in SignalName]?: GivenSignal };
}

export const SIGNALS = ['geo', 'demographic', 'topic', 'lift', 'inventory', 'safety'] as const;
export type SignalName = (typeof SIGNALS)[number];

/** Conversions and impressions of all completed bookings that a rate is compared with. */
export interface LiftBaseline {
  conversions: number;
  impressions: number;
}
export type LiftBaselines = { readonly [Method in LiftMethod]?: LiftBaseline };

/** What all pairs of a run share. */
export interface Baselines {
  /** By advertiser id: the advertiser's own average. */
  lift_by_advertiser: ReadonlyMap<string, LiftBaselines>;
  /** By industry as {@link industryKey} spells it: used where the advertiser has none. */
  lift_by_industry: ReadonlyMap<string, LiftBaselines>;
  /** Mean value of each signal over the tenant's pairs; 0.5 is taken until 20 pairs have the signal. */
  means: { readonly [Name in SignalName]?: { mean: number; pairs: number } };
}

/** Industries are the same when they differ in letter case and outer spaces alone, as bookings have it. */
export function industryKey(industry: string): string {
  return industry.trim().toLowerCase();
}

/** What profiles have in common: what could not be read of the row's metadata. The rest is used. */
export interface WithProblems {
  problems: readonly MetadataProblem[];
}
