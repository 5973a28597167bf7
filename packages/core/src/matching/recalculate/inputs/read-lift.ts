import { type RawBuilder, sql } from 'kysely';
import type { PodflightContext } from '../../../tenancy/context.ts';
import { hasHostTable, hostNames } from '../../../tenancy/host-schema.ts';
import { podflightTable } from '../../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../../tenancy/with-tenant.ts';
import {
  industryKey,
  type LiftBaseline,
  type LiftBaselines,
  type LiftMethod,
  type LiftOutcome,
} from '../../inputs.ts';
import type { KnownScope } from './scope.ts';

/** Days back that completed bookings tell how well an advertiser does. */
const LIFT_DAYS = 730;
/** Days after a flight in which its conversions are counted. */
const WINDOW_DAYS = 60;

/** What completed bookings brought: of the scope's pairs, and the averages they are compared with. */
export type Lift = {
  /** By advertiser, then podcast; most pairs have none. */
  outcomes: ReadonlyMap<string, ReadonlyMap<string, readonly LiftOutcome[]>>;
  by_advertiser: ReadonlyMap<string, LiftBaselines>;
  by_industry: ReadonlyMap<string, LiftBaselines>;
};

type LiftRow = LiftOutcome & { advertiser_id: string; podcast_id: string };
type BaselineRow = LiftBaseline & { advertiser_id: string | null; industry: string; method: LiftMethod };

/**
 * Conversions of completed bookings, in two queries for the whole scope. An event counts for the latest of
 * the campaign's bookings that it can belong to. Nothing where the host has no attribution events.
 */
export async function readLift(
  ctx: PodflightContext,
  db: TenantDb,
  scope: KnownScope,
  at: string,
): Promise<Lift> {
  const outcomes = new Map<string, Map<string, LiftOutcome[]>>();
  const by_advertiser = new Map<string, LiftBaselines>();
  const by_industry = new Map<string, LiftBaselines>();
  if (hasHostTable(ctx.hostSchema, 'attribution_events')) {
    for (const { advertiser_id, podcast_id, ...one } of await readOutcomes(ctx, db, scope, at)) {
      const ofOne = outcomes.get(advertiser_id) ?? new Map<string, LiftOutcome[]>();
      outcomes.set(advertiser_id, ofOne.set(podcast_id, [...(ofOne.get(podcast_id) ?? []), one]));
    }
    for (const { advertiser_id, industry, method, ...sums } of await readBaselines(ctx, db, scope, at)) {
      const [map, key] =
        advertiser_id === null
          ? ([by_industry, industryKey(industry)] as const)
          : ([by_advertiser, advertiser_id] as const);
      map.set(key, { ...map.get(key), [method]: sums });
    }
  }
  return { outcomes, by_advertiser, by_industry };
}

async function readOutcomes(
  ctx: PodflightContext,
  db: TenantDb,
  scope: KnownScope,
  at: string,
): Promise<LiftRow[]> {
  const { advertiser_id, podcast_id, types } = scope;
  const only = (column: string, type: string, id: string | null) =>
    id === null ? sql`true` : sql`${sql.raw(column)} = ${id}::${sql.raw(type)}`;
  const { rows } = await sql<LiftRow>`
    ${outcomesOf(ctx, scope, at)}
    select o.advertiser_id::text as advertiser_id, o.podcast_id::text as podcast_id, o.io_id::text as io_id, o.method,
      o.conversions, o.impressions, greatest(0, known.through - o.ended)::int as days_since_end
    from outcome as o
    cross join (select coalesce(max(day), ${at.slice(0, 10)}::date) as through from conversion) as known
    where ${only('o.advertiser_id', types.sponsor_id, advertiser_id)}
      and ${only('o.podcast_id', types.podcast_id, podcast_id)}
    order by o.advertiser_id, o.podcast_id, o.io_id, o.method`.execute(db);
  return rows;
}

async function readBaselines(
  ctx: PodflightContext,
  db: TenantDb,
  scope: KnownScope,
  at: string,
): Promise<BaselineRow[]> {
  const { rows } = await sql<BaselineRow>`
    ${outcomesOf(ctx, scope, at)}
    select o.advertiser_id::text as advertiser_id, coalesce(o.industry, '') as industry, o.method,
      sum(o.conversions)::float8 as conversions, sum(o.impressions)::float8 as impressions
    from outcome as o
    group by grouping sets ((o.advertiser_id, o.method), (o.industry, o.method))
    having grouping(o.advertiser_id) = 0 or coalesce(o.industry, '') <> ''`.execute(db);
  return rows;
}

