import { sql } from 'kysely';
import type { MatchCause } from '../events/event-types.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { hostNames } from '../tenancy/host-schema.ts';
import { fitsKey, keyTypes } from '../tenancy/key-types.ts';
import { podflightTable } from '../tenancy/podflight-table.ts';
import { withTenant } from '../tenancy/with-tenant.ts';

/** What happened. */
export type AffectedBy =
  | { import_id: string }
  | { io_id: string }
  /** The sponsor's row was edited. */
  | { advertiser_id: string }
  /** The podcast's row or one of its episodes was edited. */
  | { podcast_id: string };

/** What to reckon again: input and option of `recalculateMatches`. */
export type AffectedScope = { advertiser_id?: string; podcast_id?: string; cause: MatchCause };

/**
 * Which matches something that happened may have changed: after an import the pairs of the podcasts whose
 * episodes it wrote, after a booking those of its podcast (whose availability and price it moves) and of its
 * advertiser (whose record it is part of), after an edit those of the row. Nothing for an id that is unknown.
 *
 * @example
 * for (const { cause, ...scope } of await affectedPairs(ctx, { import_id })) {
 *   await recalculateMatches(ctx, scope, { cause })
 * }
 */
export async function affectedPairs(ctx: PodflightContext, by: AffectedBy): Promise<AffectedScope[]> {
  if ('advertiser_id' in by) {
    const { advertiser_id } = by;
    return [{ advertiser_id, cause: { type: 'profile', id: advertiser_id } }];
  }
  if ('podcast_id' in by) {
    const { podcast_id } = by;
    return [{ podcast_id, cause: { type: 'profile', id: podcast_id } }];
  }
  return 'import_id' in by ? byImport(ctx, by.import_id) : byBooking(ctx, by.io_id);
}

async function byImport(ctx: PodflightContext, import_id: string): Promise<AffectedScope[]> {
  if (!fitsKey('uuid', import_id)) return [];
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  return withTenant(ctx, async (db) => {
    const types = await keyTypes(ctx, db);
    const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
    // The days of the import bound the rows that an index reads.
    const { rows } = await sql<{ podcast_id: string }>`
      select distinct ${episodes.column('podcast_id', 'e')}::text as podcast_id
      from ${podflightTable(ctx, 'etl_imports')} as i
      join ${podflightTable(ctx, 'metrics_daily')} as m
        on m.tenant_id = ${tenant} and m.day between i.day_from and i.day_to and m.import_id = i.import_id
      join ${episodes.table} as e on ${episodes.column('episode_id', 'e')} = m.episode_id
      where i.tenant_id = ${tenant} and i.import_id = ${import_id}::uuid
      order by 1`.execute(db);
    return rows.map(({ podcast_id }) => ({ podcast_id, cause: { type: 'import', id: import_id } }));
  });
}

async function byBooking(ctx: PodflightContext, io_id: string): Promise<AffectedScope[]> {
  if (!fitsKey('uuid', io_id)) return [];
  const campaigns = hostNames(ctx.hostSchema, 'campaigns');
  return withTenant(ctx, async (db) => {
    const types = await keyTypes(ctx, db);
    const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
    const { rows } = await sql<{ podcast_id: string | null; advertiser_id: string | null }>`
      select b.podcast_id::text as podcast_id, ${campaigns.column('sponsor_id', 'c')}::text as advertiser_id
      from ${podflightTable(ctx, 'io_bookings')} as b
      left join ${campaigns.table} as c
        on ${campaigns.column('campaign_id', 'c')} = b.campaign_id and ${campaigns.column('tenant_id', 'c')} = ${tenant}
      where b.tenant_id = ${tenant} and b.io_id = ${io_id}::uuid`.execute(db);
    const cause: MatchCause = { type: 'booking', id: io_id };
    return rows.flatMap(({ podcast_id, advertiser_id }) => [
      ...(podcast_id === null ? [] : [{ podcast_id, cause }]),
      ...(advertiser_id === null ? [] : [{ advertiser_id, cause }]),
    ]);
  });
}
