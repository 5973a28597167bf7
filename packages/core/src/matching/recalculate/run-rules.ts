import type { MatchPolicy } from '../score/match-policy.ts';
import type { SignalSources } from '../signal-sources.ts';
import type { RunCounts } from './match-run.ts';

/** What a run goes by. */
export type RunRules = {
  policy: MatchPolicy;
  sources: SignalSources;
  /** When the run began: what is present and past. */
  at: string;
  counts: RunCounts;
  signal: AbortSignal;
  onBatch: () => void;
};
