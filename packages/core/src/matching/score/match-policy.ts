import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { PodflightError } from '../../shared/podflight-error.ts';
import { SIGNALS, type SignalName } from '../inputs.ts';
import type { FitMeasure } from '../signals/distribution-fit.ts';

/**
 * Changes whenever a formula, a gate, a reason or an English sentence does, so that stored results of the one before
 * are known to be old: the next run makes them anew.
 */
const FORMULAS = '2';

export type Weights = { readonly [Name in SignalName]: number };
type Missing = 'renormalise' | 'neutral' | 'zero';
type SafetyAs = 'weight' | 'penalty';

const PRESETS = {
  default: {
    weights: { geo: 0.15, demographic: 0.2, topic: 0.25, lift: 0.2, inventory: 0.1, safety: 0.1 },
    safety: 'weight',
  },
  plan: {
    weights: { geo: 0.15, demographic: 0.2, topic: 0.25, lift: 0.2, inventory: 0.15, safety: 0.05 },
    safety: 'penalty',
  },
} as const satisfies Record<string, { weights: Weights; safety: SafetyAs }>;

export interface MatchPolicyOptions {
  /** What is not given otherwise. Default `default`. */
  preset?: keyof typeof PRESETS;
  /** 0 or more each; they are made to add up to 1. Signals that are left out keep the preset's. */
  weights?: { readonly [Name in SignalName]?: number };
  /**
   * What stands in for what is not known: nothing, the known signals count for all (`renormalise`, the
   * default); 0.5 (`neutral`); or 0 (`zero`).
   */
  missing?: Missing;
  /** Whether safety is one of the signals, or what it lacks is taken off the others' score. */
  safety?: SafetyAs;
  /** How distributions of age, gender and income are compared. Default `overlap`. */
  demographic_fit?: FitMeasure;
  /** Whether a competitor's booking closes a gate. Default `gate`. */
  competitors?: 'gate' | 'off';
}

/** Weights and rules of a run, made once by {@link matchPolicy}. */
export interface MatchPolicy {
  /** 1 in all. */
  weights: Weights;
  /** The same in the order of `SIGNALS`. */
  vector: readonly number[];
  missing: Missing;
  safety: SafetyAs;
  demographic_fit: FitMeasure;
  competitors: 'gate' | 'off';
  /** Short and stable: the preset, and a hash of all that a result depends on. */
  weights_version: string;
}

/**
 * The weights and rules to score by.
 *
 * @throws PodflightError `match.policy_invalid` when a weight is below 0 or no number, or all are 0.
 * @example matchPolicy({ weights: { lift: 0.4 } }).weights.lift // 0.333…
 */
export function matchPolicy(options: MatchPolicyOptions = {}): MatchPolicy {
  const { preset = 'default', missing = 'renormalise', competitors = 'gate' } = options;
  const { demographic_fit = 'overlap' } = options;
  const base = PRESETS[preset];
  const given: Record<SignalName, number> = { ...base.weights, ...options.weights };
  const safety = options.safety ?? base.safety;
  const counted = SIGNALS.filter((name) => safety === 'weight' || name !== 'safety');
  const wrong = SIGNALS.find((name) => !(given[name] >= 0 && given[name] < Number.POSITIVE_INFINITY));
  if (wrong || counted.every((name) => given[name] === 0)) {
    throw new PodflightError(
      'match.policy_invalid',
      wrong
        ? `The weight of "${wrong}" is ${given[wrong]}. Give a number of 0 or more.`
        : 'All weights are 0, so nothing could be scored. Give at least one signal a weight.',
      { weights: given },
    );
  }
  const sum = SIGNALS.reduce((all, name) => all + given[name], 0);
  const of = (name: SignalName) => given[name] / sum;
  const weights: Weights = {
    geo: of('geo'),
    demographic: of('demographic'),
    topic: of('topic'),
    lift: of('lift'),
    inventory: of('inventory'),
    safety: of('safety'),
  };
  const rules = { missing, safety, demographic_fit, competitors };
  const text = JSON.stringify([FORMULAS, SIGNALS.map((name) => weights[name].toPrecision(12)), rules]);
  const hash = bytesToHex(sha256(utf8ToBytes(text))).slice(0, 8);
  return { weights, vector: SIGNALS.map(of), ...rules, weights_version: `${preset}-${hash}` };
}
