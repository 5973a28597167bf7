import { sql } from 'kysely';
import { z } from 'zod';
import { deliverAfterCommit } from '../../events/emit-event.ts';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { allOrNothing } from '../book/all-or-nothing.ts';
import { learnCurves } from '../outlook/learned-shapes.ts';
import { type FlippedIo, flipStatus } from './flip-status.ts';
import { lapseHolds } from './lapse-holds.ts';
import { settleFlights } from './settle-flights.ts';

const count = z.int().nonnegative();

/** What one tick of the clock did. */
export const flightReport = z
  .object({
    /** Bookings whose flight began. */
    started: count,
    /** Bookings that are completed now. */
    completed: count,
    /** Bookings that fell short and owe a makegood now. */
    makegood: count,
    /** Holds that lapsed. */
    lapsed: count,
    /** Whether there is more to do than one call does; call again. */
    more: z.boolean(),
    /** What should have moved and could not, at most 100. */
    warnings: z.array(
      z.object({
        io_id: z.string(),
        code: z.enum(['episode_unpublished', 'still_held', 'awaiting_data']),
        message: z.string(),
      }),
    ),
  })
  .meta({ id: 'FlightReport' });
export type FlightReport = z.infer<typeof flightReport>;

/** Shows whose curves one tick learns. */
const CURVES = 50;

/** Options of {@link advanceFlights}. */
export type AdvanceFlightsOptions = {
  /** Most bookings that one call moves, of each kind. @defaultValue 1000 */
  limit?: number;
};

/**
 * The clock tick: lets holds lapse, starts flights, settles those that are over, and learns once a day how
 * shows are heard. It looks at what is due and not at when it last ran, so it may be called twice, late, or by
 * two processes at once: each booking moves once and tells `io.delivered` once.
 *
 * Call it from the host's scheduler, for each tenant, every few minutes and after an import.
 *
 * @example
 * let report: FlightReport
 * do report = await advanceFlights(ctx)
 * while (report.more)
 */
export async function advanceFlights(
  ctx: PodflightContext,
  options: AdvanceFlightsOptions = {},
): Promise<FlightReport> {
  const limit = Math.min(10_000, Math.max(1, options.limit ?? 1000));
  const instant = now(ctx);
  // One instant for the whole tick, however long it takes.
  const ticking: PodflightContext = { ...ctx, clock: () => instant };
  const at = instant.toISOString();
  const { events, ...report } = await allOrNothing(ticking, async (db) => {
    const lapsed = await lapseHolds(ticking, db, sql`true`, limit);
    const started = (await startFlights(ticking, db, at, limit)).length;
    const first = await settleFlights(ticking, db, { at, limit });
    // What a makegood delivered may complete its original in the same tick.
    const second = first.events.length > 0 ? await settleFlights(ticking, db, { at, limit }) : null;
    await learnCurves(ticking, db, CURVES);
    return {
      started,
      lapsed,
      completed: first.completed + (second?.completed ?? 0),
      makegood: first.makegood + (second?.makegood ?? 0),
      events: [...first.events, ...(second?.events ?? [])],
      more: first.more || [lapsed, started].some((moved) => moved >= limit),
      warnings: await overdue(ticking, db, at),
    };
  });
  for (const event of events) await deliverAfterCommit(ctx, event);
  return report;
}

async function startFlights(
  ctx: PodflightContext,
  db: TenantDb,
  at: string,
  limit: number,
): Promise<FlippedIo[]> {
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  return flipStatus(ctx, db, {
    to: 'active',
    where: sql`b.status = 'scheduled' and b.flight_start <= ${at}::timestamptz and b.hold_expires_at is null
      and (b.episode_id is null or exists (
        select 1 from ${episodes.table} as e
        where ${episodes.column('episode_id', 'e')} = b.episode_id
          and ${episodes.column('publish_date', 'e')}::timestamptz <= ${at}::timestamptz))`,
    reason: 'flight_started',
    limit,
  });
}

const MESSAGES = {
  episode_unpublished:
    'The flight has begun and its episode is not published. Publish it, or move the booking.',
  still_held: 'The flight has begun and the slot is only held. Confirm the booking or let it go.',
  awaiting_data: 'The flight is over and the numbers of its days are not in. Import them.',
};

/** What is late, the latest flights first. */
async function overdue(ctx: PodflightContext, db: TenantDb, at: string): Promise<FlightReport['warnings']> {
  const types = await keyTypes(ctx, db);
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const bookings = podflightTable(ctx, 'io_bookings');
  const { rows } = await sql<{ io_id: string; code: keyof typeof MESSAGES }>`
    (select b.io_id::text as io_id,
        case when b.hold_expires_at is null then 'episode_unpublished' else 'still_held' end as code
      from ${bookings} as b
      where b.tenant_id = ${tenant} and b.status = 'scheduled' and b.flight_start <= ${at}::timestamptz
        and (b.episode_id is not null or b.hold_expires_at is not null)
      order by b.flight_start desc limit 50)
    union all
    (select b.io_id::text, 'awaiting_data'
      from ${bookings} as b
      where b.tenant_id = ${tenant} and b.status = 'active'
        and b.flight_end <= ${at}::timestamptz - interval '4 days' and b.booked_impressions > 0
      order by b.flight_end desc limit 50)`.execute(db);
  return rows.map(({ io_id, code }) => ({ io_id, code, message: MESSAGES[code] }));
}
