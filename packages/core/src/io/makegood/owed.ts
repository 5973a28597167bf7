import { sql } from 'kysely';
import { outstandingImpressions } from '../../delivery/index.ts';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import type { LockedIo } from '../change/lock-io.ts';
import { readFlights } from '../lifecycle/read-flights.ts';
import { reviewFlight } from '../lifecycle/review-flight.ts';

/** How a booking stands: what it owes, and what is on its way. */
export type Owed = {
  settled: boolean;
  delivered_impressions: number;
  /** Owed, less what makegoods and credits made up for. */
  outstanding_impressions: number;
  /** Makegoods of it that have not ended. */
  open_makegoods: number;
};

/** Reads how a locked booking stands. */
export async function readOwed(
  ctx: PodflightContext,
  db: TenantDb,
  { io, metadata }: LockedIo,
): Promise<Owed> {
  const types = await keyTypes(ctx, db);
  const [flight] = await readFlights(ctx, db, {
    where: sql`b.io_id = ${io.io_id}::uuid`,
    at: now(ctx).toISOString(),
    limit: 1,
  });
  if (!flight) throw new TypeError('The booking is locked by this transaction.');
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from ${podflightTable(ctx, 'io_bookings')} as g
    where g.tenant_id = ${ctx.tenant_id}::${sql.raw(types.tenant_id)} and g.makegood_of_id = ${io.io_id}::uuid
      and g.status in ('scheduled', 'active')`.execute(db);
  const { delivered_impressions } = flight;
  const standing = { delivered_impressions, open_makegoods: rows[0]?.open ?? 0 };
  if (io.status === 'cancelled') {
    return { ...standing, settled: true, outstanding_impressions: owedOfCancelled(flight, metadata) };
  }
  const review = reviewFlight(flight);
  const quality = Math.max(
    0,
    flight.quality_owed_impressions - flight.made_up_impressions - flight.credited_impressions,
  );
  return {
    ...standing,
    settled: review.settled,
    outstanding_impressions: review.settled ? review.outstanding_impressions : quality,
  };
}

/** A cancelled booking owes what stayed payable and was not delivered. */
function owedOfCancelled(
  flight: { delivered_impressions: number; credited_impressions: number; made_up_impressions: number },
  metadata: Record<string, unknown>,
): number {
  const made_up = flight.made_up_impressions;
  return outstandingImpressions({
    booked_impressions: payableImpressions(metadata),
    delivered_impressions: flight.delivered_impressions,
    credited_impressions: flight.credited_impressions,
    makegoods: [{ booked_impressions: made_up, delivered_impressions: made_up }],
  });
}

/** The goal that a cancellation left. */
export function payableImpressions(metadata: Record<string, unknown>): number {
  // Written by cancel-booking.ts.
  const { cancellation } = metadata as { cancellation?: { payable_impressions: number | null } };
  return cancellation?.payable_impressions ?? 0;
}
