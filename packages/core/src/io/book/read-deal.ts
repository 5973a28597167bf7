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
  const [deal] = await readDeals(ctx, db, [campaign_id]);
  if (!deal)
    throw new PodflightError('io.campaign_not_found', 'There is no deal with this id.', { campaign_id });
  return deal;
}

/** Reads deals in the ids' order; null for one that is not the tenant's. */
export async function readDeals(
  ctx: PodflightContext,
  db: TenantDb,
  campaignIds: readonly string[],
): Promise<(Deal | null)[]> {
  const types = await keyTypes(ctx, db);
  const campaigns = hostNames(ctx.hostSchema, 'campaigns');
  const sponsors = hostNames(ctx.hostSchema, 'sponsors');
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const asked = campaignIds.flatMap((campaign_id, n) =>
    fitsKey(types.campaign_id, campaign_id) ? [{ n, campaign_id }] : [],
  );
  const { rows } = await sql<Deal & { n: number }>`
    select w.n, ${campaigns.column('campaign_id', 'c')}::text as campaign_id,
           ${campaigns.column('name', 'c')} as name,
           ${sponsors.column('sponsor_id', 's')}::text as sponsor_id,
           coalesce(${sponsors.column('company', 's')}, ${sponsors.column('name', 's')}) as sponsor_name,
           ${sponsors.column('industry', 's')} as industry
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as w(n int, campaign_id ${sql.raw(types.campaign_id)})
    join ${campaigns.table} as c
      on ${campaigns.column('campaign_id', 'c')} = w.campaign_id and ${campaigns.column('tenant_id', 'c')} = ${tenant}
    left join ${sponsors.table} as s
      on ${sponsors.column('sponsor_id', 's')} = ${campaigns.column('sponsor_id', 'c')}
     and ${sponsors.column('tenant_id', 's')} = ${tenant}`.execute(db);
  const dealOf = new Map(rows.map(({ n, ...deal }) => [n, deal]));
  return campaignIds.map((_, n) => dealOf.get(n) ?? null);
}
