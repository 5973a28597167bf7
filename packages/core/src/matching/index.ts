export { type AffectedBy, type AffectedScope, affectedPairs } from './affected-pairs.ts';
export { BANDS, type Band } from './band.ts';
export { exportMatchesCsv } from './export-matches-csv.ts';
export { getMatch, type MatchDetail, matchDetail } from './get-match.ts';
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
export {
  type ListMatchesInput,
  listMatches,
  listMatchesInput,
  type MatchFiltersInput,
  type MatchPage,
  matchFilters,
  matchPage,
} from './list-matches.ts';
export { type MatchItem, matchItem } from './match-item.ts';
export type { MatchResult, ScoredSignal, ScoredSignals, Signal } from './match-result.ts';
export { cancelMatchRun, getMatchRun, listMatchRuns, type MatchRunPage, matchRunPage } from './match-runs.ts';
export type { MetadataProblem, MetadataProblemCode } from './metadata-problem.ts';
export type { AdvertiserProfile } from './profile/advertiser-profile.ts';
export type { PodcastProfile } from './profile/podcast-profile.ts';
export { readAdvertiser } from './profile/read-advertiser.ts';
export { readPodcast } from './profile/read-podcast.ts';
export { ENGLISH } from './rationale/english.ts';
export { ENGLISH_FOR_SHOWS } from './rationale/english-for-shows.ts';
export type { MatchCatalogue, Sentence } from './rationale/match-catalogue.ts';
export { rationaleText } from './rationale/rationale-text.ts';
export type { Gate, GateCode, Reason, ReasonCode, ReasonParamsOf } from './reason.ts';
export { type MatchRun, matchRun } from './recalculate/match-run.ts';
export {
  type MatchOptions,
  type RecalculateInput,
  type RecalculateOptions,
  recalculateInput,
  recalculateMatches,
} from './recalculate/recalculate-matches.ts';
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
export type { Pair, SignalSources } from './signal-sources.ts';
export { FIT_MEASURES, type FitMeasure } from './signals/distribution-fit.ts';
export { SAFETY_LEVELS, SAFETY_TOPICS, type SafetyLevel } from './taxonomy/safety-topics.ts';
export type { Topic } from './taxonomy/topic.ts';
export { topicOfGenre, topicOfId, topicOfName } from './taxonomy/topics.ts';
