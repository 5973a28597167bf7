import { sql } from 'kysely';
import type { PodflightContext } from './context.ts';
import type { TenantDb } from './with-tenant.ts';

/**
 * Keeps a deal from being reopened until the transaction ends, for whoever books for it. Bookers do not
 * wait for one another, and the campaign's row stays free for the host.
 */
export async function keepDealFromReopening(
  ctx: PodflightContext,
  db: TenantDb,
  campaign_id: string,
): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${nameOf(ctx, campaign_id)}, 0))`.execute(
    db,
  );
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
