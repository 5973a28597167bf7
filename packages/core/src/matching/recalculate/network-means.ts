import { type Baselines, type PairFacts, SIGNALS, type SignalName } from '../inputs.ts';
import type { AdvertiserProfile } from '../profile/advertiser-profile.ts';
import type { PodcastProfile } from '../profile/podcast-profile.ts';
import type { MatchPolicy } from '../score/match-policy.ts';
import { scorePair } from '../score/score-pair.ts';

/** Pairs of each side that the means are taken over at most: evenly spread by key, so always the same. */
const SAMPLE_SIDE = 40;
/** How far a mean has to move before it is taken anew, for every pair's rationale rests on it. */
const TOLERANCE = 0.03;

type Means = { [Name in SignalName]?: { mean: number; pairs: number } };

/** Mean value of each signal over a sample of the pairs, where enough of them have it. */
export function sampleMeans(
  advertisers: readonly AdvertiserProfile[],
  podcasts: readonly PodcastProfile[],
  factsOf: (advertiser_id: string, podcast_id: string) => PairFacts | undefined,
  baselines: Baselines,
  policy: MatchPolicy,
): Baselines['means'] {
  const sums = new Map<SignalName, { sum: number; pairs: number }>();
  for (const advertiser of spread(advertisers)) {
    for (const podcast of spread(podcasts)) {
      const facts = factsOf(advertiser.advertiser_id, podcast.podcast_id);
      const { signals } = scorePair(advertiser, podcast, facts, baselines, policy);
      for (const name of SIGNALS) {
        const { value } = signals[name];
        if (value === null) continue;
        const so = sums.get(name) ?? { sum: 0, pairs: 0 };
        sums.set(name, { sum: so.sum + value, pairs: so.pairs + 1 });
      }
    }
  }
  const means: Means = {};
  for (const [name, { sum, pairs }] of sums) {
    if (pairs >= ENOUGH) means[name] = { mean: Math.round((sum / pairs) * 100) / 100, pairs: ENOUGH };
  }
  return means;
}

/** Pairs from which on a mean says something; how many more there are changes nothing. */
const ENOUGH = 20;

/** The means to use: the earlier ones unless one of them moved by more than {@link TOLERANCE}. */
export function steadyMeans(earlier: Baselines['means'], sampled: Baselines['means']): Baselines['means'] {
  const same = SIGNALS.every((name) => {
    const [before, after] = [earlier[name], sampled[name]];
    return before && after ? Math.abs(before.mean - after.mean) <= TOLERANCE : before === after;
  });
  return same ? earlier : sampled;
}

function spread<Item>(items: readonly Item[]): Item[] {
  const step = Math.max(1, items.length / SAMPLE_SIDE);
  const chosen: Item[] = [];
  for (let at = 0; at < items.length; at += step) {
    const item = items[Math.floor(at)];
    if (item !== undefined) chosen.push(item);
  }
  return chosen;
}
