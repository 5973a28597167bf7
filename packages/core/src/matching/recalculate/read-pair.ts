import type { PodflightContext } from '../../tenancy/context.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import type { Baselines, PairFacts } from '../inputs.ts';
import type { AdvertiserProfile } from '../profile/advertiser-profile.ts';
import type { PodcastProfile } from '../profile/podcast-profile.ts';
import { givenSignals, type Pair } from '../signal-sources.ts';
import { readAdvertisers } from './inputs/read-advertisers.ts';
import { readLift } from './inputs/read-lift.ts';
import { readPodcasts } from './inputs/read-podcasts.ts';
import { readNetworkRates } from './inputs/read-rates.ts';
import { knownScope, type Page } from './inputs/scope.ts';
import { lastMeans } from './match-run.ts';
import { blockAdvertiser, blockPodcast, pairInputs, rulesHash } from './pair-inputs.ts';
import type { RunRules } from './run-rules.ts';

/** All that one pair's score is computed of, and the hash that its match is stored with. */
export type PairRead = {
  advertiser: AdvertiserProfile;
  podcast: PodcastProfile;
  facts: PairFacts | undefined;
  baselines: Baselines;
  hash: number;
};

/** Reads one pair as a recalculation would; null when one of its sides is gone. */
export async function readPair(
  ctx: PodflightContext,
  db: TenantDb,
  { advertiser_id, podcast_id }: Pair,
  { policy, sources, at }: Pick<RunRules, 'policy' | 'sources' | 'at'>,
): Promise<PairRead | null> {
  const scope = await knownScope(ctx, db, { advertiser_id, podcast_id }, { counting: false });
  const network = await readNetworkRates(ctx, db, scope, at);
  const lift = await readLift(ctx, db, scope, at);
  const baselines: Baselines = {
    lift_by_advertiser: lift.by_advertiser,
    lift_by_industry: lift.by_industry,
    means: await lastMeans(ctx, db),
  };
  const page = (only: string | null): Page => ({ only, after: null, limit: 1 });
  const [advertiserRow] = await readAdvertisers(ctx, db, scope, page(advertiser_id));
  const [podcastRow] = await readPodcasts(ctx, db, scope, { page: page(podcast_id), at, network });
  if (!advertiserRow || !podcastRow) return null;
  const [given] = await givenSignals(ctx, sources, [{ advertiser_id, podcast_id }]);
  const advertiser = blockAdvertiser(advertiserRow);
  const podcast = blockPodcast(ctx, podcastRow);
  const { facts, hash } = pairInputs(
    advertiser,
    lift.outcomes,
    baselines,
    rulesHash(policy, baselines),
  )(podcast, given);
  return { advertiser: advertiser.profile, podcast: podcast.profile, facts, baselines, hash };
}
