import { sql } from 'kysely';
import type { PodflightContext } from './context.ts';
import type { TenantDb } from './with-tenant.ts';

/**
 * Keeps deals from being reopened until the transaction ends, for whoever books for them. Bookers do not
 * wait for one another, and the campaigns' rows stay free for the host.
 */
export async function keepDealsFromReopening(
  ctx: PodflightContext,
  db: TenantDb,
  campaignIds: readonly string[],
): Promise<void> {
  const names = campaignIds.map((campaign_id) => nameOf(ctx, campaign_id));
  await sql`
    select pg_advisory_xact_lock_shared(key)
    from (
      select distinct hashtextextended(name, 0) as key
      from jsonb_array_elements_text(${JSON.stringify(names)}::jsonb) as name
      order by key
    ) as sorted`.execute(db);
}

/** Waits until nobody books for a deal, and lets nobody begin to until the transaction ends. */
export async function keepDealFromBooking(
  ctx: PodflightContext,
  db: TenantDb,
  campaign_id: string,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${nameOf(ctx, campaign_id)}, 0))`.execute(db);
}

function nameOf(ctx: PodflightContext, campaign_id: string): string {
  return `podflight/deal/${ctx.tenant_id}/${campaign_id}`;
}
