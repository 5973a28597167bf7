import { type RawBuilder, sql } from 'kysely';
import type { PodflightContext } from '../../tenancy/context.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { type KnownScope, keySet } from './inputs/scope.ts';

/** What is stored of all of an advertiser's pairs with a page of podcasts. */
export type Digest = { advertiser_id: string; pairs: number; xor: number };

/** What is stored of one pair, as far as it decides whether something moved. */
export type StoredPair = {
  advertiser_id: string;
  podcast_id: string;
  match_id: string;
  input_hash: number | null;
  score: number;
  eligible: boolean;
  top_reason: string | null;
};

/** Podcasts after one key up to another, both as text; null is no bound, so that strangers are found as well. */
export type PodcastRange = { only: string | null; after: string | null; through: string | null };

/**
 * One row an advertiser instead of one a pair: when number and hashes of its stored pairs are as they should
 * be, none of them need be looked at. Advertisers that have none are left out. Each advertiser's pairs are found by
 * index: for a set of advertisers the planner reads the whole table.
 */
export async function readDigests(
  ctx: PodflightContext,
  db: TenantDb,
  scope: KnownScope,
  advertisers: readonly string[],
  range: PodcastRange,
): Promise<Map<string, Digest>> {
  const { rows } = await sql<Digest>`
    select one.id::text as advertiser_id, of_one.pairs, of_one.xor
    from ${keySet(advertisers, scope.types.sponsor_id)} as one(id) cross join lateral (
      select count(*)::int as pairs, coalesce(bit_xor(m.input_hash), 0)::float8 as xor
      from ${podflightTable(ctx, 'matches')} as m
      where ${stored(scope, range)}
    ) as of_one
    where of_one.pairs > 0`.execute(db);
  return new Map(rows.map((row) => [row.advertiser_id, row]));
}

/** The stored pairs of a few advertisers, one by one; found as {@link readDigests} finds them. */
export async function readStoredPairs(
  ctx: PodflightContext,
  db: TenantDb,
  scope: KnownScope,
  advertisers: readonly string[],
  range: PodcastRange,
): Promise<StoredPair[]> {
  const { rows } = await sql<StoredPair>`
    select of_one.*
    from ${keySet(advertisers, scope.types.sponsor_id)} as one(id) cross join lateral (
      select m.advertiser_id::text as advertiser_id, m.podcast_id::text as podcast_id, m.match_id::text as match_id,
        m.input_hash::float8 as input_hash, m.score::float8 as score, m.eligible, ${topReason('m')} as top_reason
      from ${podflightTable(ctx, 'matches')} as m
      where ${stored(scope, range)}
      offset 0
    ) as of_one`.execute(db);
  return rows;
}

/** Code of the first reason that is no verdict. */
function topReason(alias: string): RawBuilder<string | null> {
  return sql`jsonb_path_query_first(${sql.ref(`${alias}.reasons`)}::jsonb, '$[*].code ? (!(@ starts with "verdict"))') #>> '{}'`;
}

function stored({ tenant, types }: KnownScope, { only, after, through }: PodcastRange): RawBuilder<unknown> {
  const key = (id: string) => sql`${id}::${sql.raw(types.podcast_id)}`;
  const bounds = [sql`m.tenant_id = ${averageTenant(tenant)}`, sql`m.advertiser_id = one.id`];
  if (only !== null) bounds.push(sql`m.podcast_id = ${key(only)}`);
  if (after !== null) bounds.push(sql`m.podcast_id > ${key(after)}`);
  if (through !== null) bounds.push(sql`m.podcast_id <= ${key(through)}`);
  return sql.join(bounds, sql` and `);
}

/**
 * The tenant's key, of which the planner expects as many rows as of any other: of one that came after the table was
 * analysed it would expect none, and read all of them for each advertiser.
 */
export function averageTenant(tenant: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select ${tenant})`;
}

/** Removes matches by their ids. */
export async function removeMatches(
  ctx: PodflightContext,
  db: TenantDb,
  { tenant }: KnownScope,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const { numAffectedRows } = await sql`
    delete from ${podflightTable(ctx, 'matches')} as m
    where m.tenant_id = ${averageTenant(tenant)} and m.match_id in ${keySet(ids, 'uuid')}`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
