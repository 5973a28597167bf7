import { sql } from 'kysely';
import { PodflightError } from '../../shared/podflight-error.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { fitsKey, keyTypes } from '../../tenancy/key-types.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';

/** The deal that is booked for, and its sponsor. */
export type Deal = {
  campaign_id: string;
  name: string;
  sponsor_id: string | null;
  sponsor_name: string | null;
  industry: string | null;
};

/** Reads a deal; throws `io.campaign_not_found` when it is not the tenant's. */
export async function readDeal(ctx: PodflightContext, db: TenantDb, campaign_id: string): Promise<Deal> {
  const types = await keyTypes(ctx, db);
  const campaigns = hostNames(ctx.hostSchema, 'campaigns');
  const sponsors = hostNames(ctx.hostSchema, 'sponsors');
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const { rows } = fitsKey(types.campaign_id, campaign_id)
    ? await sql<Deal>`
        select ${campaigns.column('campaign_id', 'c')}::text as campaign_id,
               ${campaigns.column('name', 'c')} as name,
               ${sponsors.column('sponsor_id', 's')}::text as sponsor_id,
               coalesce(${sponsors.column('company', 's')}, ${sponsors.column('name', 's')}) as sponsor_name,
               ${sponsors.column('industry', 's')} as industry
        from ${campaigns.table} as c
        left join ${sponsors.table} as s
          on ${sponsors.column('sponsor_id', 's')} = ${campaigns.column('sponsor_id', 'c')}
         and ${sponsors.column('tenant_id', 's')} = ${tenant}
        where ${campaigns.column('campaign_id', 'c')} = ${campaign_id}::${sql.raw(types.campaign_id)}
          and ${campaigns.column('tenant_id', 'c')} = ${tenant}`.execute(db)
    : { rows: [] };
  const [deal] = rows;
  if (!deal)
    throw new PodflightError('io.campaign_not_found', 'There is no deal with this id.', { campaign_id });
  return deal;
}
