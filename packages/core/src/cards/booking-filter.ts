import { type RawBuilder, sql } from 'kysely';
import { addDays } from '../delivery/index.ts';
import { now, type PodflightContext } from '../tenancy/context.ts';
import { hostNames } from '../tenancy/host-schema.ts';
import { fitsKey, keyTypes } from '../tenancy/key-types.ts';
import type { TenantDb } from '../tenancy/with-tenant.ts';
import type { AskedCard } from './card-params.ts';

/** Days around today that a card shows, when it was not asked for others. */
export type DefaultRange = { before: number; after: number };

/** The days that a card was asked for; where one end is missing it is as far from today as the default says. */
export function askedDays(
  { from, to }: AskedCard,
  today: string,
  { before, after }: DefaultRange,
): { from: string; to: string } {
  const first = from ?? (to && to < addDays(today, -before) ? to : addDays(today, -before));
  const last = to ?? (first > addDays(today, after) ? first : addDays(today, after));
  return { from: first, to: last };
}

/**
 * Bookings `b` that have days in a range, of the podcast, advertiser and currency asked for. Holds that have lapsed
 * and bookings cancelled before they began are none.
 */
export async function bookingsOf(
  ctx: PodflightContext,
  db: TenantDb,
  asked: AskedCard,
  days: { from: string; to: string },
): Promise<RawBuilder<unknown>> {
  const types = await keyTypes(ctx, db);
  const zone = asked.time_zone;
  const conditions = [
    sql`b.flight_end > (${days.from}::date)::timestamp at time zone ${zone}`,
    sql`b.flight_start < (${days.to}::date + 1)::timestamp at time zone ${zone}`,
    sql`(b.status <> 'cancelled' or b.cancelled_at > b.flight_start)`,
    sql`not (b.status = 'scheduled' and coalesce(b.hold_expires_at <= ${now(ctx).toISOString()}::timestamptz, false))`,
  ];
  if (asked.currency) conditions.push(sql`b.currency = ${asked.currency}`);
  if (asked.podcast_id !== undefined) {
    conditions.push(ofKey(sql`b.podcast_id`, types.podcast_id, asked.podcast_id));
  }
  if (asked.advertiser_id !== undefined) {
    const campaigns = hostNames(ctx.hostSchema, 'campaigns');
    conditions.push(sql`b.campaign_id in (
      select ${campaigns.column('campaign_id', 'c')} from ${campaigns.table} as c
      where ${campaigns.column('tenant_id', 'c')} = ${ctx.tenant_id}::${sql.raw(types.tenant_id)}
        and ${ofKey(campaigns.column('sponsor_id', 'c'), types.sponsor_id, asked.advertiser_id)})`);
  }
  return sql.join(conditions, sql` and `);
}

/** A column equals a key of the host's; what can be no key equals nothing. */
export function ofKey(column: RawBuilder<unknown>, type: string, key: string): RawBuilder<unknown> {
  return fitsKey(type, key) ? sql`${column} = ${key}::${sql.raw(type)}` : sql`false`;
}
