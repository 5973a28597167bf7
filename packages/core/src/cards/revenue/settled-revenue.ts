import { type RawBuilder, sql } from 'kysely';
import { deliveredMonths } from '../../io/lifecycle/delivered.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { CardQuery } from '../found-card.ts';

/** What settled lines of an advertiser earned in a month. */
export type SettledRevenue = {
  advertiser_id: string | null;
  advertiser_name: string | null;
  currency: string;
  month: string;
  earned_cents: number;
  agency_commission_cents: number;
  /** Lines whose last month this is. */
  lines: number;
};

/**
 * What settled lines earned in each month: the cost of what was delivered by its end, never above what was booked,
 * less that of the month before. By what the settlement stored; one that stored no months is read again.
 *
 * @param where - Over bookings `b`.
 */
export async function settledRevenue(
  { ctx, db }: CardQuery,
  where: RawBuilder<unknown>,
  months: { first: string; last: string },
): Promise<{ revenue: SettledRevenue[]; lines: number }> {
  const types = await keyTypes(ctx, db);
  const campaigns = hostNames(ctx.hostSchema, 'campaigns');
  const sponsors = hostNames(ctx.hostSchema, 'sponsors');
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const { rows } = await sql<SettledRevenue>`
    with lines as materialized (
      select b.io_id, b.campaign_id, b.insertion_order_id, b.currency, b.booked_impressions, b.booked_cpm_cents,
        b.delivered_months, b.episode_id, b.podcast_id, b.time_zone, b.flight_start, b.flight_end
      from ${podflightTable(ctx, 'io_bookings')} as b
      where b.tenant_id = ${tenant} and b.settled_at is not null and b.status <> 'cancelled' and b.makegood_of_id is null
        and b.booked_impressions > 0 and b.booked_cpm_cents is not null and b.currency is not null and ${where}
    ), reached as (
      select l.io_id, l.campaign_id, l.insertion_order_id, l.currency, m.month,
        (least(m.delivered::bigint, l.booked_impressions) * l.booked_cpm_cents + 500) / 1000 as cents
      from lines as l cross join lateral jsonb_each_text(coalesce(l.delivered_months, (
        select ${deliveredMonths(ctx, tenant)} from (
          select l.*, (l.flight_start at time zone l.time_zone)::date as first_day,
            ((l.flight_end - interval '1 microsecond') at time zone l.time_zone)::date as final_day
        ) as f
      ))) as m(month, delivered)
    ), earned as (
      select campaign_id, insertion_order_id, currency, month, lead(month) over line is null as is_last,
        cents - coalesce(lag(cents) over line, 0) as cents
      from reached window line as (partition by io_id order by month)
    ), sponsored as (
      select ${campaigns.column('sponsor_id', 'c')} as advertiser_id, e.currency::text as currency, e.month,
        sum(e.cents)::float8 as earned_cents, (count(*) filter (where e.is_last))::int as lines,
        sum((e.cents * coalesce((o.terms->>'agency_commission_bps')::int, 0) + 5000) / 10000)::float8 as agency_commission_cents
      from earned as e
      left join ${podflightTable(ctx, 'insertion_orders')} as o
        on o.tenant_id = ${tenant} and o.insertion_order_id = e.insertion_order_id
      left join ${campaigns.table} as c
        on ${campaigns.column('campaign_id', 'c')} = e.campaign_id and ${campaigns.column('tenant_id', 'c')} = ${tenant}
      where e.month between ${months.first} and ${months.last}
      group by 1, e.currency, e.month
    )
    select p.advertiser_id::text as advertiser_id,
      coalesce(${sponsors.column('company', 's')}, ${sponsors.column('name', 's')}) as advertiser_name,
      p.currency, p.month, p.earned_cents, p.agency_commission_cents, p.lines
    from sponsored as p
    left join ${sponsors.table} as s
      on ${sponsors.column('sponsor_id', 's')} = p.advertiser_id and ${sponsors.column('tenant_id', 's')} = ${tenant}
    order by 3, 4, 1`.execute(db);
  return { revenue: rows, lines: rows.reduce((sum, { lines }) => sum + lines, 0) };
}
