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

/**
 * What is not known, the most valuable first: the value of information of a signal is how much narrower the
 * range gets when it is known. Scores are those before gates.
 */
export function openQuestions(
  signals: ScoredSignals,
  { weights, missing, safety }: Pick<MatchPolicy, 'weights' | 'missing' | 'safety'>,
): OpenQuestion[] {
  const confidences = SIGNALS.map((name) => signals[name].confidence);
  const values = SIGNALS.map((name) => signals[name].value ?? 0);
  const whole = safety === 'penalty' ? 1 - weights.safety : 1;
  return SIGNALS.flatMap((signal, at): OpenQuestion[] => {
    const known = confidences[at] ?? 0;
    const part = signal === 'safety' && safety === 'penalty' ? weights.safety : weights[signal] / whole;
    const narrows_by = Math.round(part * (1 - known) * 10_000) / 100;
    if (narrows_by <= 0) return [];
    const answered = (answer: number) =>
      points(
        {
          values: values.with(at, known * (values[at] ?? 0) + (1 - known) * answer),
          confidences: confidences.with(at, 1),
          means: [],
        },
        { weights, missing, safety },
      ).score / 100;
    const { evidence } = signals[signal];
    const [why, fields] =
      'missing' in evidence
        ? ([evidence.missing, evidence.fields] as const)
        : (['partly_known', FIELDS[signal]] as const);
    return [{ signal, fields, why, narrows_by, low: answered(0), high: answered(1) }];
  }).sort((a, b) => b.narrows_by - a.narrows_by);
}
