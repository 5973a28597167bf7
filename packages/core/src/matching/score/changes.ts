import { type Baselines, type PairFacts, POSITIONS, type Position } from '../inputs.ts';
import type { MatchResult } from '../match-result.ts';
import type { AdvertiserProfile, Requested } from '../profile/advertiser-profile.ts';
import type { PodcastProfile } from '../profile/podcast-profile.ts';
import { flightDays } from '../profile/read-requested.ts';
import { laterFlights } from './later-flights.ts';
import type { MatchPolicy } from './match-policy.ts';
import { scorePair } from './score-pair.ts';

/** One thing that the two sides could agree on otherwise. */
export type Change =
  | { code: 'change.positions'; params: { positions: readonly Position[] } }
  | { code: 'change.price'; params: { target_cpm_cents: number; rate_cents: number; currency: string } }
  | { code: 'change.impressions'; params: { impressions: number } }
  | { code: 'change.flight'; params: { from: string; to: string } }
  | { code: 'change.market'; params: { market: string; share: number } };

/** A change with the score, to hundredths, that the pair would have after it. */
export type Counterfactual = Change & {
  score: number;
  range_low: number;
  /** Points more than now. */
  gain: number;
  /** Whether the pair could be booked then. */
  eligible: boolean;
};

/** As many of the show's markets are tried. */
const MARKETS = 3;

/**
 * Which single change lifts the score most, the best first: each is scored as {@link scorePair} would score it,
 * nothing is estimated. Changes that make nothing better are left out; of those of one kind that come to the same, the
 * first stands: the earliest flight, one position before all.
 */
export function bestChanges(
  advertiser: AdvertiserProfile,
  podcast: PodcastProfile,
  facts: PairFacts | undefined,
  baselines: Baselines,
  policy: MatchPolicy,
): Counterfactual[] {
  const rescore = (changed: AdvertiserProfile) => scorePair(changed, podcast, facts, baselines, policy);
  const now = rescore(advertiser);
  return candidates(advertiser, podcast, now)
    .map(({ change, changed }): Counterfactual => {
      const { score, range_low, eligible } = rescore(changed);
      return { ...change, score, range_low, eligible, gain: Math.round((score - now.score) * 100) / 100 };
    })
    .filter(({ gain, eligible }) => gain > 0 || (eligible && !now.eligible))
    .sort((a, b) => Number(b.eligible) - Number(a.eligible) || b.gain - a.gain || order(a) - order(b))
    .filter((one, at, all) => all.findIndex((other) => isAsGood(other, one)) === at);
}

/** Of one kind and with one outcome: another position, or a month later still, would be no more help. */
function isAsGood(a: Counterfactual, b: Counterfactual): boolean {
  return a.code === b.code && a.score === b.score && a.range_low === b.range_low && a.eligible === b.eligible;
}

type Candidate = { change: Change; changed: AdvertiserProfile };

function candidates(advertiser: AdvertiserProfile, podcast: PodcastProfile, now: MatchResult): Candidate[] {
  const { requested } = advertiser;
  const found: Candidate[] = [];
  const ask = (change: Change, wanted: Partial<Requested>) =>
    found.push({ change, changed: { ...advertiser, requested: { ...requested, ...wanted } } });
  const { evidence } = now.signals.inventory;
  for (const { position } of podcast.inventory?.positions ?? []) {
    if (requested.positions.length === 1 && requested.positions[0] === position) continue;
    ask({ code: 'change.positions', params: { positions: [position] } }, { positions: [position] });
  }
  if (requested.positions.length > 0 && requested.positions.length < POSITIONS.length) {
    ask({ code: 'change.positions', params: { positions: POSITIONS } }, { positions: [] });
  }
  if ('price_fit' in evidence) {
    const { rate_cents, target_cpm_cents: target, currency, available_impressions: free } = evidence;
    if (rate_cents !== null && target !== null && currency !== null && rate_cents > target) {
      const params = { target_cpm_cents: target, rate_cents, currency };
      ask({ code: 'change.price', params }, { target_cpm_cents: rate_cents });
    }
    if (requested.impressions !== null && free > 0 && free < requested.impressions) {
      ask({ code: 'change.impressions', params: { impressions: free } }, { impressions: free });
    }
  }
  for (const { from, to } of laterFlights(requested, podcast.inventory)) {
    ask({ code: 'change.flight', params: { from, to } }, flightDays(from, to));
  }
  return [...found, ...newMarkets(advertiser, podcast)];
}

/** The show's largest countries that the advertiser does not target yet; those that it excludes stay out. */
function newMarkets(advertiser: AdvertiserProfile, { audience }: PodcastProfile): Candidate[] {
  const { geo } = advertiser;
  if (!geo || geo.weights || geo.codes.length === 0 || !audience.geo) return [];
  return [...audience.geo.shares.by_code]
    .filter(([code]) => code.length === 2 && !geo.codes.includes(code) && !geo.excluded.includes(code))
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MARKETS)
    .map(([market, share]) => ({
      change: { code: 'change.market', params: { market, share: Math.round(share * 10_000) / 10_000 } },
      changed: {
        ...advertiser,
        // A region of the new market would count twice.
        geo: {
          ...geo,
          codes: [...geo.codes.filter((code) => !code.startsWith(`${market}-`)), market].sort(),
        },
      },
    }));
}

const ORDER = ['change.price', 'change.positions', 'change.flight', 'change.impressions', 'change.market'];
function order({ code }: Change): number {
  return ORDER.indexOf(code);
}
