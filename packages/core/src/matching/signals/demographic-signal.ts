import type { Signal } from '../match-result.ts';
import type { AdvertiserProfile, DemographicTarget } from '../profile/advertiser-profile.ts';
import type { Audience, PodcastProfile } from '../profile/podcast-profile.ts';
import type { DemographicEvidence, MissingEvidence } from '../signal-evidence.ts';
import { bandFit, type FitMeasure, groupFit, shareWithin } from './distribution-fit.ts';
import { missing } from './missing.ts';
import { rounded } from './rounded.ts';

/** A survey of that many listeners is taken at its word. */
const FULL_SAMPLE = 200;
const MODELLED_CONFIDENCE = 0.6;
const DIMENSIONS = ['age', 'gender', 'income'] as const;

const NOT_ASKED = missing(
  'not_asked',
  'sponsors.metadata.targeting.age',
  'sponsors.metadata.targeting.gender',
);
const UNKNOWN = missing('unknown', 'podcasts.metadata.audience.age', 'podcasts.metadata.audience.gender');

/**
 * How much of the audience is who the advertiser wants to reach: the mean over age, gender and income, of
 * those that it asks for and that are known. Confidence is `sample / 200` of a survey, 0.6 of modelled data,
 * times the known part of what was asked. It is the audience of the show, never its host.
 */
export function demographicSignal(
  { demographic: target }: AdvertiserProfile,
  { audience }: PodcastProfile,
  measure: FitMeasure,
): Signal<DemographicEvidence | MissingEvidence> {
  if (!target) return NOT_ASKED;
  const dimensions: { dimension: 'age' | 'gender' | 'income'; fit: number; known_share: number }[] = [];
  const unknown: ('age' | 'gender' | 'income')[] = [];
  let [fits, known] = [0, 0];
  for (const dimension of DIMENSIONS) {
    if (!target[dimension]) continue;
    const fit = dimensionFit(dimension, target, audience, measure);
    const known_share = audience[dimension]?.known_share ?? 0;
    if (fit === null) {
      unknown.push(dimension);
      continue;
    }
    fits += fit;
    known += known_share;
    dimensions.push({ dimension, fit: rounded(fit), known_share: rounded(known_share) });
  }
  const { method, sample_size } = audience;
  const trust = method === 'modelled' ? MODELLED_CONFIDENCE : Math.min(1, (sample_size ?? 0) / FULL_SAMPLE);
  const confidence = (trust * known) / (dimensions.length + unknown.length);
  if (dimensions.length === 0 || confidence === 0) return UNKNOWN;
  return {
    value: fits / dimensions.length,
    confidence,
    evidence: { dimensions, unknown, method, sample_size: method === 'survey' ? sample_size : null },
  };
}

/** Null when the audience is not known by that dimension. */
function dimensionFit(
  dimension: 'age' | 'gender' | 'income',
  target: DemographicTarget,
  audience: Audience,
  measure: FitMeasure,
): number | null {
  if (dimension === 'gender') {
    const [wanted, has] = [target.gender, audience.gender];
    if (!wanted || !has) return null;
    // Of `any_of`, wanted groups are 1 and others 0, so the least of both is the share in them.
    return groupFit(wanted.kind === 'any_of' ? 'overlap' : measure, wanted.shares, has.shares);
  }
  const [wanted, has] = [target[dimension], audience[dimension]];
  if (!wanted || !has) return null;
  return wanted.kind === 'any_of'
    ? shareWithin(has.shares, wanted.bands)
    : bandFit(measure, has.shares, wanted.bands);
}
