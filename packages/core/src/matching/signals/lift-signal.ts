import type { Baselines, LiftBaseline, LiftMethod, LiftOutcome } from '../inputs.ts';
import type { Signal } from '../match-result.ts';
import type { AdvertiserProfile } from '../profile/advertiser-profile.ts';
import type { LiftEvidence, MissingEvidence } from '../signal-evidence.ts';
import { missing } from './missing.ts';
import { rounded } from './rounded.ts';

/** As many impressions as bring this many conversions at the baseline's rate stand for the baseline. */
const PRIOR_CONVERSIONS = 10;
const METHODS: readonly LiftMethod[] = ['code', 'pixel'];
/** Part of the conversions of 60 days that are in after so many days (Magellan, first quarter of 2026). */
const MATURITY: readonly (readonly [day: number, share: number])[] = [
  [0, 0],
  [1, 0.328],
  [7, 0.58],
  [30, 0.874],
];

const UNKNOWN = missing('unknown', 'attribution_events');
const NO_BASELINE = missing('unknown', 'attribution_events', 'sponsors.industry');

/**
 * How well completed bookings of this advertiser on this show converted against the advertiser's own average,
 * or its industry's: the rate shrunk to the baseline by `m = 10 / r0` impressions, then
 * `r² / (r² + r0²)`, so that the baseline itself is 0.5. Confidence is `n / (n + m)`. Codes and pixels are two
 * rates, each against its own baseline; each counts by its confidence.
 */
export function liftSignal(
  advertiser: AdvertiserProfile,
  outcomes: readonly LiftOutcome[] | undefined,
  baselines: Baselines,
): Signal<LiftEvidence | MissingEvidence> {
  if (!outcomes || outcomes.length === 0) return UNKNOWN;
  const methods: LiftEvidence['methods'][number][] = [];
  let [weighted, confidences, evidence] = [0, 0, 0];
  for (const method of METHODS) {
    const own = outcomes.filter((outcome) => outcome.method === method).sort(inOrder);
    const against = baselineOf(advertiser, method, baselines);
    if (own.length === 0 || !against) continue;
    const r0 = against.baseline.conversions / against.baseline.impressions;
    const conversions = own.reduce((sum, outcome) => sum + outcome.conversions, 0);
    const n = own.reduce((sum, one) => sum + one.impressions * maturity(one.days_since_end), 0);
    if (n === 0) continue;
    const m = PRIOR_CONVERSIONS / r0;
    const ratio = (conversions + m * r0) / (n + m) / r0;
    const confidence = n / (n + m);
    weighted += confidence * (ratio ** 2 / (ratio ** 2 + 1));
    confidences += confidence;
    evidence += n / m;
    methods.push({
      method,
      conversions,
      impressions: own.reduce((sum, one) => sum + one.impressions, 0),
      mature_impressions: Math.round(n),
      baseline_rate: Number(r0.toPrecision(6)),
      baseline: against.from,
      ratio: rounded(ratio),
    });
  }
  if (methods.length === 0) return NO_BASELINE;
  return {
    value: weighted / confidences,
    // Of one method, n / (n + m); the second one can only add to it.
    confidence: evidence / (1 + evidence),
    evidence: { methods, io_ids: [...new Set(outcomes.map(({ io_id }) => io_id))].sort() },
  };
}

/** Sums of floats depend on the order, and the result is not to depend on that of the rows. */
function inOrder(a: LiftOutcome, b: LiftOutcome): number {
  return a.days_since_end - b.days_since_end || a.impressions - b.impressions;
}

function baselineOf(advertiser: AdvertiserProfile, method: LiftMethod, baselines: Baselines) {
  const own = baselines.lift_by_advertiser.get(advertiser.advertiser_id)?.[method];
  if (own && own.impressions > 0) return usable(own, 'advertiser');
  const { industry } = advertiser;
  return usable(
    industry === null ? undefined : baselines.lift_by_industry.get(industry)?.[method],
    'industry',
  );
}

/** A baseline without a single conversion says that nothing was measured, not that nothing sells. */
function usable(baseline: LiftBaseline | undefined, from: 'advertiser' | 'industry') {
  return baseline && baseline.impressions > 0 && baseline.conversions > 0 ? { baseline, from } : undefined;
}

/** Part of a booking's impressions that have had the time to bring what they will. */
function maturity(days: number): number {
  let [beforeDay, beforeShare] = [0, 0];
  for (const [day, share] of MATURITY) {
    if (days < day) {
      return beforeShare + ((share - beforeShare) * (Math.max(0, days) - beforeDay)) / (day - beforeDay);
    }
    [beforeDay, beforeShare] = [day, share];
  }
  return 1;
}
