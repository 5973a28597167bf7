import type { Band } from './band.ts';
import type { SignalName } from './inputs.ts';

/** First and last day, `YYYY-MM-DD`. */
interface Window {
  from: string;
  to: string;
}
/** `count` episodes of `rated`, above the limit for `topic`: an IAB id, or `explicit`. */
interface EpisodesAbove {
  count: number;
  rated: number;
  topic: string;
}
/** Whole points that the score could have, were this known. */
interface Could {
  low: number;
  high: number;
}

/** What each sentence is filled with. Shares are parts of 1; a param `count` chooses the plural. */
export interface ReasonParamsOf {
  verdict: { band: Band; score: number };
  'verdict.gated': { band: Band; score: number };
  'verdict.unknown': Record<never, never>;
  provisional: { coverage: number };
  'gate.safety_floor': { count: number; rated: number };
  'gate.safety_limit': EpisodesAbove;
  'gate.explicit': { count: number; rated: number };
  'gate.industry_blocked': { industry: string };
  'gate.topic_blocked': { topic: string };
  'gate.podcast_blocked': Record<never, never>;
  'gate.language': { language: string };
  'gate.competitor': { industry: string } & Window;
  'geo.for': { share: number; markets: readonly string[] };
  'geo.against': { share: number; markets: readonly string[] };
  'geo.excluded': { share: number };
  'demographic.for': { fit: number };
  'demographic.against': { fit: number };
  'topic.for': { wanted: string; has: string };
  'topic.keywords': { words: readonly string[] };
  'topic.against': { topics: readonly string[] };
  'lift.advertiser': { ratio: number; count: number; impressions: number };
  'lift.industry': { ratio: number; count: number; impressions: number };
  'inventory.free': { impressions: number } & Window;
  'inventory.part': { share: number; impressions: number } & Window;
  'inventory.some': { impressions: number } & Window;
  'inventory.none': Window;
  'inventory.price': { rate_cents: number; target_cpm_cents: number; currency: string };
  'safety.for': { count: number };
  'safety.against': EpisodesAbove;
  'host.for': { signal: SignalName; value: number };
  'host.against': { signal: SignalName; value: number };
  /** The advertiser has not said what it looks for there. */
  'missing.wish': { signal: SignalName } & Could;
  'missing.geo': Could;
  'missing.demographic': { dimensions: readonly string[] } & Could;
  'missing.topic': Could;
  'missing.lift': Could;
  'missing.inventory': Could;
  'missing.safety': Could;
}

export type ReasonCode = keyof ReasonParamsOf;

/** One sentence of the rationale as data: the catalogue of a language makes it text. */
export type Reason = { [Code in ReasonCode]: { code: Code; params: ReasonParamsOf[Code] } }[ReasonCode];

/** Why a pair cannot be booked, however well it fits. */
export type Gate = Extract<Reason, { code: `gate.${string}` }>;
export type GateCode = Gate['code'];
