import { sql } from 'kysely';
import { z } from 'zod';
import { PodflightError } from '../shared/podflight-error.ts';
import { now, type PodflightContext } from '../tenancy/context.ts';
import { fitsKey, keyTypes } from '../tenancy/key-types.ts';
import { type TenantDb, withTenant } from '../tenancy/with-tenant.ts';
import { SIGNALS } from './inputs.ts';
import { type MatchColumns, matchColumns, matchItem, matchTables, spokenToBoth } from './match-item.ts';
import { readPair } from './recalculate/read-pair.ts';
import type { MatchOptions } from './recalculate/recalculate-matches.ts';
import { bestChanges } from './score/changes.ts';
import { matchPolicy } from './score/match-policy.ts';
import { openQuestions } from './score/open-questions.ts';
import { scorePair } from './score/score-pair.ts';

const share = z.number().min(0).max(1);
const points = z.number();

/** One of the six signals, with what it was computed of and its part in the score. */
const scoredSignal = z
  .object({
    /** 0 to 1; null where the confidence is 0. */
    value: share.nullable(),
    confidence: share,
    weight: share,
    /** Points that it adds to or takes from `base`. */
    contribution: points,
    /** What the value was computed of; its shape depends on the signal (docs/matching.md). */
    evidence: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'MatchSignal' });

/** A match with what it rests on. */
export const matchDetail = z
  .object({
    ...matchItem.shape,
    /**
     * Inputs or weights changed since it was stored. What follows is of the present ones, and `current` is
     * what a recalculation would store.
     */
    stale: z.boolean(),
    current: matchItem.pick({
      score: true,
      range_low: true,
      range_high: true,
      coverage: true,
      eligible: true,
    }),
    signals: z.object(Object.fromEntries(SIGNALS.map((name) => [name, scoredSignal]))),
    /** What a pair with the mean of each signal would have. */
    base: points,
    /** Points that gates take off: `score = base + contributions + cap`. */
    cap: points,
    /** What is not known, the most valuable first. */
    open_questions: z.array(
      z.object({
        signal: z.enum(SIGNALS),
        fields: z.array(z.string()),
        why: z.enum(['unknown', 'partly_known', 'not_asked']),
        narrows_by: points,
        low: points,
        high: points,
      }),
    ),
    /** Single changes that would lift the score, the best first. */
    changes: z.array(
      z.object({
        code: z.string(),
        params: z.record(z.string(), z.unknown()),
        score: points,
        range_low: points,
        gain: points,
        eligible: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'MatchDetail' });
export type MatchDetail = z.infer<typeof matchDetail>;

/**
 * One match with its signals, their evidence and what would change it. The evidence is read again from the
 * rows that it came from, so it is never older than they are.
 *
 * @throws PodflightError `match.not_found` when the tenant has no such match.
 *
 * @example
 * const { score, signals, changes } = await getMatch(ctx, match_id)
 */
export async function getMatch(
  ctx: PodflightContext,
  matchId: string,
  options: MatchOptions = {},
): Promise<MatchDetail> {
  const { signalSources = {}, ...rules } = options;
  const policy = matchPolicy(rules);
  return withTenant(ctx, async (db) => {
    const stored = await readStored(ctx, db, matchId);
    const pair = await readPair(ctx, db, stored, {
      policy,
      sources: signalSources,
      at: now(ctx).toISOString(),
    });
    // Somebody removed the advertiser or the podcast between the two looks.
    if (!pair) throw matchNotFound(matchId);
    const { advertiser, podcast, facts, baselines, hash } = pair;
    const result = scorePair(advertiser, podcast, facts, baselines, policy);
    const { score, range_low, range_high, coverage, eligible, base, cap, signals } = result;
    const { input_hash, ...item } = stored;
    return {
      ...spokenToBoth(item),
      stale: input_hash !== hash,
      current: { score, range_low, range_high, coverage, eligible },
      // Evidence is plain data of many shapes, which the schema leaves open.
      signals: signals as unknown as MatchDetail['signals'],
      base,
      cap,
      open_questions: openQuestions(signals, policy).map((one) => ({ ...one, fields: [...one.fields] })),
      changes: bestChanges(advertiser, podcast, facts, baselines, policy),
    };
  });
}

type Stored = MatchColumns & { input_hash: number | null };

async function readStored(ctx: PodflightContext, db: TenantDb, matchId: string): Promise<Stored> {
  if (!fitsKey('uuid', matchId)) throw matchNotFound(matchId);
  const types = await keyTypes(ctx, db);
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const { rows } = await sql<Stored>`
    select ${matchColumns(ctx)}, m.input_hash::float8 as input_hash from ${matchTables(ctx, tenant)}
    where m.tenant_id = ${tenant} and m.match_id = ${matchId}::uuid`.execute(db);
  const [row] = rows;
  if (!row) throw matchNotFound(matchId);
  return row;
}

function matchNotFound(match_id: string): PodflightError {
  return new PodflightError('match.not_found', 'There is no match with this id.', { match_id });
}
