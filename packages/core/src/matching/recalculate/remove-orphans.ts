import { sql } from 'kysely';
import type { PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { type KnownScope, keySet } from './inputs/scope.ts';
import { averageTenant } from './stored-pairs.ts';

/**
 * Removes matches of advertisers that are gone, where no foreign key does. Steps from advertiser to
 * advertiser along the unique key, so it reads one row for each and not one for each pair.
 */
export async function removeOrphans(
  ctx: PodflightContext,
  db: TenantDb,
  { tenant, types, advertiser_id, podcast_id }: KnownScope,
): Promise<number> {
  if (advertiser_id !== null) return 0;
  const matches = podflightTable(ctx, 'matches');
  const sponsors = hostNames(ctx.hostSchema, 'sponsors');
  const ours = averageTenant(tenant);
  const { rows: gone } = await sql<{ advertiser_id: string }>`
    with recursive advertiser as (
      (select m.advertiser_id from ${matches} as m where m.tenant_id = ${ours} order by m.advertiser_id limit 1)
      union all
      select (select m.advertiser_id from ${matches} as m
        where m.tenant_id = ${ours} and m.advertiser_id > a.advertiser_id order by m.advertiser_id limit 1)
      from advertiser as a where a.advertiser_id is not null
    )
    select a.advertiser_id::text as advertiser_id from advertiser as a
    where a.advertiser_id is not null and not exists (
      select from ${sponsors.table} as s
      where ${sponsors.column('tenant_id', 's')} = ${tenant} and ${sponsors.column('sponsor_id', 's')} = a.advertiser_id)`.execute(
    db,
  );
  if (gone.length === 0) return 0;
  const ids = gone.map((row) => row.advertiser_id);
  const podcast =
    podcast_id === null ? sql`true` : sql`m.podcast_id = ${podcast_id}::${sql.raw(types.podcast_id)}`;
  const { numAffectedRows } = await sql`
    delete from ${matches} as m
    where m.tenant_id = ${ours} and m.advertiser_id in ${keySet(ids, types.sponsor_id)} and ${podcast}`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0n);
}
