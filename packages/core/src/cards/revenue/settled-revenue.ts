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
      select ${campaigns.column('sponsor_id', 'c')} as advertiser_id, b.currency, b.booked_impressions, b.booked_cpm_cents,
        coalesce((o.terms->>'agency_commission_bps')::int, 0) as agency_commission_bps,
        coalesce(b.delivered_months, (
          select ${deliveredMonths(ctx, tenant)} from (
            select b.*, (b.flight_start at time zone b.time_zone)::date as first_day,
              ((b.flight_end - interval '1 microsecond') at time zone b.time_zone)::date as final_day
          ) as f
        )) as months
      from ${podflightTable(ctx, 'io_bookings')} as b
      left join ${podflightTable(ctx, 'insertion_orders')} as o
        on o.tenant_id = ${tenant} and o.insertion_order_id = b.insertion_order_id
      left join ${campaigns.table} as c
        on ${campaigns.column('campaign_id', 'c')} = b.campaign_id and ${campaigns.column('tenant_id', 'c')} = ${tenant}
      where b.tenant_id = ${tenant} and b.settled_at is not null and b.status <> 'cancelled' and b.makegood_of_id is null
        and b.booked_impressions > 0 and b.booked_cpm_cents is not null and b.currency is not null and ${where}
    ), reached as (
      select l.*, generate_series(1, cardinality(l.names)) as place
      from (select l.*, array(select name from jsonb_object_keys(l.months) as name order by name) as names from lines as l offset 0) as l
    ), earned as (
      select advertiser_id, currency, agency_commission_bps, names[place] as month, place = cardinality(names) as is_last,
        ${centsBy(sql`names[place]`)} - case when place > 1 then ${centsBy(sql`names[place - 1]`)} else 0 end as cents
      from reached
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

/** What a line had earned by the end of a month, which is never more than what was booked. */
const centsBy = (month: RawBuilder<unknown>) =>
  sql`(least((months->>${month})::bigint, booked_impressions) * booked_cpm_cents + 500) / 1000`;
