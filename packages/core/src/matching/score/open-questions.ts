import { SIGNALS, type SignalName } from '../inputs.ts';
import type { ScoredSignals } from '../match-result.ts';
import type { MatchPolicy } from './match-policy.ts';
import { points } from './points.ts';

/** What is not known of a signal, and what knowing it would be worth. */
export interface OpenQuestion {
  signal: SignalName;
  /** The fields that would answer it, as `table.column.path`. */
  fields: readonly string[];
  /** `not_asked`: the advertiser's wish is missing, not the show's data. */
  why: 'unknown' | 'partly_known' | 'not_asked';
  /** Points by which the range would get narrower, to hundredths: `100 w (1 - c)`. */
  narrows_by: number;
  /** The score, to hundredths, if the answer were the worst and the best one. */
  low: number;
  high: number;
}

const SAFETY = SIGNALS.indexOf('safety');

/** The fields that a signal which is partly known would be completed by. */
const FIELDS: { readonly [Name in SignalName]: readonly string[] } = {
  geo: ['podcasts.metadata.audience.geo'],
  demographic: [
    'podcasts.metadata.audience.age',
    'podcasts.metadata.audience.gender',
    'podcasts.metadata.audience.sample_size',
  ],
  topic: ['podcasts.metadata.topics', 'sponsors.metadata.targeting.topics'],
  lift: ['attribution_events'],
  inventory: ['sponsors.metadata.targeting.impressions', 'ad_units'],
  safety: ['episodes.metadata.safety'],
};

type Rules = Pick<MatchPolicy, 'vector' | 'missing' | 'safety'>;

/**
 * What is not known, the most valuable first: the value of information of a signal is how much narrower the
 * range gets when it is known. Scores are those before gates.
 */
export function openQuestions(signals: ScoredSignals, policy: Rules): OpenQuestion[] {
  return SIGNALS.filter((name) => narrowsBy(name, signals, policy) > 0)
    .map((name) => openQuestion(name, signals, policy))
    .sort((a, b) => b.narrows_by - a.narrows_by);
}

/** Points by which the range would get narrower, were this signal known. */
export function narrowsBy(name: SignalName, signals: ScoredSignals, { vector, safety }: Rules): number {
  const at = SIGNALS.indexOf(name);
  const whole = safety === 'penalty' && name !== 'safety' ? 1 - (vector[SAFETY] ?? 0) : 1;
  return Math.round((((vector[at] ?? 0) * (1 - signals[name].confidence)) / whole) * 10_000) / 100;
}

export function openQuestion(signal: SignalName, signals: ScoredSignals, policy: Rules): OpenQuestion {
  const at = SIGNALS.indexOf(signal);
  const { confidence, value, evidence } = signals[signal];
  const values = SIGNALS.map((name) => signals[name].value ?? 0);
  const confidences = SIGNALS.map((name) => signals[name].confidence);
  confidences[at] = 1;
  const answered = (answer: number) => {
    values[at] = confidence * (value ?? 0) + (1 - confidence) * answer;
    return points({ values, confidences, means: [] }, policy).score / 100;
  };
  const isMissing = 'missing' in evidence;
  return {
    signal,
    fields: isMissing ? evidence.fields : FIELDS[signal],
    why: isMissing ? evidence.missing : 'partly_known',
    narrows_by: narrowsBy(signal, signals, policy),
    low: answered(0),
    high: answered(1),
  };
}
