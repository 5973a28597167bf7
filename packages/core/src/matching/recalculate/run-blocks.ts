import { PodflightError } from '../../shared/podflight-error.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { withTenant } from '../../tenancy/with-tenant.ts';
import type { Baselines } from '../inputs.ts';
import type { MatchPolicy } from '../score/match-policy.ts';
import { readAdvertisers } from './inputs/read-advertisers.ts';
import { type Lift, readLift } from './inputs/read-lift.ts';
import { readPodcasts } from './inputs/read-podcasts.ts';
import { readNetworkRates } from './inputs/read-rates.ts';
import type { KnownScope, Page } from './inputs/scope.ts';
import { beat, lastMeans, type StartedRun } from './match-run.ts';
import { matchWriter } from './match-writer.ts';
import { sampleMeans, steadyMeans } from './network-means.ts';
import {
  type BlockAdvertiser,
  type BlockPodcast,
  blockAdvertiser,
  blockPodcast,
  rulesHash,
} from './pair-inputs.ts';
import { removeOrphans } from './remove-orphans.ts';
import type { RunRules } from './run-rules.ts';
import { scoreBlock } from './score-block.ts';

/** Podcasts, and advertisers, whose inputs are in memory at a time. */
const PODCASTS = 1_000;
const ADVERTISERS = 100;

/**
 * Goes through the scope in blocks, podcasts by advertisers, each side in the order of its keys. Answers how
 * many pairs had an event of their own.
 */
export async function runBlocks(
  ctx: PodflightContext,
  scope: KnownScope,
  run: StartedRun,
  rules: RunRules,
): Promise<number> {
  const { policy, at, counts, signal } = rules;
  const shared = await withTenant(ctx, async (db) => ({
    network: await readNetworkRates(ctx, db, scope, at),
    lift: await readLift(ctx, db, scope, at),
    means: await lastMeans(ctx, db),
  }));
  const writer = matchWriter(ctx, scope, run, rules);
  let baselines: Baselines | null = null;
  try {
    for (let after: string | null = null, more = true; more; ) {
      const page: Page = { only: scope.podcast_id, after, limit: PODCASTS };
      const rows = await withTenant(ctx, (db) =>
        readPodcasts(ctx, db, scope, { page, at, network: shared.network }),
      );
      more = scope.podcast_id === null && rows.length === PODCASTS;
      const podcasts = rows.map((row) => blockPodcast(ctx, row));
      const last = rows.at(-1)?.podcast_id ?? null;
      const range = { only: scope.podcast_id, after, through: more ? last : null };
      for await (const advertisers of advertiserPages(ctx, scope)) {
        baselines ??= await runBaselines(ctx, scope, run, { advertisers, podcasts, ...shared, policy });
        const context = { ...{ ctx, scope, range, podcasts, advertisers, baselines, rules, writer } };
        await scoreBlock({ ...context, lift: shared.lift.outcomes, rulesHash: rulesHash(policy, baselines) });
        if (signal.aborted) throw stopped(run, signal);
      }
      after = last;
    }
    await writer.end();
  } catch (error) {
    await writer.settle();
    throw error;
  }
  counts.pairs_removed += await withTenant(ctx, (db) => removeOrphans(ctx, db, scope));
  return writer.told();
}

async function* advertiserPages(ctx: PodflightContext, scope: KnownScope): AsyncGenerator<BlockAdvertiser[]> {
  for (let after: string | null = null, more = true; more; ) {
    const page: Page = { only: scope.advertiser_id, after, limit: ADVERTISERS };
    const rows = await withTenant(ctx, (db) => readAdvertisers(ctx, db, scope, page));
    more = scope.advertiser_id === null && rows.length === ADVERTISERS;
    after = rows.at(-1)?.advertiser_id ?? null;
    if (rows.length > 0) {
      yield rows.map(blockAdvertiser);
    }
  }
}

type BaselineInput = {
  advertisers: readonly BlockAdvertiser[];
  podcasts: readonly BlockPodcast[];
  lift: Lift;
  means: Baselines['means'];
  policy: MatchPolicy;
};

/** What all pairs share. Only a run over everything takes the signals' means anew; it keeps them for the others. */
async function runBaselines(
  ctx: PodflightContext,
  scope: KnownScope,
  run: StartedRun,
  { advertisers, podcasts, lift, means, policy }: BaselineInput,
): Promise<Baselines> {
  const baselines = { lift_by_advertiser: lift.by_advertiser, lift_by_industry: lift.by_industry, means };
  if (scope.advertiser_id !== null || scope.podcast_id !== null) return baselines;
  const sampled = sampleMeans(
    advertisers.map(({ profile }) => profile),
    podcasts.map(({ profile }) => profile),
    (advertiser_id, podcast_id) => ({ lift: lift.outcomes.get(advertiser_id)?.get(podcast_id) ?? [] }),
    { ...baselines, means: {} },
    policy,
  );
  const steady = steadyMeans(means, sampled);
  await withTenant(ctx, (db) => beat(ctx, db, run, { means: JSON.stringify(steady) }));
  return { ...baselines, means: steady };
}

function stopped(run: StartedRun, signal: AbortSignal): PodflightError {
  if (signal.reason instanceof PodflightError) return signal.reason;
  return new PodflightError(
    'match.cancelled',
    'The recalculation was stopped. The pairs that were done are stored; the others are as before.',
    { run_id: run.run_id },
  );
}
