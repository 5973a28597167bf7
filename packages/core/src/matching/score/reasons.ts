import type { Band } from '../band.ts';
import { SIGNALS, type SignalName } from '../inputs.ts';
import type { ScoredSignals } from '../match-result.ts';
import type { AdvertiserProfile } from '../profile/advertiser-profile.ts';
import type { Gate, Reason } from '../reason.ts';
import type { MatchPolicy } from './match-policy.ts';
import { narrowsBy, type OpenQuestion, openQuestion } from './open-questions.ts';
import { signalReason } from './signal-reason.ts';

/** Points from which a signal counts as speaking against a pair. */
const AGAINST = -3;
const MOST_FOR = 2;
/** An unknown that is worth less of the range is not worth a sentence. */
const WORTH_ASKING = 5;
const DIMENSIONS = ['age', 'gender', 'income'] as const;

export interface ReasonsInput {
  signals: ScoredSignals;
  gates: readonly Gate[];
  /** Before gates, in points. */
  score: number;
  band: Band | null;
  coverage: number;
  provisional: boolean;
}

/** Gates, the verdict, two signals for it and one against, and the unknown that matters most. */
export function reasonsFor(
  input: ReasonsInput,
  advertiser: AdvertiserProfile,
  policy: MatchPolicy,
): Reason[] {
  const { signals, gates, band, coverage, provisional } = input;
  const reasons: Reason[] = [...gates];
  if (band === null) {
    reasons.push({ code: 'verdict.unknown', params: {} });
  } else {
    const params = { band, score: Math.round(input.score) };
    reasons.push(gates.length > 0 ? { code: 'verdict.gated', params } : { code: 'verdict', params });
  }
  const say = (name: SignalName, up: boolean) => {
    const reason = signalReason(name, up, signals, advertiser);
    if (reason) reasons.push(reason);
  };
  const ranked = SIGNALS.filter((name) => signals[name].contribution !== 0).sort(
    (a, b) => signals[b].contribution - signals[a].contribution,
  );
  for (const name of ranked.slice(0, MOST_FOR)) if (signals[name].contribution > 0) say(name, true);
  const worst = ranked.at(-1);
  if (worst && signals[worst].contribution <= AGAINST) say(worst, false);
  if (provisional && band !== null) reasons.push({ code: 'provisional', params: { coverage } });
  const unknown = mostUnknown(signals, policy);
  if (unknown) reasons.push(missingReason(openQuestion(unknown, signals, policy), signals, advertiser));
  return reasons;
}

/** The signal whose unknown part leaves the range widest. */
function mostUnknown(signals: ScoredSignals, policy: MatchPolicy): SignalName | undefined {
  let [found, most]: [SignalName | undefined, number] = [undefined, 0];
  for (const name of SIGNALS) {
    const points = narrowsBy(name, signals, policy);
    if (points >= WORTH_ASKING && points > most) [found, most] = [name, points];
  }
  return found;
}

function missingReason(
  { signal, why, low, high }: OpenQuestion,
  { demographic }: ScoredSignals,
  advertiser: AdvertiserProfile,
): Reason {
  const could = { low: Math.round(low), high: Math.round(high) };
  if (why === 'not_asked') return { code: 'missing.wish', params: { ...could, signal } };
  if (signal !== 'demographic') return { code: `missing.${signal}`, params: could };
  const { evidence } = demographic;
  const asked = DIMENSIONS.filter((dimension) => advertiser.demographic?.[dimension]);
  const dimensions = 'unknown' in evidence && evidence.unknown.length > 0 ? evidence.unknown : asked;
  return { code: 'missing.demographic', params: { ...could, dimensions } };
}
