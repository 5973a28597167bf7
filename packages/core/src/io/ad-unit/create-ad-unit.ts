import { sql } from 'kysely';
import { parsedInput } from '../../shared/parsed-input.ts';
import { PodflightError } from '../../shared/podflight-error.ts';
import { newId, now, type PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { fitsKey, keyTypes } from '../../tenancy/key-types.ts';
import { type TenantDb, withTenant } from '../../tenancy/with-tenant.ts';
import { type AdUnit, type NewAdUnit, newAdUnit } from './ad-unit.ts';
import { adUnitColumns } from './ad-unit-row.ts';

/**
 * Puts a spot of a podcast up for sale.
 *
 * @throws PodflightError `request.invalid`, `io.podcast_not_found` when the tenant has no such podcast.
 *
 * @example
 * await createAdUnit(ctx, { podcast_id, name: 'Mid-roll', position: 'mid', duration_seconds: 60,
 *   slots_per_episode: 2, rate_cpm_cents: 2500, currency: 'USD' })
 */
export async function createAdUnit(ctx: PodflightContext, input: NewAdUnit): Promise<AdUnit> {
  const unit = parsedInput(newAdUnit, input);
  return withTenant(ctx, async (db) => {
    await requirePodcast(ctx, db, unit.podcast_id);
    const at = now(ctx).toISOString();
    return db
      .insertInto('ad_units')
      .values({
        ...unit,
        ad_unit_id: newId(ctx),
        tenant_id: ctx.tenant_id,
        created_at: at,
        updated_at: at,
        archived_at: null,
      })
      .returning(adUnitColumns)
      .executeTakeFirstOrThrow();
  });
}

/** The tenant's podcast of this id; throws `io.podcast_not_found` when there is none. */
export async function requirePodcast(
  ctx: PodflightContext,
  db: TenantDb,
  podcast_id: string,
): Promise<{ podcast_id: string; title: string | null }> {
  const types = await keyTypes(ctx, db);
  const podcasts = hostNames(ctx.hostSchema, 'podcasts');
  if (fitsKey(types.podcast_id, podcast_id)) {
    const { rows } = await sql<{ title: string | null }>`
      select ${podcasts.column('title', 'p')}::text as title from ${podcasts.table} as p
      where ${podcasts.column('podcast_id', 'p')} = ${podcast_id}::${sql.raw(types.podcast_id)}
        and ${podcasts.column('tenant_id', 'p')} = ${ctx.tenant_id}::${sql.raw(types.tenant_id)}`.execute(db);
    if (rows[0]) return { podcast_id, title: rows[0].title };
  }
  throw new PodflightError('io.podcast_not_found', 'There is no podcast with this id.', { podcast_id });
}
