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
export type { Band, MatchResult, ScoredSignal, ScoredSignals, Signal } from './match-result.ts';
export { BANDS } from './match-result.ts';
export type { MetadataProblem, MetadataProblemCode } from './metadata-problem.ts';
export type { AdvertiserProfile } from './profile/advertiser-profile.ts';
export type { PodcastProfile } from './profile/podcast-profile.ts';
export { readAdvertiser } from './profile/read-advertiser.ts';
export { readPodcast } from './profile/read-podcast.ts';
export { ENGLISH } from './rationale/english.ts';
export type { MatchCatalogue, Sentence } from './rationale/match-catalogue.ts';
export { rationaleText } from './rationale/rationale-text.ts';
export type { Gate, GateCode, Reason, ReasonCode, ReasonParamsOf } from './reason.ts';
export { bestChanges, type Change, type Counterfactual } from './score/changes.ts';
export { compareMatches } from './score/compare-matches.ts';
export {
  type MatchPolicy,
  type MatchPolicyOptions,
  matchPolicy,
  type Weights,
} from './score/match-policy.ts';
export { type OpenQuestion, openQuestions } from './score/open-questions.ts';
export { scorePair } from './score/score-pair.ts';
export type {
  DemographicEvidence,
  GeoEvidence,
  HostEvidence,
  InventoryEvidence,
  LiftEvidence,
  MissingEvidence,
  SafetyEvidence,
  SignalEvidence,
  TopicEvidence,
} from './signal-evidence.ts';
export { FIT_MEASURES, type FitMeasure } from './signals/distribution-fit.ts';
export { SAFETY_LEVELS, SAFETY_TOPICS, type SafetyLevel } from './taxonomy/safety-topics.ts';
export type { Topic } from './taxonomy/topic.ts';
export { topicOfGenre, topicOfId, topicOfName } from './taxonomy/topics.ts';
