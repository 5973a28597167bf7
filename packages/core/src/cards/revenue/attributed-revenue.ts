import { sql } from 'kysely';
import { dealCurrency } from '../../pipeline/deal-amount.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { ofKey } from '../booking-filter.ts';
import type { CardQuery } from '../found-card.ts';

/**
 * What the host's attribution events of the range say that they brought (`conversion_data.conversion_value`, in the
 * host's currency). A value that is no number counts for nothing.
 */
export async function attributedCents(
  { ctx, db, asked }: CardQuery,
  days: { from: string; to: string },
): Promise<{ currency: string; cents: number }> {
  const types = await keyTypes(ctx, db);
  const { currency, digits } = dealCurrency(ctx);
  const events = hostNames(ctx.hostSchema, 'attribution_events');
  const campaigns = hostNames(ctx.hostSchema, 'campaigns');
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const value = sql`${events.column('conversion_data', 'a')}->>'conversion_value'`;
  const conditions = [
    sql`${events.column('tenant_id', 'a')} = ${tenant}`,
    sql`${events.column('timestamp', 'a')} >= (${days.from}::date)::timestamp at time zone ${asked.time_zone}`,
    sql`${events.column('timestamp', 'a')} < (${days.to}::date + 1)::timestamp at time zone ${asked.time_zone}`,
  ];
  if (asked.podcast_id !== undefined) {
    conditions.push(ofKey(events.column('podcast_id', 'a'), types.podcast_id, asked.podcast_id));
  }
  if (asked.advertiser_id !== undefined) {
    conditions.push(sql`${events.column('campaign_id', 'a')} in (
      select ${campaigns.column('campaign_id', 'c')} from ${campaigns.table} as c
      where ${campaigns.column('tenant_id', 'c')} = ${tenant}
        and ${ofKey(campaigns.column('sponsor_id', 'c'), types.sponsor_id, asked.advertiser_id)})`);
  }
  const { rows } = await sql<{ cents: number }>`
    select coalesce(sum(case when ${value} ~ '^[0-9]{1,12}([.][0-9]{1,6})?$'
      then round((${value})::numeric * ${10 ** digits}::int) end), 0)::float8 as cents
    from ${events.table} as a where ${sql.join(conditions, sql` and `)}`.execute(db);
  return { currency, cents: rows[0]?.cents ?? 0 };
}
