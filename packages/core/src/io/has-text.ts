import { type RawBuilder, sql } from 'kysely';
import type { PodflightContext } from '../tenancy/context.ts';
import { hostNames } from '../tenancy/host-schema.ts';
import { keyTypes } from '../tenancy/key-types.ts';
import { podflightTable } from '../tenancy/podflight-table.ts';
import type { TenantDb } from '../tenancy/with-tenant.ts';

/** Whether a booking `b` is known by a name with this text in it: an SQL condition. */
export async function hasText(
  ctx: PodflightContext,
  db: TenantDb,
  text: string,
): Promise<RawBuilder<unknown>> {
  const types = await keyTypes(ctx, db);
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const like = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const campaigns = hostNames(ctx.hostSchema, 'campaigns');
  const sponsors = hostNames(ctx.hostSchema, 'sponsors');
  const podcasts = hostNames(ctx.hostSchema, 'podcasts');
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  return sql`(
    b.promo_code ilike ${like}
    or b.insertion_order_id in (
      select o.insertion_order_id from ${podflightTable(ctx, 'insertion_orders')} as o
      where o.tenant_id = ${tenant} and o.io_number ilike ${like})
    or b.campaign_id in (
      select ${campaigns.column('campaign_id', 'c')} from ${campaigns.table} as c
      left join ${sponsors.table} as s
        on ${sponsors.column('sponsor_id', 's')} = ${campaigns.column('sponsor_id', 'c')}
       and ${sponsors.column('tenant_id', 's')} = ${tenant}
      where ${campaigns.column('tenant_id', 'c')} = ${tenant}
        and (${campaigns.column('name', 'c')} ilike ${like} or ${sponsors.column('name', 's')} ilike ${like}
          or ${sponsors.column('company', 's')} ilike ${like}))
    or b.podcast_id in (
      select ${podcasts.column('podcast_id', 'p')} from ${podcasts.table} as p
      where ${podcasts.column('tenant_id', 'p')} = ${tenant} and ${podcasts.column('title', 'p')} ilike ${like})
    or exists (
      select from ${episodes.table} as e
      where ${episodes.column('episode_id', 'e')} = b.episode_id and ${episodes.column('title', 'e')} ilike ${like}))`;
}
