import { sql } from 'kysely';
import { type EmittedEvent, emitEvents } from '../../events/emit-event.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { allFinal, dataThrough } from './delivered.ts';
import { noteMoves } from './flip-status.ts';
import { type FlightNumbers, readFlights } from './read-flights.ts';
import { type ReviewOutcome, reviewFlight } from './review-flight.ts';

/** Days after a flight in which later numbers may still turn its verdict. */
const RESTATED_WITHIN_DAYS = 90;

/**
 * An import that was completed shortly before a review may have become visible after it, so its flights are
 * reviewed once more when this has passed.
 */
const COMMIT_LAG = sql`interval '10 minutes'`;

type Settled = { flight: FlightNumbers; outcome: Extract<ReviewOutcome, { settled: true }> };

/** What settling did, in bookings. */
export type SettleReport = { completed: number; makegood: number; events: EmittedEvent[]; more: boolean };

/**
 * Reviews flights that are over: settles active ones whose numbers are in, completes makegoods of which
 * nothing is outstanding any more, and reopens completed ones that later numbers turned short.
 */
export async function settleFlights(
  ctx: PodflightContext,
  db: TenantDb,
  { at, limit }: { at: string; limit: number },
): Promise<SettleReport> {
  const flights = await readFlights(ctx, db, { where: await dueForReview(ctx, db, at), at, limit });
  const settled = flights.flatMap((flight): Settled[] => {
    const outcome = reviewFlight(flight);
    return outcome.settled ? [{ flight, outcome }] : [];
  });
  await applyOutcomes(ctx, db, settled, at);
  const first = settled.filter(({ flight }) => !flight.was_settled);
  const events = await emitEvents(ctx, db, first.map(deliveredEvent(at)));
  const turned = settled.filter(({ flight, outcome }) => flight.status !== outcome.to);
  return {
    completed: turned.filter(({ outcome }) => outcome.to === 'completed').length,
    makegood: turned.filter(({ outcome }) => outcome.to === 'makegood').length,
    events,
    more: flights.length === limit,
  };
}

/** Only what a review can change, so that a batch is never full of flights that wait for data. */
async function dueForReview(ctx: PodflightContext, db: TenantDb, at: string) {
  const types = await keyTypes(ctx, db);
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const bookings = podflightTable(ctx, 'io_bookings');
  const instant = sql`${at}::timestamptz`;
  const settleDays = sql`(select coalesce((o.terms->>'settle_days')::int, 3) from ${podflightTable(ctx, 'insertion_orders')} as o
    where o.tenant_id = ${tenant} and o.insertion_order_id = b.insertion_order_id)`;
  const settlesWith = sql`((b.flight_end - interval '1 microsecond') at time zone b.time_zone)::date + ${settleDays}`;
  // Grouped, not distinct: TimescaleDB 2.23 fails to plan a SkipScan under row level security (timescaledb#7024).
  const numbersAreIn = sql`exists (
    select 1 from (
      select s.podcast_id, ${dataThrough(ctx, tenant, sql`s.podcast_id`)} as day
      from (select d.podcast_id from ${bookings} as d
        where d.tenant_id = ${tenant} and d.status in ('active', 'makegood') and d.settled_at is null and d.flight_end <= ${instant}
        group by d.podcast_id) as s
    ) as through
    where through.podcast_id = b.podcast_id and through.day >= ${settlesWith})`;
  const reviewedAt = sql`(b.metadata->>'reviewed_at')::timestamptz`;
  const newNumbers = sql`exists (
    select 1 from ${podflightTable(ctx, 'etl_imports')} as i
    where i.tenant_id = ${tenant} and i.status = 'completed' and not i.dry_run
      and i.records_inserted + i.records_updated > 0
      and i.started_at > ${instant} - make_interval(days => ${RESTATED_WITHIN_DAYS})
      and i.day_from <= (b.flight_end at time zone b.time_zone)::date
      and i.day_to >= (b.flight_start at time zone b.time_zone)::date
      and (i.completed_at > ${reviewedAt} or (
        i.completed_at > ${reviewedAt} - ${COMMIT_LAG} and ${reviewedAt} <= ${instant} - ${COMMIT_LAG})))`;
  const makegoodEnded = sql`exists (
    select 1 from ${bookings} as g
    where g.tenant_id = ${tenant} and g.makegood_of_id = b.io_id and g.settled_at is not null
      and g.settled_at >= ${reviewedAt})`;
  const isFinal = sql`(
    select ${allFinal(ctx, tenant)} from (
      select b.episode_id, b.podcast_id, (b.flight_start at time zone b.time_zone)::date as first_day,
        ((b.flight_end - interval '1 microsecond') at time zone b.time_zone)::date as final_day
    ) as f)`;
  return sql`b.flight_end <= ${instant} and b.insertion_order_id is not null and (
    (b.status in ('active', 'makegood') and b.settled_at is null and (${numbersAreIn}
      or (coalesce(b.booked_impressions, 0) = 0 and (${instant} at time zone b.time_zone)::date >= ${settlesWith})) and ${isFinal})
    or (b.status = 'makegood' and b.settled_at is not null and (${makegoodEnded} or ${newNumbers}) and ${isFinal})
    or (b.status = 'completed' and b.settled_at is not null
      and b.flight_end > ${instant} - make_interval(days => ${RESTATED_WITHIN_DAYS}) and ${newNumbers} and ${isFinal}))`;
}

