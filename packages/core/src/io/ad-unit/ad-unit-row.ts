import { sql } from 'kysely';
import type { PodflightContext } from '../../tenancy/context.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { instantText } from '../instant-text.ts';
import type { AdUnit } from './ad-unit.ts';

/** Selects the tenant's ad units, every value in the type that each driver reads alike. */
export function selectAdUnits(ctx: PodflightContext, db: TenantDb) {
  return db.selectFrom('ad_units').where('tenant_id', '=', ctx.tenant_id).select(adUnitColumns) satisfies {
    execute(): Promise<AdUnit[]>;
  };
}

/** The columns of {@link AdUnit}, for a select or a returning. */
export const adUnitColumns = [
  sql<string>`ad_unit_id::text`.as('ad_unit_id'),
  sql<string | null>`podcast_id::text`.as('podcast_id'),
  'name',
  'position',
  'delivery',
  'duration_seconds',
  'slots_per_episode',
  'rate_cpm_cents',
  'currency',
  instantText('archived_at').as('archived_at'),
  instantText('created_at').as('created_at'),
  instantText('updated_at').as('updated_at'),
] as const;
