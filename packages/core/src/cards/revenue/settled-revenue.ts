import { type RawBuilder, sql } from 'kysely';
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
 * less that of the month before. By what the settlement stored.
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
      select ${campaigns.column('sponsor_id', 'c')} as advertiser_id, b.currency, b.booked_impressions, b.booked_cpm_cents,
        coalesce((o.terms->>'agency_commission_bps')::int, 0) as agency_commission_bps, b.delivered_months as months
      from ${podflightTable(ctx, 'io_bookings')} as b
      left join ${podflightTable(ctx, 'insertion_orders')} as o
        on o.tenant_id = ${tenant} and o.insertion_order_id = b.insertion_order_id
      left join ${campaigns.table} as c
        on ${campaigns.column('campaign_id', 'c')} = b.campaign_id and ${campaigns.column('tenant_id', 'c')} = ${tenant}
      where b.tenant_id = ${tenant} and b.settled_at is not null and b.status <> 'cancelled' and b.makegood_of_id is null
        and b.booked_impressions > 0 and b.booked_cpm_cents is not null and b.currency is not null and ${where}
    ), reached as (
      select l.*, m.key as month, (least(m.value::bigint, l.booked_impressions) * l.booked_cpm_cents + 500) / 1000 as cents_by_then
      from (select *, row_number() over () as line from lines) as l cross join lateral jsonb_each_text(l.months) as m
    ), earned as (
      select advertiser_id, currency, agency_commission_bps, month, lead(month) over of_line is null as is_last,
        cents_by_then - coalesce(lag(cents_by_then) over of_line, 0) as cents
      from reached window of_line as (partition by line order by month)
    ), sponsored as (
      select advertiser_id, currency, month, sum(cents)::float8 as earned_cents,
        (count(*) filter (where is_last))::int as lines,
        sum((cents * agency_commission_bps + 5000) / 10000)::float8 as agency_commission_cents
      from earned where month between ${months.first} and ${months.last}
      group by 1, 2, 3
    )
    select p.advertiser_id::text as advertiser_id,
      coalesce(${sponsors.column('company', 's')}, ${sponsors.column('name', 's')}) as advertiser_name,
      p.currency::text as currency, p.month, p.earned_cents, p.agency_commission_cents, p.lines
    from sponsored as p
    left join ${sponsors.table} as s
      on ${sponsors.column('sponsor_id', 's')} = p.advertiser_id and ${sponsors.column('tenant_id', 's')} = ${tenant}
    order by 3, 4, 1`.execute(db);
  return { revenue: rows, lines: rows.reduce((sum, { lines }) => sum + lines, 0) };
}
