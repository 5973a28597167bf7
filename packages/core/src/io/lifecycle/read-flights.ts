import { type RawBuilder, sql } from 'kysely';
import type { PodflightContext } from '../../tenancy/context.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { allFinal, dataThrough, delivered, deliveredMonths } from './delivered.ts';
import type { ReviewedFlight } from './review-flight.ts';

/** A locked booking with what is needed to review it and to tell of it. */
export type FlightNumbers = ReviewedFlight & {
  io_id: string;
  insertion_order_id: string;
  io_number: string;
  campaign_id: string;
  podcast_id: string | null;
  episode_id: string | null;
  booked_cpm_cents: number | null;
  currency: string;
  makegood_of_id: string | null;
  stored_delivered_impressions: number | null;
  /** Delivered by the end of each month. */
  delivered_months: Record<string, number>;
  was_settled: boolean;
  /** The import that brought numbers since the last review, if one did. */
  import_id: string | null;
};

/**
 * Locks bookings of `b` and reads their numbers. Those that another transaction is changing are left to it.
 */
export async function readFlights(
  ctx: PodflightContext,
  db: TenantDb,
  selection: { where: RawBuilder<unknown>; at: string; limit: number },
): Promise<FlightNumbers[]> {
  const types = await keyTypes(ctx, db);
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const bookings = podflightTable(ctx, 'io_bookings');
  const at = sql`${selection.at}::timestamptz`;
  const { rows } = await sql<FlightNumbers>`
    with b as materialized (
      select b.* from ${bookings} as b
      where b.tenant_id = ${tenant} and ${selection.where}
      order by b.io_id limit ${selection.limit}::int
      for no key update of b skip locked
    ), shows as materialized (
      select s.podcast_id, ${dataThrough(ctx, tenant, sql`s.podcast_id`)} as data_through
      from (select distinct podcast_id from b) as s
    ), flights as (
      select b.*, (b.flight_start at time zone b.time_zone)::date as first_day,
        ((b.flight_end - interval '1 microsecond') at time zone b.time_zone)::date as final_day
      from b
    )
    select f.io_id::text as io_id, f.insertion_order_id::text as insertion_order_id, o.io_number,
      f.campaign_id::text as campaign_id, f.podcast_id::text as podcast_id, f.episode_id::text as episode_id,
      f.status, f.makegood_of_id::text as makegood_of_id, f.makegood_of_id is not null as is_makegood,
      f.booked_impressions, f.booked_cpm_cents, f.currency::text as currency, f.credited_impressions,
      coalesce((f.metadata->>'quality_owed_impressions')::int, 0) as quality_owed_impressions,
      f.delivered_impressions::float8 as stored_delivered_impressions, f.settled_at is not null as was_settled,
      ${delivered(ctx, tenant)} as delivered_impressions, ${deliveredMonths(ctx, tenant)} as delivered_months,
      ${madeUp(ctx, tenant)} as made_up_impressions,
      ${allFinal(ctx, tenant)} as all_final,
      to_char(f.final_day, 'YYYY-MM-DD') as last_day, to_char(s.data_through, 'YYYY-MM-DD') as data_through,
      to_char(${at} at time zone f.time_zone, 'YYYY-MM-DD') as today,
      coalesce((o.terms->>'settle_days')::int, 3) as settle_days,
      coalesce((o.terms->>'tolerance')::float8, 0) as tolerance,
      (select i.import_id::text from ${podflightTable(ctx, 'etl_imports')} as i
        where i.tenant_id = ${tenant} and i.status = 'completed' and not i.dry_run
          and i.day_from <= f.final_day and i.day_to >= f.first_day
        order by i.started_at desc limit 1) as import_id
    from flights as f
    join ${podflightTable(ctx, 'insertion_orders')} as o
      on o.tenant_id = ${tenant} and o.insertion_order_id = f.insertion_order_id
    left join shows as s on s.podcast_id = f.podcast_id
    order by f.io_id`.execute(db);
  return rows;
}

/** What settled makegoods made up for: of a makegood that fell short itself, in proportion. */
export function madeUp(ctx: PodflightContext, tenant: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select coalesce(sum(floor(coalesce((g.metadata->>'makes_up_impressions')::numeric, g.booked_impressions)
      * least(g.delivered_impressions, g.booked_impressions) / nullif(g.booked_impressions, 0))), 0)::float8
    from ${podflightTable(ctx, 'io_bookings')} as g
    where g.tenant_id = ${tenant} and g.makegood_of_id = f.io_id and g.settled_at is not null and g.status <> 'cancelled')`;
}
