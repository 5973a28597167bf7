import { sql } from 'kysely';
import type { PodflightContext } from '../../tenancy/context.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';

/**
 * Waits until no other call books in these episodes. It spares bookers of one slot the deadlocks that
 * several waits for one another would be; that a slot is sold once holds without it, by the exclusion
 * constraint. Locks are taken by the order of their keys, so that calls with several episodes never wait
 * in a circle, and end with the transaction.
 */
export async function lockEpisodes(
  ctx: PodflightContext,
  db: TenantDb,
  episodeIds: readonly (string | null)[],
): Promise<void> {
  const names = [...new Set(episodeIds)]
    .filter((id) => id !== null)
    .map((id) => `podflight/episode/${ctx.tenant_id}/${id}`);
  if (names.length === 0) return;
  await sql`
    select pg_advisory_xact_lock(key)
    from (
      select distinct hashtextextended(name, 0) as key
      from jsonb_array_elements_text(${JSON.stringify(names)}::jsonb) as name
      order by key
    ) as sorted`.execute(db);
}
