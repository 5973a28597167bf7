import { sql } from 'kysely';
import { z } from 'zod';
import { cancellationValue, cost, flightDays } from '../../delivery/index.ts';
import { dayIn } from '../../delivery/zone-clock.ts';
import { parsedInput } from '../../shared/parsed-input.ts';
import { PodflightError } from '../../shared/podflight-error.ts';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { fitsKey } from '../../tenancy/key-types.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { allOrNothing } from '../book/all-or-nothing.ts';
import { ioNotFound, readIo } from '../get-io.ts';
import { flipStatus } from '../lifecycle/flip-status.ts';
import { readFlights } from '../lifecycle/read-flights.ts';
import type { IoDetail } from '../order/io-order.ts';
import { nextRevision } from '../order/next-revision.ts';
import { lineOfText } from '../text-parts.ts';
import { type LockedIo, lockIo, transitionRefused } from './lock-io.ts';

/** What {@link cancelBooking} takes. */
export const cancelBookingInput = z.strictObject({
  reason: lineOfText(500).nullable().default(null),
  /** Day on which notice was given, in the booking's zone. @defaultValue today */
  notice_on: z.iso.date().nullable().default(null),
  /** The revision of the order that the caller has seen. */
  revision: z.int().positive().nullable().default(null),
});
export type CancelBookingInput = z.input<typeof cancelBookingInput>;

/**
 * Cancels a booking before or during its flight. Its slot is free at once. What remains payable is frozen:
 * the days before the notice takes effect (DOMAIN.md 2.5), and never less than was delivered; nothing for
 * a hold or a makegood. The order is worded anew.
 *
 * @throws PodflightError `request.invalid` (also for a notice later than today), `io.not_found`,
 * `io.revision_conflict`, `io.transition_refused` when the flight is over or cancelled already.
 *
 * @example
 * const { payable_cents } = await cancelBooking(ctx, io_id, { reason: 'budget cut' })
 */
export async function cancelBooking(
  ctx: PodflightContext,
  io_id: string,
  input: CancelBookingInput = {},
): Promise<IoDetail> {
  const { reason, notice_on, revision } = parsedInput(cancelBookingInput, input);
  if (!fitsKey('uuid', io_id)) throw ioNotFound(io_id);
  return allOrNothing(ctx, async (db) => {
    const locked = await lockIo(ctx, db, io_id, revision);
    const { io } = locked;
    if (io.status !== 'scheduled' && io.status !== 'active') {
      throw transitionRefused(io, `A booking that is ${io.status} cannot be cancelled.`);
    }
    const owed = await remaining(ctx, db, locked, notice_on);
    const at = now(ctx).toISOString();
    await flipStatus(ctx, db, {
      to: 'cancelled',
      set: sql`cancelled_at = ${at}::timestamptz, cancel_reason = ${reason}, hold_expires_at = null,
        payable_cents = ${owed.payable_cents}::bigint, delivered_impressions = ${owed.delivered_impressions}::bigint,
        metadata = coalesce(b.metadata, '{}') || ${JSON.stringify({ cancellation: owed })}::jsonb`,
      where: sql`b.io_id = ${io_id}::uuid`,
      reason: 'cancelled',
      cause: owed,
    });
    await nextRevision(ctx, db, io.insertion_order_id, {
      reason,
      changes: [{ line_no: io.line_no, field: 'status', before: io.status, after: 'cancelled' }],
      needs_acceptance: false,
    });
    return readIo(ctx, db, io_id);
  });
}

/** What of a booking stays payable when it is cancelled today. */
type Remaining = {
  payable_cents: number | null;
  payable_impressions: number | null;
  delivered_impressions: number;
  effective_on: string | null;
};

async function remaining(
  ctx: PodflightContext,
  db: TenantDb,
  { io, terms }: LockedIo,
  given: string | null,
): Promise<Remaining> {
  const today = dayIn(now(ctx), io.time_zone);
  if (given !== null && given > today) throw noticeToCome();
  const [flight] = await readFlights(ctx, db, {
    where: sql`b.io_id = ${io.io_id}::uuid`,
    at: now(ctx).toISOString(),
    limit: 1,
  });
  const delivered_impressions = flight?.delivered_impressions ?? 0;
  if (io.hold_expires_at !== null || io.makegood_of_id !== null) {
    return { payable_cents: 0, payable_impressions: 0, delivered_impressions, effective_on: null };
  }
  const { booked_impressions, booked_cpm_cents, line_cost_cents, flight_start, flight_end } = io;
  if (line_cost_cents === null || booked_cpm_cents === null || booked_impressions === null) {
    return { payable_cents: null, payable_impressions: null, delivered_impressions, effective_on: null };
  }
  const value = cancellationValue({
    flight: flightDays(
      { flight_start: new Date(flight_start), flight_end: new Date(flight_end) },
      io.time_zone,
    ),
    notice_on: given ?? today,
    notice_days: terms.cancellation_notice_days,
    total_cents: line_cost_cents,
    delivered_cents: cost(Math.min(delivered_impressions, booked_impressions), booked_cpm_cents),
    booked_impressions,
  });
  const { payable_cents, payable_impressions, effective_on } = value;
  return { payable_cents, payable_impressions, delivered_impressions, effective_on };
}

function noticeToCome(): PodflightError {
  const message = 'Must not be later than today';
  return new PodflightError('request.invalid', `"notice_on": ${message}.`, {
    errors: [{ path: 'notice_on', code: 'custom', message }],
  });
}
