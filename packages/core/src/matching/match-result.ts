import type { Band } from './band.ts';
import type { SignalName } from './inputs.ts';
import type { MetadataProblem } from './metadata-problem.ts';
import type { Gate, Reason } from './reason.ts';
import type { SignalEvidence } from './signal-evidence.ts';

/** One of the six answers. `value` is null exactly when `confidence` is 0. */
export interface Signal<Evidence> {
  /** 0 (does not fit) to 1 (fits); null: not known, or nothing was asked. */
  value: number | null;
  /** 0 to 1: how much of what would have to be known is. */
  confidence: number;
  /** What the value was computed of, so that each number can be traced to rows. */
  evidence: Evidence;
}

/** A signal with its part in the score. */
export interface ScoredSignal<Evidence> extends Signal<Evidence> {
  /** 0 to 1; all weights add up to 1. */
  weight: number;
  /** Points, to hundredths: what the signal adds to or takes from `base`. 0 where it is missing. */
  contribution: number;
}

export type ScoredSignals = { [Name in SignalName]: ScoredSignal<SignalEvidence[Name]> };

/** How well one advertiser fits one podcast, and why. */
export interface MatchResult {
  /** 0 to 100, to hundredths; shown as a whole number. 0 with `coverage` 0, when nothing is known. */
  score: number;
  /** The score if everything unknown turned out at its worst. What matches are ranked by. */
  range_low: number;
  /** The score if everything unknown turned out at its best. */
  range_high: number;
  /** 0 to 1, to hundredths: how much of the weights is backed by data. */
  coverage: number;
  /** `coverage` is below 0.4. */
  provisional: boolean;
  /** Of the whole-number score: from 80, 65, 50, 35. Null when nothing is known. */
  band: Band | null;
  /** No gate is closed. One that is closed caps score and range at 20. */
  eligible: boolean;
  gates: readonly Gate[];
  signals: ScoredSignals;
  /** What a pair with the network's mean signals would have, on the evidence of this one. */
  base: number;
  /** Points that closed gates take off, 0 or below: `score = base + Σ contribution + cap`, exactly. */
  cap: number;
  /** Gates first, then what speaks for it, against it, and what is missing. */
  reasons: readonly Reason[];
  /** Names weights, policy and formulas: results of different versions are not comparable. */
  weights_version: string;
  /** Of the advertiser's and the podcast's metadata. */
  problems: readonly MetadataProblem[];
}
