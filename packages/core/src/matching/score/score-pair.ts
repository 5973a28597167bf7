import { bandOf } from '../band.ts';
import { type Baselines, type PairFacts, SIGNALS, type SignalName } from '../inputs.ts';
import type { MatchResult, ScoredSignal, ScoredSignals, Signal } from '../match-result.ts';
import type { MetadataProblem } from '../metadata-problem.ts';
import type { AdvertiserProfile } from '../profile/advertiser-profile.ts';
import type { PodcastProfile } from '../profile/podcast-profile.ts';
import type { SignalEvidence } from '../signal-evidence.ts';
import { demographicSignal } from '../signals/demographic-signal.ts';
import { geoSignal } from '../signals/geo-signal.ts';
import { givenSignal } from '../signals/given-signal.ts';
import { inventorySignal } from '../signals/inventory-signal.ts';
import { liftSignal } from '../signals/lift-signal.ts';
import { safetySignal } from '../signals/safety-signal.ts';
import { topicSignal } from '../signals/topic-signal.ts';
import { closedGates } from './gates.ts';
import type { MatchPolicy } from './match-policy.ts';
import { points } from './points.ts';
import { reasonsFor } from './reasons.ts';

/** Most that a pair behind a closed gate has, in hundredths of a point. */
const GATED = 2000;
const PROVISIONAL = 0.4;
/** Below that many pairs with a signal, its mean says nothing. */
const FEWEST_PAIRS = 20;
const NEUTRAL = 0.5;
const NO_PROBLEMS: readonly MetadataProblem[] = Object.freeze([]);

/**
 * How well an advertiser fits a podcast: six signals from data, weighed, with all that is needed to defend the
 * number. Pure: the same input has the same result, in whatever order its lists and keys come.
 *
 * @param facts - What is known of this pair alone; undefined for most.
 * @throws PodflightError `match.signal_invalid` when the host gave a signal that is none.
 * @example
 * const { score, range_low, range_high, reasons } = scorePair(
 *   readAdvertiser(sponsor), readPodcast(podcast), undefined, baselines, matchPolicy(),
 * );
 */
export function scorePair(
  advertiser: AdvertiserProfile,
  podcast: PodcastProfile,
  facts: PairFacts | undefined,
  baselines: Baselines,
  policy: MatchPolicy,
): MatchResult {
  const ownSafety = safetySignal(advertiser, podcast);
  const raw: { [Name in SignalName]: Signal<SignalEvidence[Name]> } = {
    geo: geoSignal(advertiser, podcast),
    demographic: demographicSignal(advertiser, podcast, policy.demographic_fit),
    topic: topicSignal(advertiser, podcast),
    lift: liftSignal(advertiser, facts?.lift, baselines),
    inventory: inventorySignal(advertiser, podcast),
    safety: ownSafety,
  };
  if (facts?.given) replaceGiven(raw, facts.given);
  const gates = closedGates(advertiser, podcast, ownSafety.evidence, policy.competitors);
  const weighed = points(
    {
      values: SIGNALS.map((name) => raw[name].value ?? 0),
      confidences: SIGNALS.map((name) => raw[name].confidence),
      means: SIGNALS.map((name) => meanOf(name, baselines)),
    },
    policy,
  );
  const { coverage, contributions } = weighed;
  const scored = <Name extends SignalName>(name: Name, at: number): ScoredSignal<SignalEvidence[Name]> => ({
    ...raw[name],
    weight: policy.weights[name],
    contribution: (contributions[at] ?? 0) / 100,
  });
  const signals: ScoredSignals = {
    geo: scored('geo', 0),
    demographic: scored('demographic', 1),
    topic: scored('topic', 2),
    lift: scored('lift', 3),
    inventory: scored('inventory', 4),
    safety: scored('safety', 5),
  };
  const eligible = gates.length === 0;
  const capped = (hundredths: number) => (eligible ? hundredths : Math.min(GATED, hundredths));
  const score = capped(weighed.score);
  const provisional = coverage < PROVISIONAL - 1e-9;
  const known = coverage > 0;
  const ungated = { signals, gates, coverage, provisional, score: weighed.score / 100 };
  return {
    score: score / 100,
    range_low: capped(weighed.low) / 100,
    range_high: capped(weighed.high) / 100,
    coverage: Math.round(coverage * 100) / 100,
    provisional,
    band: known ? bandOf(score / 100) : null,
    eligible,
    gates,
    signals,
    base: weighed.base / 100,
    cap: (score - weighed.score) / 100,
    reasons: reasonsFor({ ...ungated, band: known ? bandOf(weighed.score / 100) : null }, advertiser, policy),
    weights_version: policy.weights_version,
    problems: problemsOf(advertiser, podcast),
  };
}

function meanOf(name: SignalName, { means }: Baselines): number {
  const known = means[name];
  return known && known.pairs >= FEWEST_PAIRS ? known.mean : NEUTRAL;
}

function replaceGiven(
  raw: { [Name in SignalName]: Signal<SignalEvidence[Name]> },
  given: NonNullable<PairFacts['given']>,
): void {
  for (const name of SIGNALS) {
    const own = given[name];
    if (own) raw[name] = givenSignal(name, own);
  }
}

function problemsOf(advertiser: AdvertiserProfile, podcast: PodcastProfile): readonly MetadataProblem[] {
  if (podcast.problems.length === 0)
    return advertiser.problems.length === 0 ? NO_PROBLEMS : advertiser.problems;
  return advertiser.problems.length === 0 ? podcast.problems : [...advertiser.problems, ...podcast.problems];
}