async function applyOutcomes(
  ctx: PodflightContext,
  db: TenantDb,
  settled: readonly Settled[],
  at: string,
): Promise<void> {
  if (settled.length === 0) return;
  const types = await keyTypes(ctx, db);
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const moves = settled.map(({ flight, outcome }) => ({
    io_id: flight.io_id,
    from_status: flight.status,
    to_status: outcome.to,
    delivered: flight.delivered_impressions,
    months: flight.delivered_months,
    resolution: outcome.to === 'makegood' ? null : resolutionOf(flight, outcome),
    reason: reasonOf(flight, outcome),
    cause: {
      ...(flight.import_id && { import_id: flight.import_id }),
      delivered_impressions: flight.delivered_impressions,
      outstanding_impressions: outcome.outstanding_impressions,
    },
  }));
  await sql`
    with moved as (
      update ${podflightTable(ctx, 'io_bookings')} as b
      set status = m.to_status, delivered_impressions = m.delivered, delivered_months = m.months,
        resolution = case when m.from_status = m.to_status then b.resolution else m.resolution end,
        settled_at = coalesce(b.settled_at, ${at}::timestamptz), updated_at = ${at}::timestamptz,
        metadata = coalesce(b.metadata, '{}') || jsonb_build_object('reviewed_at', ${at}::text)
      from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as m(io_id uuid, from_status text, to_status text,
        delivered bigint, months jsonb, resolution text, reason text, cause jsonb)
      where b.tenant_id = ${tenant} and b.io_id = m.io_id
      returning b.io_id, m.from_status, m.to_status, m.reason, m.cause
    ) ${noteMoves(ctx, tenant, at)}`.execute(db);
}

function resolutionOf(flight: FlightNumbers, outcome: Settled['outcome']): string | null {
  if (outcome.outcome === 'delivered' && flight.quality_owed_impressions === 0) return 'delivered';
  return flight.is_makegood ? null : 'additional_delivery';
}

function reasonOf(flight: FlightNumbers, outcome: Settled['outcome']): string {
  if (!flight.was_settled) return outcome.to === 'makegood' ? 'under_delivered' : 'settled';
  if (outcome.to === 'makegood') return 'restated_short';
  return outcome.outcome === 'delivered' ? 'restated_delivered' : 'made_up';
}

function deliveredEvent(at: string) {
  return ({ flight, outcome }: Settled) => ({
    type: 'io.delivered' as const,
    subject: flight.io_id,
    data: {
      io_id: flight.io_id,
      insertion_order_id: flight.insertion_order_id,
      io_number: flight.io_number,
      campaign_id: flight.campaign_id,
      podcast_id: flight.podcast_id,
      episode_id: flight.episode_id,
      outcome: outcome.outcome,
      booked_impressions: flight.booked_impressions,
      delivered_impressions: flight.delivered_impressions,
      shortfall_impressions: outcome.shortfall_impressions,
      makegood_of_id: flight.makegood_of_id,
      settled_at: at,
    },
  });
}
