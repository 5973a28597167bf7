import type {
  MatchDetail as CoreDetail,
  Counterfactual,
  MatchItem,
  OpenQuestion,
  ScoredSignals,
} from '@podflight/core/matching';

export type {
  Band,
  Counterfactual,
  MatchItem,
  MatchPage,
  MatchRun,
  OpenQuestion,
  SignalEvidence,
  SignalName,
} from '@podflight/core/matching';

/** A sentence as data. */
export type MatchReason = MatchItem['reasons'][number];

/** A match with what it rests on; evidence and changes as core makes them, which the API's schema leaves open. */
export type MatchDetail = Omit<CoreDetail, 'signals' | 'open_questions' | 'changes'> & {
  signals: ScoredSignals;
  open_questions: readonly OpenQuestion[];
  changes: readonly Counterfactual[];
};
