import { type RawBuilder, sql } from 'kysely';
import type { PodflightContext } from '../tenancy/context.ts';
import { hostNames } from '../tenancy/host-schema.ts';
import { keyTypes } from '../tenancy/key-types.ts';
import { podflightTable } from '../tenancy/podflight-table.ts';
import type { TenantDb } from '../tenancy/with-tenant.ts';
import { instantText } from './instant-text.ts';
import type { Io } from './io.ts';
import { allowedActions } from './lifecycle/booking-status.ts';
import { lineCost } from './line-cost.ts';

/** Which bookings to read: conditions and order over the alias `b`. */
export type IoSelection = { where: RawBuilder<unknown>; orderBy: RawBuilder<unknown>; limit?: number };

/**
 * Reads bookings of the tenant with the names that people know them by. The bookings are picked first and
 * the host's tables looked up for those alone.
 */
export async function readIos(ctx: PodflightContext, db: TenantDb, selection: IoSelection): Promise<Io[]> {
  const types = await keyTypes(ctx, db);
  const campaigns = hostNames(ctx.hostSchema, 'campaigns');
  const sponsors = hostNames(ctx.hostSchema, 'sponsors');
  const podcasts = hostNames(ctx.hostSchema, 'podcasts');
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const instant = (column: string) => sql`${instantText(`b.${column}`)} as ${sql.id(column)}`;
  const text = (column: string) => sql`b.${sql.id(column)}::text as ${sql.id(column)}`;
  const { rows } = await sql<Omit<Io, 'line_cost_cents' | 'allowed_actions'>>`
    with b as materialized (
      select b.* from ${podflightTable(ctx, 'io_bookings')} as b
      where b.tenant_id = ${tenant} and ${selection.where}
      order by ${selection.orderBy}
      ${selection.limit === undefined ? sql`` : sql`limit ${selection.limit}::int`}
    )
    select ${text('io_id')}, ${text('insertion_order_id')}, o.io_number, b.line_no,
      ${text('campaign_id')}, ${campaigns.column('name', 'c')} as campaign_name,
      ${sponsors.column('sponsor_id', 's')}::text as sponsor_id,
      coalesce(${sponsors.column('company', 's')}, ${sponsors.column('name', 's')}) as sponsor_name,
      ${text('podcast_id')}, ${podcasts.column('title', 'p')} as podcast_title,
      ${text('ad_unit_id')}, u.name as ad_unit_name, u.position,
      ${text('episode_id')}, ${episodes.column('title', 'e')} as episode_title, b.slot_no,
      ${instant('flight_start')}, ${instant('flight_end')},
      to_char(b.flight_start at time zone b.time_zone, 'YYYY-MM-DD') as flight_first_day,
      to_char((b.flight_end - interval '1 microsecond') at time zone b.time_zone, 'YYYY-MM-DD') as flight_last_day,
      b.time_zone, b.booked_impressions, b.booked_cpm_cents, b.currency::text as currency, b.promo_code, b.vanity_url,
      b.read_type,
      (select min(v.slug) from ${podflightTable(ctx, 'vanity_links')} as v
        where v.tenant_id = ${tenant} and v.io_id = b.io_id) as vanity_slug,
      b.status, coalesce(o.revision, b.revision) as revision,
      ${instant('hold_expires_at')}, ${instant('cancelled_at')}, b.cancel_reason,
      b.payable_cents::float8 as payable_cents, b.delivered_impressions::float8 as delivered_impressions,
      ${instant('settled_at')}, ${text('makegood_of_id')}, b.makegood_reason, b.resolution, b.credited_impressions,
      ${instant('created_at')}, ${instant('updated_at')}
    from b
    left join ${podflightTable(ctx, 'insertion_orders')} as o
      on o.tenant_id = ${tenant} and o.insertion_order_id = b.insertion_order_id
    left join ${podflightTable(ctx, 'ad_units')} as u on u.tenant_id = ${tenant} and u.ad_unit_id = b.ad_unit_id
    left join ${campaigns.table} as c
      on ${campaigns.column('campaign_id', 'c')} = b.campaign_id and ${campaigns.column('tenant_id', 'c')} = ${tenant}
    left join ${sponsors.table} as s
      on ${sponsors.column('sponsor_id', 's')} = ${campaigns.column('sponsor_id', 'c')}
     and ${sponsors.column('tenant_id', 's')} = ${tenant}
    left join ${podcasts.table} as p
      on ${podcasts.column('podcast_id', 'p')} = b.podcast_id and ${podcasts.column('tenant_id', 'p')} = ${tenant}
    left join ${episodes.table} as e
      on ${episodes.column('episode_id', 'e')} = b.episode_id
     and ${episodes.column('podcast_id', 'e')} = ${podcasts.column('podcast_id', 'p')}
    order by ${selection.orderBy}`.execute(db);
  return rows.map((row) => ({
    ...row,
    line_cost_cents: lineCost(row.booked_impressions, row.booked_cpm_cents),
    allowed_actions: allowedActions(row),
  }));
}
