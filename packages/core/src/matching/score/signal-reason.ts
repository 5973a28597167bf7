import type { SignalName } from '../inputs.ts';
import type { ScoredSignals } from '../match-result.ts';
import type { AdvertiserProfile } from '../profile/advertiser-profile.ts';
import type { Reason } from '../reason.ts';
import type {
  GeoEvidence,
  InventoryEvidence,
  LiftEvidence,
  SafetyEvidence,
  TopicEvidence,
} from '../signal-evidence.ts';
import { rounded } from '../signals/rounded.ts';

/** As many markets or topics are named. */
const NAMED = 3;

/** The sentence on a signal that has a value, speaking for the pair (`up`) or against it. */
export function signalReason(
  name: SignalName,
  up: boolean,
  signals: ScoredSignals,
  advertiser: AdvertiserProfile,
): Reason | undefined {
  const { value, evidence } = signals[name];
  if ('missing' in evidence || value === null) return undefined;
  if ('source' in evidence) {
    const params = { signal: name, value: rounded(value) };
    return up ? { code: 'host.for', params } : { code: 'host.against', params };
  }
  if ('markets' in evidence) return geoReason(evidence, up, advertiser);
  if ('dimensions' in evidence) {
    return { code: up ? 'demographic.for' : 'demographic.against', params: { fit: rounded(value) } };
  }
  if ('pairs' in evidence) return topicReason(evidence, up, advertiser);
  if ('methods' in evidence) return liftReason(evidence);
  if ('positions' in evidence) return inventoryReason(evidence);
  return safetyReason(evidence);
}

function geoReason(
  { markets, share, excluded_share }: GeoEvidence,
  up: boolean,
  { geo }: AdvertiserProfile,
): Reason {
  const named = markets.slice(0, NAMED).map(({ code }) => code);
  const wanted = geo?.codes ?? [];
  if (wanted.length === 0 || (!up && excluded_share > 1 - share)) {
    return { code: 'geo.excluded', params: { share: excluded_share } };
  }
  const params = { share, markets: named.length > 0 ? named : wanted.slice(0, NAMED) };
  return up ? { code: 'geo.for', params } : { code: 'geo.against', params };
}

function topicReason({ by, pairs }: TopicEvidence, up: boolean, { topics }: AdvertiserProfile): Reason {
  const [best] = pairs;
  if (!best || !up) {
    const wanted = topics?.topics.slice(0, NAMED).map(({ topic }) => topic.name) ?? [];
    return {
      code: 'topic.against',
      params: { topics: by === 'iab' ? wanted : pairs.map(({ wanted }) => wanted) },
    };
  }
  return by === 'iab'
    ? { code: 'topic.for', params: { wanted: best.wanted, has: best.has } }
    : { code: 'topic.keywords', params: { words: pairs.map(({ wanted }) => wanted) } };
}

/** The method with the most behind it. */
function liftReason({ methods }: LiftEvidence): Reason | undefined {
  const [first] = [...methods].sort(
    (a, b) => b.impressions * b.baseline_rate - a.impressions * a.baseline_rate,
  );
  if (!first) return undefined;
  const { ratio, conversions: count, impressions, baseline } = first;
  const params = { ratio, count, impressions };
  return baseline === 'advertiser' ? { code: 'lift.advertiser', params } : { code: 'lift.industry', params };
}

function inventoryReason(evidence: InventoryEvidence): Reason {
  const { available_impressions, requested_impressions, from, to, price_fit } = evidence;
  const { rate_cents, target_cpm_cents, currency } = evidence;
  if (available_impressions <= 0) return { code: 'inventory.none', params: { from, to } };
  const share =
    requested_impressions === null ? 1 : Math.min(1, available_impressions / requested_impressions);
  if (price_fit !== null && price_fit < share && rate_cents !== null && target_cpm_cents !== null) {
    return { code: 'inventory.price', params: { rate_cents, target_cpm_cents, currency: currency ?? '' } };
  }
  if (requested_impressions === null) {
    return { code: 'inventory.some', params: { impressions: available_impressions, from, to } };
  }
  const params = { impressions: requested_impressions, from, to };
  return share === 1
    ? { code: 'inventory.free', params }
    : { code: 'inventory.part', params: { ...params, share } };
}

function safetyReason({ above, rated, topic }: SafetyEvidence): Reason {
  return above === 0
    ? { code: 'safety.for', params: { count: rated } }
    : { code: 'safety.against', params: { count: above, rated, topic } };
}
