import { type RawBuilder, sql } from 'kysely';
import { PodflightError } from '../../../shared/podflight-error.ts';
import type { PodflightContext } from '../../../tenancy/context.ts';
import { hostNames } from '../../../tenancy/host-schema.ts';
import { fitsKey, type KeyTypes, keyTypes } from '../../../tenancy/key-types.ts';
import type { TenantDb } from '../../../tenancy/with-tenant.ts';

/** Which pairs: of one advertiser, of one podcast, both, or all of the tenant's. */
export type MatchScope = { advertiser_id: string | null; podcast_id: string | null };

/** A scope whose ids are the tenant's, spelled as the database does, with what its queries need. */
export type KnownScope = MatchScope & {
  types: KeyTypes;
  tenant: RawBuilder<unknown>;
  /** How many there are; 0 where nobody asked. */
  advertisers: number;
  podcasts: number;
};

/**
 * Looks the ids of a scope up, and counts its advertisers and podcasts when `counting` is set.
 *
 * @throws PodflightError `match.advertiser_not_found`, `match.podcast_not_found` for an id that is unknown
 * or somebody else's.
 */
export async function knownScope(
  ctx: PodflightContext,
  db: TenantDb,
  { advertiser_id, podcast_id }: MatchScope,
  { counting }: { counting: boolean },
): Promise<KnownScope> {
  const types = await keyTypes(ctx, db);
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const sponsors = hostNames(ctx.hostSchema, 'sponsors');
  const podcasts = hostNames(ctx.hostSchema, 'podcasts');
  const one = (column: RawBuilder<unknown>, type: string, id: string | null) => {
    if (id === null) return counting ? sql`true` : sql`false`;
    return fitsKey(type, id) ? sql`${column} = ${id}::${sql.raw(type)}` : sql`false`;
  };
  const { rows } = await sql<{ advertisers: number; podcasts: number; advertiser: string; podcast: string }>`
    select a.n as advertisers, p.n as podcasts, a.id as advertiser, p.id as podcast
    from (
      select count(*)::int as n, min(${sponsors.column('sponsor_id')}::text) as id from ${sponsors.table}
      where ${sponsors.column('tenant_id')} = ${tenant}
        and ${one(sponsors.column('sponsor_id'), types.sponsor_id, advertiser_id)}
    ) as a, (
      select count(*)::int as n, min(${podcasts.column('podcast_id')}::text) as id from ${podcasts.table}
      where ${podcasts.column('tenant_id')} = ${tenant}
        and ${one(podcasts.column('podcast_id'), types.podcast_id, podcast_id)}
    ) as p`.execute(db);
  const [found] = rows;
  if (!found) throw new Error('an aggregate answered no row');
  if (advertiser_id !== null && found.advertisers === 0) throw advertiserNotFound(advertiser_id);
  if (podcast_id !== null && found.podcasts === 0) throw podcastNotFound(podcast_id);
  return {
    advertiser_id: advertiser_id === null ? null : found.advertiser,
    podcast_id: podcast_id === null ? null : found.podcast,
    types,
    tenant,
    advertisers: found.advertisers,
    podcasts: found.podcasts,
  };
}

export function advertiserNotFound(advertiser_id: string): PodflightError {
  return new PodflightError('match.advertiser_not_found', 'There is no advertiser with this id.', {
    advertiser_id,
  });
}

export function podcastNotFound(podcast_id: string): PodflightError {
  return new PodflightError('match.podcast_not_found', 'There is no podcast with this id.', { podcast_id });
}

/** Which rows a page holds: those of one id, or the next `limit` after a key. */
export type Page = { only: string | null; after: string | null; limit: number };

/** The page as a condition on the key's column. */
export function inPage(
  column: RawBuilder<unknown>,
  type: string,
  { only, after }: Page,
): RawBuilder<unknown> {
  if (only !== null) return sql`${column} = ${only}::${sql.raw(type)}`;
  return after === null ? sql`true` : sql`${column} > ${after}::${sql.raw(type)}`;
}

/** Keys as a set that SQL can join. */
export function keySet(ids: readonly string[], type: string): RawBuilder<unknown> {
  return sql`(select one::${sql.raw(type)} from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) as one)`;
}
