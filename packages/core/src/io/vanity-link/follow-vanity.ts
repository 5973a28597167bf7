import { sql } from 'kysely';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { hasHostTable, hostNames } from '../../tenancy/host-schema.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import { withTenant } from '../../tenancy/with-tenant.ts';
import { isVanitySlug } from '../../vanity/index.ts';
import { inSavepoint } from '../book/all-or-nothing.ts';

/** Where a vanity link leads. */
export type VanityVisit = {
  target_url: string;
  /** Why the visit could not be noted in the host's table; null when it was, or the host has none. */
  problem: unknown;
};

/**
 * Follows a vanity link: answers where it leads, as it was when it was booked, and notes the visit in the
 * host's `attribution_events` (`attribution_method` `vanity_url`) when the host has that table. A visit that
 * cannot be noted still leads to its target. Nothing about the visitor is kept.
 *
 * @param options - `note: false` for a request that is no visit, as `HEAD`.
 * @returns null for a slug that is not the tenant's.
 */
export async function followVanity(
  ctx: PodflightContext,
  slug: string,
  { note = true }: { note?: boolean } = {},
): Promise<VanityVisit | null> {
  if (!isVanitySlug(slug)) return null;
  return withTenant(ctx, async (db) => {
    const link = await db
      .selectFrom('vanity_links')
      .select('target_url')
      .where('tenant_id', '=', ctx.tenant_id)
      .where('slug', '=', slug)
      .executeTakeFirst();
    if (!link) return null;
    if (!note || !hasHostTable(ctx.hostSchema, 'attribution_events')) return { ...link, problem: null };
    const types = await keyTypes(ctx, db);
    const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
    const events = hostNames(ctx.hostSchema, 'attribution_events');
    const columns = [
      'timestamp',
      'tenant_id',
      'campaign_id',
      'podcast_id',
      'episode_id',
      'attribution_method',
      'attribution_data',
    ] as const;
    const noted = inSavepoint(db, () =>
      sql`
        insert into ${events.table} (${sql.join(columns.map((column) => events.column(column)))})
        select ${now(ctx).toISOString()}::timestamptz, ${tenant}, b.campaign_id, b.podcast_id, b.episode_id, 'vanity_url',
          jsonb_build_object('slug', v.slug, 'io_id', b.io_id, 'promo_code', b.promo_code)
        from ${podflightTable(ctx, 'vanity_links')} as v
        join ${podflightTable(ctx, 'io_bookings')} as b on b.tenant_id = v.tenant_id and b.io_id = v.io_id
        where v.tenant_id = ${tenant} and v.slug = ${slug}`.execute(db),
    );
    return noted.then(
      () => ({ ...link, problem: null }),
      (problem: unknown) => ({ ...link, problem }),
    );
  });
}
