import { sql } from 'kysely';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { flipStatus } from '../lifecycle/flip-status.ts';

/** Frees slots of these episodes whose hold has lapsed, but for one booking, so that nobody waits for the tick. */
export async function releaseLapsedHolds(
  ctx: PodflightContext,
  db: TenantDb,
  episodeIds: readonly (string | null)[],
  but: string | null = null,
): Promise<void> {
  const ids = [...new Set(episodeIds)].filter((id) => id !== null);
  if (ids.length === 0) return;
  const types = await keyTypes(ctx, db);
  const at = now(ctx).toISOString();
  await flipStatus(ctx, db, {
    to: 'cancelled',
    set: sql`cancelled_at = ${at}::timestamptz, cancel_reason = 'hold_lapsed', payable_cents = 0`,
    where: sql`b.status = 'scheduled' and b.hold_expires_at <= ${at}::timestamptz
      and b.io_id is distinct from ${but}::uuid
      and b.episode_id in (select one::${sql.raw(types.episode_id)}
        from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) as one)`,
    reason: 'hold_lapsed',
  });
}