/** `with conversion, outcome`: one row for each completed booking and method that could count it. */
function outcomesOf(ctx: PodflightContext, scope: KnownScope, at: string): RawBuilder<unknown> {
  const { tenant, types, advertiser_id } = scope;
  const campaigns = hostNames(ctx.hostSchema, 'campaigns');
  const sponsors = hostNames(ctx.hostSchema, 'sponsors');
  const events = hostNames(ctx.hostSchema, 'attribution_events');
  const industry = (alias: string) => sql`lower(trim(${sponsors.column('industry', alias)}))`;
  const key = sponsors.column('sponsor_id', 's');
  // An advertiser is compared with itself or with its industry, so nobody else's bookings need be read.
  const among =
    advertiser_id === null
      ? sql`true`
      : sql`(${key} = ${advertiser_id}::${sql.raw(types.sponsor_id)} or ${industry('s')} = (
          select ${industry('me')} from ${sponsors.table} as me
          where ${sponsors.column('tenant_id', 'me')} = ${tenant}
            and ${sponsors.column('sponsor_id', 'me')} = ${advertiser_id}::${sql.raw(types.sponsor_id)}))`;
  const method = sql`case
    when ${events.column('attribution_method', 'a')} ~* 'pixel|tag|household|device' then 'pixel'
    when ${events.column('attribution_method', 'a')} ~* 'code|coupon|promo|vanity|url|survey' then 'code' end`;
  return sql`
    with booking as materialized (
      select b.io_id, b.campaign_id, b.podcast_id, b.episode_id, b.promo_code is not null as has_code,
        b.delivered_impressions::float8 as impressions, (b.flight_start at time zone b.time_zone)::date as began,
        ((b.flight_end - interval '1 microsecond') at time zone b.time_zone)::date as ended,
        ${key} as advertiser_id, ${industry('s')} as industry
      from ${podflightTable(ctx, 'io_bookings')} as b
      join ${campaigns.table} as c
        on ${campaigns.column('campaign_id', 'c')} = b.campaign_id and ${campaigns.column('tenant_id', 'c')} = ${tenant}
      join ${sponsors.table} as s
        on ${key} = ${campaigns.column('sponsor_id', 'c')} and ${sponsors.column('tenant_id', 's')} = ${tenant}
      where b.tenant_id = ${tenant} and b.status in ('completed', 'makegood') and b.delivered_impressions > 0
        and b.podcast_id is not null and b.flight_end > ${at}::timestamptz - interval '1 day' * ${LIFT_DAYS}::int
        and ${among}
    ), conversion as materialized (
      select a.campaign_id, a.podcast_id, a.episode_id, a.method, a.day, count(*)::float8 as conversions
      from (
        select ${events.column('campaign_id', 'a')} as campaign_id, ${events.column('podcast_id', 'a')} as podcast_id,
          ${events.column('episode_id', 'a')} as episode_id, ${method} as method,
          (${events.column('timestamp', 'a')}::timestamptz at time zone 'UTC')::date as day
        from ${events.table} as a
        where ${events.column('tenant_id', 'a')} = ${tenant}
          and ${events.column('timestamp', 'a')} > ${at}::timestamptz - interval '1 day' * ${LIFT_DAYS + WINDOW_DAYS}::int
          and ${events.column('timestamp', 'a')} <= ${at}::timestamptz
          and ${events.column('campaign_id', 'a')} in (select campaign_id from booking)
          and to_jsonb(${events.column('conversion_data', 'a')}) not in ('{}', 'null')
      ) as a
      where a.method is not null
      group by a.campaign_id, a.podcast_id, a.episode_id, a.method, a.day
    ), counted as (
      select one.io_id, one.method, sum(one.conversions) as conversions
      from (
        select distinct on (c.campaign_id, c.podcast_id, c.episode_id, c.method, c.day) b.io_id, c.method, c.conversions
        from conversion as c
        join booking as b on b.campaign_id = c.campaign_id
          and (c.podcast_id is null or b.podcast_id = c.podcast_id)
          and (c.episode_id is null or b.episode_id is null or b.episode_id = c.episode_id)
          and c.day between b.began and b.ended + ${WINDOW_DAYS}::int
        order by c.campaign_id, c.podcast_id, c.episode_id, c.method, c.day, b.began desc, b.io_id
      ) as one
      group by one.io_id, one.method
    ), outcome as (
      select b.*, m.method, coalesce(c.conversions, 0) as conversions
      from booking as b
      cross join (values ('code'), ('pixel')) as m(method)
      left join counted as c on c.io_id = b.io_id and c.method = m.method
      where c.io_id is not null or (m.method = 'code' and b.has_code) or (m.method = 'pixel' and exists (
        select from conversion as p where p.campaign_id = b.campaign_id and p.method = 'pixel'))
    )`;
}
