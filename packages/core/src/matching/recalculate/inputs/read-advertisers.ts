import { sql } from 'kysely';
import type { PodflightContext } from '../../../tenancy/context.ts';
import { hostNames } from '../../../tenancy/host-schema.ts';
import type { TenantDb } from '../../../tenancy/with-tenant.ts';
import type { AdvertiserRow } from '../../inputs.ts';
import { inPage, type KnownScope, type Page } from './scope.ts';

/** A page of the tenant's sponsors, by key. */
export async function readAdvertisers(
  ctx: PodflightContext,
  db: TenantDb,
  { types, tenant }: KnownScope,
  page: Page,
): Promise<AdvertiserRow[]> {
  const sponsors = hostNames(ctx.hostSchema, 'sponsors');
  const key = sponsors.column('sponsor_id', 's');
  const { rows } = await sql<AdvertiserRow>`
    select ${key}::text as advertiser_id, ${sponsors.column('industry', 's')} as industry,
      to_jsonb(${sponsors.column('metadata', 's')}) as metadata
    from ${sponsors.table} as s
    where ${sponsors.column('tenant_id', 's')} = ${tenant} and ${inPage(key, types.sponsor_id, page)}
    order by ${key}
    limit ${page.limit}::int`.execute(db);
  return rows;
}
