import { breather } from '../../shared/breather.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { withTenant } from '../../tenancy/with-tenant.ts';
import type { Baselines, PairFacts } from '../inputs.ts';
import { scorePair } from '../score/score-pair.ts';
import { type GivenSignals, givenSignals } from '../signal-sources.ts';
import { type Hash, xorOf } from './input-hash.ts';
import type { Lift } from './inputs/read-lift.ts';
import type { KnownScope } from './inputs/scope.ts';
import { matchIds } from './match-id.ts';
import { matchRow } from './match-row.ts';
import type { MatchWriter } from './match-writer.ts';
import { type BlockAdvertiser, type BlockPodcast, pairInputs } from './pair-inputs.ts';
import type { RunRules } from './run-rules.ts';
import { type PodcastRange, readDigests, readStoredPairs, type StoredPair } from './stored-pairs.ts';

type Block = {
  ctx: PodflightContext;
  scope: KnownScope;
  range: PodcastRange;
  podcasts: readonly BlockPodcast[];
  advertisers: readonly BlockAdvertiser[];
  lift: Lift['outcomes'];
  baselines: Baselines;
  rulesHash: Hash;
  rules: RunRules;
  writer: MatchWriter;
};

/** Pairs that are asked for one by one, at most, in one query. */
const PAIRS_READ = 10_000;
/** Milliseconds of scoring after which queries under way, and the host's own work, get their turn. */
const TURN_MS = 2;

type Hashed = { advertiser: BlockAdvertiser; facts: (PairFacts | undefined)[]; hashes: number[] };

/** Scores the pairs of a block whose inputs are not as stored, and hands them to the writer. */
export async function scoreBlock(block: Block): Promise<void> {
  const { ctx, scope, range, podcasts, advertisers, writer, rules } = block;
  const ids = advertisers.map(({ profile }) => profile.advertiser_id);
  const digests = await withTenant(ctx, (db) => readDigests(ctx, db, scope, ids, range));
  const breathe = breather(TURN_MS);
  const group = Math.max(1, Math.floor(PAIRS_READ / Math.max(1, podcasts.length)));
  for (let from = 0; from < advertisers.length; from += group) {
    const changed: Hashed[] = [];
    for (const advertiser of advertisers.slice(from, from + group)) {
      await breathe();
      const hashed = await hashedPairs(block, advertiser);
      const digest = digests.get(advertiser.profile.advertiser_id);
      if (digest?.pairs === podcasts.length && digest.xor === xorOf(hashed.hashes)) {
        writer.unchanged(podcasts.length);
      } else {
        changed.push(hashed);
      }
    }
    const known = changed
      .map(({ advertiser }) => advertiser.profile.advertiser_id)
      .filter((id) => digests.has(id));
    const stored =
      known.length > 0 ? await withTenant(ctx, (db) => readStoredPairs(ctx, db, scope, known, range)) : [];
    await scoreChanged(block, changed, stored, breathe);
    await writer.beat();
    if (rules.signal.aborted) return;
  }
}

async function hashedPairs(block: Block, advertiser: BlockAdvertiser): Promise<Hashed> {
  const inputsOf = pairInputs(advertiser, block.lift, block.baselines, block.rulesHash);
  const given = await givenOf(block, advertiser.profile.advertiser_id);
  const inputs = block.podcasts.map((podcast, at) => inputsOf(podcast, given?.[at]));
  return { advertiser, facts: inputs.map(({ facts }) => facts), hashes: inputs.map(({ hash }) => hash) };
}

async function givenOf(
  { ctx, podcasts, rules }: Block,
  advertiser_id: string,
): Promise<(GivenSignals | undefined)[] | null> {
  if (Object.keys(rules.sources).length === 0) return null;
  const pairs = podcasts.map(({ profile: { podcast_id } }) => ({ advertiser_id, podcast_id }));
  return givenSignals(ctx, rules.sources, pairs);
}

async function scoreChanged(
  block: Block,
  changed: readonly Hashed[],
  stored: readonly StoredPair[],
  breathe: () => Promise<void> | undefined,
): Promise<void> {
  const { ctx, podcasts, baselines, rules, writer } = block;
  const before = new Map<string, Map<string, StoredPair>>();
  for (const pair of stored) {
    const ofOne = before.get(pair.advertiser_id) ?? new Map<string, StoredPair>();
    before.set(pair.advertiser_id, ofOne.set(pair.podcast_id, pair));
  }
  for (const { advertiser, facts, hashes } of changed) {
    const { advertiser_id } = advertiser.profile;
    const ofOne = before.get(advertiser_id);
    const idOf = matchIds(ctx.tenant_id, advertiser_id);
    for (const [at, { profile, half }] of podcasts.entries()) {
      const { podcast_id } = profile;
      const input_hash = hashes[at] ?? 0;
      const old = ofOne?.get(podcast_id);
      ofOne?.delete(podcast_id);
      if (old?.input_hash === input_hash) {
        writer.unchanged(1);
        continue;
      }
      const turn = breathe();
      if (turn) await turn;
      const result = scorePair(advertiser.profile, profile, facts[at], baselines, rules.policy);
      const match_id = old?.match_id ?? idOf(half);
      const full = writer.write(matchRow({ match_id, advertiser_id, podcast_id, input_hash }, result), old);
      if (full) await full;
    }
  }
  // Their podcast is gone, and no foreign key took them with it.
  await writer.remove(
    [...before.values()].flatMap((ofOne) => [...ofOne.values()]).map(({ match_id }) => match_id),
  );
}
