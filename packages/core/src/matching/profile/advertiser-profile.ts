import type { Position, WithProblems } from '../inputs.ts';
import type { Topic } from '../taxonomy/topic.ts';
import type { Bands } from './bands.ts';

/** Where an advertiser wants to be heard. */
export interface GeoTarget {
  /** ISO 3166-1 alpha-2 countries, or 3166-2 regions of countries that are not targets themselves. */
  codes: readonly string[];
  /** A share for each code, 1 in all; null: any mix of them will do. */
  weights: readonly number[] | null;
  excluded: readonly string[];
}

/** A wish for one dimension of the audience: any of some groups, or a distribution over them. */
export type BandTarget = { kind: 'any_of' | 'distribution'; bands: Bands };
export type GenderTarget = { kind: 'any_of' | 'distribution'; shares: GenderShares };
/** Female, male, other: shares that are 1 in all. */
export type GenderShares = readonly [number, number, number];

export interface DemographicTarget {
  age: BandTarget | null;
  gender: GenderTarget | null;
  income: BandTarget | null;
}

export interface WeightedTopic {
  topic: Topic;
  /** Of an advertiser: 1 in all. Of a podcast: prominence, 1 for the foremost. */
  weight: number;
}

/** Topics with where they were read. */
export interface Topics {
  topics: readonly WeightedTopic[];
  /** A metadata field, or the column of a genre or an industry: `podcasts.category`. */
  source: string;
  /** 1 for ids, less for what was told from a genre or an industry. */
  confidence: number;
}

/** Counts of words, for those who have no topics. */
export interface Keywords {
  counts: ReadonlyMap<string, number>;
  /** Length of the vector of counts. */
  norm: number;
  source: string;
}

export interface Requested {
  impressions: number | null;
  /** Empty: any. */
  positions: readonly Position[];
  /** `YYYY-MM-DD`, both inclusive. */
  from: string | null;
  to: string | null;
  /** The same as days since 1970-01-01. */
  first_day: number | null;
  last_day: number | null;
  target_cpm_cents: number | null;
  currency: string | null;
}

/** What one advertiser brings to all of its pairs. Read once a row by {@link readAdvertiser}. */
export interface AdvertiserProfile extends WithProblems {
  advertiser_id: string;
  /** As {@link industryKey} spells it. */
  industry: string | null;
  geo: GeoTarget | null;
  demographic: DemographicTarget | null;
  topics: Topics | null;
  keywords: Keywords | null;
  /** Language subtags (`en`); empty: any. */
  languages: readonly string[];
  requested: Requested;
  /** Shows with such a topic, or one below it, are out. */
  blocked_topics: ReadonlySet<Topic>;
  blocked_podcasts: ReadonlySet<string>;
  /** Highest level allowed by sensitive topic, in the order of `SAFETY_TOPICS`; null: no limit. */
  safety_limits: readonly (number | null)[] | null;
  /** False: episodes marked as explicit are above the limit. */
  allow_explicit: boolean;
}
