import { sql } from 'kysely';
import type { PodflightContext } from '../../tenancy/context.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { dataThrough, latestDay } from '../lifecycle/delivered.ts';

/** The latest day that shows have numbers of; those without any are left out. */
export async function readShowData(
  ctx: PodflightContext,
  db: TenantDb,
  podcast_ids: readonly string[],
): Promise<{ podcast_id: string; data_through: string }[]> {
  if (podcast_ids.length === 0) return [];
  const types = await keyTypes(ctx, db);
  const latest = { day: await latestDay(ctx, db) };
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const { rows } = await sql<{ podcast_id: string; data_through: string | null }>`
    select s.id::text as podcast_id, to_char(${dataThrough(ctx, tenant, sql`s.id`, latest)}, 'YYYY-MM-DD') as data_through
    from (select one::${sql.raw(types.podcast_id)} as id from jsonb_array_elements_text(${JSON.stringify(podcast_ids)}::jsonb) as one) as s`.execute(
    db,
  );
  return rows.flatMap(({ podcast_id, data_through }) =>
    data_through === null ? [] : [{ podcast_id, data_through }],
  );
}
