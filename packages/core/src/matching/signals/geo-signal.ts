import type { Signal } from '../match-result.ts';
import type { AdvertiserProfile } from '../profile/advertiser-profile.ts';
import type { GeoShares, PodcastProfile } from '../profile/podcast-profile.ts';
import type { GeoEvidence, MissingEvidence } from '../signal-evidence.ts';
import { missing } from './missing.ts';
import { rounded } from './rounded.ts';

const NOT_ASKED = missing('not_asked', 'sponsors.metadata.targeting.geo');
const UNKNOWN = missing('unknown', 'podcasts.metadata.audience.geo');

/**
 * How much of the audience lives in the advertiser's markets: the share in them, or with a wanted mix
 * `Σ min(share, wanted)`; times the share outside excluded countries. Confidence is the share of the audience
 * whose place is known; a market that hides in `other`, or a region of a country that is not told apart by
 * region, lowers it by as much as may hide there.
 */
export function geoSignal(
  { geo: target }: AdvertiserProfile,
  { audience: { geo } }: PodcastProfile,
): Signal<GeoEvidence | MissingEvidence> {
  if (!target) return NOT_ASKED;
  if (!geo) return UNKNOWN;
  const { codes, weights, excluded } = target;
  const { by_code } = geo.shares;
  let fit = codes.length === 0 ? 1 : 0;
  let reached = 0;
  const markets: { code: string; share: number; target: number | null }[] = [];
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? '';
    const share = by_code.get(code) ?? 0;
    const wanted = weights ? (weights[at] ?? 0) : null;
    reached += share;
    fit += wanted === null ? share : Math.min(share, wanted);
    if (share > 0) {
      markets.push({ code, share: rounded(share), target: wanted === null ? null : rounded(wanted) });
    }
  }
  let excluded_share = 0;
  for (const code of excluded) excluded_share += by_code.get(code) ?? 0;
  const confidence = Math.max(0, geo.known_share * (1 - hidden(geo.shares, codes, excluded)));
  if (confidence === 0) return UNKNOWN;
  markets.sort((a, b) => b.share - a.share);
  return {
    value: Math.min(1, fit) * (1 - Math.min(1, excluded_share)),
    confidence,
    evidence: {
      markets,
      share: rounded(codes.length === 0 ? 1 - excluded_share : reached),
      excluded_share: rounded(excluded_share),
      known_share: rounded(geo.known_share),
    },
  };
}

/** Share of the known audience that may or may not be in places that were asked for. */
function hidden(shares: GeoShares, codes: readonly string[], excluded: readonly string[]): number {
  let countries = shares.other;
  let regions = 0;
  let unnamed = false;
  for (const list of [codes, excluded]) {
    for (const code of list) {
      if (shares.by_code.has(code)) continue;
      const country = code.length > 2 ? shares.by_code.get(code.slice(0, 2)) : undefined;
      if (country === undefined) unnamed = true;
      else if (!shares.with_regions.has(code.slice(0, 2))) regions += country;
    }
  }
  if (!unnamed) countries = 0;
  return Math.min(1, countries + regions);
}
