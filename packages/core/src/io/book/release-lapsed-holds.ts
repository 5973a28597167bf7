import { sql } from 'kysely';
import type { PodflightContext } from '../../tenancy/context.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { lapseHolds } from '../lifecycle/lapse-holds.ts';

/** Frees slots of these episodes whose hold has lapsed, so that nobody waits for the tick. */
export async function releaseLapsedHolds(
  ctx: PodflightContext,
  db: TenantDb,
  episodeIds: readonly (string | null)[],
): Promise<void> {
  const ids = [...new Set(episodeIds)].filter((id) => id !== null);
  if (ids.length === 0) return;
  const types = await keyTypes(ctx, db);
  await lapseHolds(
    ctx,
    db,
    sql`b.episode_id in (select one::${sql.raw(types.episode_id)}
      from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) as one)`,
  );
}
