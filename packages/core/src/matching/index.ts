export type {
  AdvertiserRow,
  Baselines,
  BookedIndustry,
  EpisodeRow,
  GivenSignal,
  InventoryPeriod,
  LiftBaseline,
  LiftBaselines,
  LiftMethod,
  LiftOutcome,
  PairFacts,
  PodcastRow,
  Position,
  PositionRate,
  SignalName,
} from './inputs.ts';
export { industryKey, SIGNALS } from './inputs.ts';
export type {
  Band,
  Gate,
  GateCode,
  MatchResult,
  Reason,
  ReasonParam,
  ReasonParams,
  ScoredSignal,
  ScoredSignals,
  Signal,
} from './match-result.ts';
export { BANDS, GATES } from './match-result.ts';
export type { MetadataProblem, MetadataProblemCode } from './metadata-problem.ts';
export type { AdvertiserProfile } from './profile/advertiser-profile.ts';
export type { PodcastProfile } from './profile/podcast-profile.ts';
