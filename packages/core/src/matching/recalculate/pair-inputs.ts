import type { PodflightContext } from '../../tenancy/context.ts';
import { type AdvertiserRow, type Baselines, type PairFacts, type PodcastRow, SIGNALS } from '../inputs.ts';
import type { AdvertiserProfile } from '../profile/advertiser-profile.ts';
import type { PodcastProfile } from '../profile/podcast-profile.ts';
import { readAdvertiser } from '../profile/read-advertiser.ts';
import { readPodcast } from '../profile/read-podcast.ts';
import type { MatchPolicy } from '../score/match-policy.ts';
import type { GivenSignals } from '../signal-sources.ts';
import { combined, type Hash, hashNumber, hashOf } from './input-hash.ts';
import type { Lift } from './inputs/read-lift.ts';
import { type PodcastHalf, podcastHalf } from './match-id.ts';

/** One side of pairs: read once, hashed once. */
export type BlockAdvertiser = { profile: AdvertiserProfile; hash: Hash };
export type BlockPodcast = { profile: PodcastProfile; hash: Hash; half: PodcastHalf };

export function blockAdvertiser(row: AdvertiserRow): BlockAdvertiser {
  return { profile: readAdvertiser(row), hash: hashOf(JSON.stringify(row)) };
}

export function blockPodcast(ctx: PodflightContext, row: PodcastRow): BlockPodcast {
  const half = podcastHalf(ctx.tenant_id, row.podcast_id);
  return { profile: readPodcast(row), hash: hashOf(JSON.stringify(row)), half };
}

/** What of a run is the same for all pairs, and changes them all when it changes. */
export function rulesHash(policy: MatchPolicy, { means }: Baselines): Hash {
  const used = SIGNALS.map((name) => [means[name]?.mean, means[name]?.pairs]);
  return combined([hashOf(policy.weights_version), hashOf(JSON.stringify(used))]);
}

/** What is known of one pair alone, and the hash of all that its score is computed of. */
export type PairInputs = { facts: PairFacts | undefined; hash: number };

/** Makes the {@link PairInputs} of an advertiser's pairs: what they share is hashed once. */
export function pairInputs(
  advertiser: BlockAdvertiser,
  outcomes: Lift['outcomes'],
  baselines: Baselines,
  rules: Hash,
): (podcast: BlockPodcast, given: GivenSignals | undefined) => PairInputs {
  const { advertiser_id, industry } = advertiser.profile;
  const own = combined([rules, advertiser.hash]);
  const rates = [
    baselines.lift_by_advertiser.get(advertiser_id),
    baselines.lift_by_industry.get(industry ?? ''),
  ];
  const lifts = outcomes.get(advertiser_id);
  return ({ profile, hash }, given) => {
    const lift = lifts?.get(profile.podcast_id);
    if (!lift && !given) return { facts: undefined, hash: hashNumber(combined([own, hash])) };
    const facts: PairFacts = { ...(lift && { lift }), ...(given && { given }) };
    const alone = hashOf(JSON.stringify([facts, lift ? rates : null]));
    return { facts, hash: hashNumber(combined([own, hash, alone])) };
  };
}
