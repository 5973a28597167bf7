import type { BookedIndustry, Position, WithProblems } from '../inputs.ts';
import type { GenderShares, Keywords, Topics, WeightedTopic } from './advertiser-profile.ts';
import type { Bands } from './bands.ts';

/** Shares of an audience that are known, and how much of it that is. */
export interface Known<Shares> {
  /** Over those who are known: 1 in all. */
  shares: Shares;
  /** 0 to 1. */
  known_share: number;
}

export interface GeoShares {
  /** By country and, where given, by region. */
  by_code: ReadonlyMap<string, number>;
  /** Share in countries that are not named. */
  other: number;
  /** Countries that are told apart by region. */
  with_regions: ReadonlySet<string>;
}

export interface Audience {
  geo: Known<GeoShares> | null;
  age: Known<Bands> | null;
  gender: Known<GenderShares> | null;
  income: Known<Bands> | null;
  method: 'survey' | 'modelled';
  sample_size: number | null;
}

/** Availability of one position as sums up to each day, so that a window costs two look-ups. */
export interface PositionInventory {
  position: Position;
  /** `available[d]` is what is available before day `first_day + d`. */
  available: Float64Array;
  /** Days before that that anything is known of. */
  known_days: Float64Array;
  rate_cents: number | null;
  currency: string | null;
}

export interface Inventory {
  /** Days since 1970-01-01. */
  first_day: number;
  days: number;
  /** First and last day, `YYYY-MM-DD`. */
  from: string;
  to: string;
  positions: readonly PositionInventory[];
}

export interface EpisodeSafety {
  episode_id: string;
  /** Level by sensitive topic, in the order of `SAFETY_TOPICS`; null: not rated. */
  levels: readonly number[] | null;
  explicit: boolean | null;
}

export interface Safety {
  /** Newest first, at most 20. */
  episodes: readonly EpisodeSafety[];
  rated: number;
  /** Rated episodes above a level: `above[topic * 5 + level]`. */
  above: Uint8Array;
  floor_episodes: number;
  explicit_known: number;
  explicit_episodes: number;
}

/** What one podcast brings to all of its pairs. Read once a row by {@link readPodcast}. */
export interface PodcastProfile extends WithProblems {
  podcast_id: string;
  /** Language subtag (`en`). */
  language: string | null;
  explicit: boolean | null;
  audience: Audience;
  topics: Topics | null;
  /** All topics that a block can hit, also those that a genre stands for. */
  all_topics: readonly WeightedTopic[];
  keywords: Keywords | null;
  /** As `industryKey` spells them. */
  blocked_industries: ReadonlySet<string>;
  safety: Safety;
  /** Null: nothing is known. */
  inventory: Inventory | null;
  /** By industry as `industryKey` spells it. */
  booked: ReadonlyMap<string, readonly BookedIndustry[]>;
}
