import { sql } from 'kysely';
import { type BookedRate, rateGuidance } from '../../../delivery/index.ts';
import type { PodflightContext } from '../../../tenancy/context.ts';
import { podflightTable } from '../../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../../tenancy/with-tenant.ts';
import type { Position, PositionRate } from '../../inputs.ts';
import { type KnownScope, keySet } from './scope.ts';

/** Days back that a booked rate says something of today's. */
const RATE_DAYS = 365;
/** Latest bookings of a show and position that its rate is told by. */
const BOOKINGS_READ = 20;

/** What all shows of the tenant were booked at, by position and currency. */
export type NetworkRates = ReadonlyMap<string, readonly BookedRate[]>;

const priced = sql`b.status <> 'cancelled' and b.booked_cpm_cents is not null and b.booked_impressions > 0
  and b.currency is not null`;

/** Rates of the tenant's bookings of the past year; a rate that many were booked at is one entry. */
export async function readNetworkRates(
  ctx: PodflightContext,
  db: TenantDb,
  { tenant }: KnownScope,
  at: string,
): Promise<NetworkRates> {
  const { rows } = await sql<{ position: Position; currency: string } & BookedRate>`
    select u.position, b.currency, b.booked_cpm_cents, sum(b.booked_impressions)::float8 as booked_impressions
    from ${podflightTable(ctx, 'io_bookings')} as b
    join ${podflightTable(ctx, 'ad_units')} as u on u.tenant_id = ${tenant} and u.ad_unit_id = b.ad_unit_id
    where b.tenant_id = ${tenant} and ${priced}
      and b.flight_start > ${at}::timestamptz - interval '1 day' * ${RATE_DAYS}::int
    group by u.position, b.currency, b.booked_cpm_cents
    order by u.position, b.currency, b.booked_cpm_cents`.execute(db);
  const rates = new Map<string, BookedRate[]>();
  for (const { position, currency, ...rate } of rows) {
    const key = `${position}/${currency}`;
    rates.set(key, [...(rates.get(key) ?? []), rate]);
  }
  return rates;
}

type ShowRates = {
  podcast_id: string;
  position: Position;
  /** Of the rate card: the ad units' mean by slots, of the currency that most are in. */
  card_cents: number | null;
  card_currency: string | null;
  /** Of bookings, the latest first. */
  booked: (BookedRate & { currency: string })[] | null;
};

/** What each show costs by position: guidance from its bookings, or its rate card where it has none. */
export async function readRates(
  ctx: PodflightContext,
  db: TenantDb,
  { types, tenant }: KnownScope,
  ids: readonly string[],
  at: string,
  network: NetworkRates,
): Promise<Map<string, PositionRate[]>> {
  const { rows } = await sql<ShowRates>`
    with unit as materialized (
      select u.ad_unit_id, u.podcast_id, u.position, u.slots_per_episode as slots, u.rate_cpm_cents, u.currency
      from ${podflightTable(ctx, 'ad_units')} as u
      where u.tenant_id = ${tenant} and u.podcast_id in ${keySet(ids, types.podcast_id)} and u.archived_at is null
    ), card as (
      select distinct on (podcast_id, position) podcast_id, position, currency,
        round(sum(rate_cpm_cents::float8 * slots) / sum(slots))::float8 as cents
      from unit where rate_cpm_cents is not null and currency is not null
      group by podcast_id, position, currency
      order by podcast_id, position, sum(slots) desc, currency
    ), latest as (
      select u.podcast_id, u.position, b.currency, b.booked_cpm_cents, b.booked_impressions,
        row_number() over (partition by u.podcast_id, u.position order by b.flight_start desc, b.io_id desc) as place
      from unit as u
      join ${podflightTable(ctx, 'io_bookings')} as b on b.tenant_id = ${tenant} and b.ad_unit_id = u.ad_unit_id
       and b.podcast_id = u.podcast_id
      where ${priced} and b.flight_end > ${at}::timestamptz - interval '1 day' * ${RATE_DAYS}::int
    ), booked as (
      select podcast_id, position, jsonb_agg(jsonb_build_object('currency', currency, 'booked_cpm_cents', booked_cpm_cents,
        'booked_impressions', booked_impressions) order by place) as rates
      from latest where place <= ${BOOKINGS_READ} group by podcast_id, position
    )
    select p.podcast_id::text as podcast_id, p.position, c.cents as card_cents, c.currency as card_currency, b.rates as booked
    from (select distinct podcast_id, position from unit) as p
    left join card as c on c.podcast_id = p.podcast_id and c.position = p.position
    left join booked as b on b.podcast_id = p.podcast_id and b.position = p.position
    order by p.podcast_id, p.position`.execute(db);
  const rates = new Map<string, PositionRate[]>();
  for (const row of rows) {
    const rate = rateOf(row, network);
    if (rate) rates.set(row.podcast_id, [...(rates.get(row.podcast_id) ?? []), rate]);
  }
  return rates;
}

function rateOf({ position, booked, card_cents, card_currency }: ShowRates, network: NetworkRates) {
  const currency = booked?.[0]?.currency;
  if (booked && currency) {
    const own = booked.filter((one) => one.currency === currency);
    const { value } = rateGuidance(own, network.get(`${position}/${currency}`) ?? []);
    if (value !== null) return { position, rate_cents: value, currency };
  }
  return card_cents !== null && card_currency !== null
    ? { position, rate_cents: card_cents, currency: card_currency }
    : null;
}
