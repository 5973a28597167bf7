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
import { ioDetail } from '../order/io-order.ts';
import { nextRevision } from '../order/next-revisions.ts';
import { lineOfText } from '../text-parts.ts';
import { type LockedIo, lockIo, transitionRefused } from './lock-io.ts';

/** What {@link cancelBooking} takes. */
export const cancelBookingInput = z.strictObject({
  reason: lineOfText(500).nullable().default(null),
  /** Day on which notice was given, in the booking's zone. @defaultValue today */
  notice_on: z.iso.date().nullable().default(null),
  /** The revision of the order that the caller has seen. */
  revision: z.int().positive().nullable().default(null),
  /** Says what it would come to, and writes nothing. */
  dry_run: z.boolean().default(false),
});
export type CancelBookingInput = z.input<typeof cancelBookingInput>;

/** What a cancellation comes to. Money in minor units of the order's currency. */
export const cancellation = z.object({
  /** Null for a line without a price. */
  line_cost_cents: z.int().nullable(),
  /** What stays owed, never less than what was delivered costs; null for a line without a price. */
  payable_cents: z.int().nullable(),
  /** What need not be paid any more. */
  saved_cents: z.int().nullable(),
  /** The goal that a shortfall is measured against from then on. */
  payable_impressions: z.int().nullable(),
  delivered_impressions: z.int(),
  /** The first day that is not owed; null for a hold and a makegood, which owe nothing. */
  effective_on: z.iso.date().nullable(),
  /** Days of the flight before it, of `total_days`. */
  payable_days: z.int(),
  total_days: z.int(),
});
export type Cancellation = z.infer<typeof cancellation>;

/** A booking that was cancelled, or after a dry run one that was not, with what that comes to. */
export const cancelledIo = ioDetail
  .extend({ cancellation, dry_run: z.boolean() })
  .meta({ id: 'CancelledIo' });
export type CancelledIo = z.infer<typeof cancelledIo>;

/**
 * Cancels a booking before or during its flight. Its slot is free at once. What remains payable is frozen:
 * the days before the notice takes effect (DOMAIN.md 2.5), and never less than was delivered; nothing for
 * a hold or a makegood. The order is worded anew. A dry run answers with the booking as it still is.
 *
 * @throws PodflightError `request.invalid` (also for a notice later than today), `io.not_found`,
 * `io.revision_conflict`, `io.transition_refused` when the flight is over or cancelled already.
 *
 * @example
 * const { cancellation } = await cancelBooking(ctx, io_id, { dry_run: true })
 * const { payable_cents } = await cancelBooking(ctx, io_id, { reason: 'budget cut' })
 */
export async function cancelBooking(
  ctx: PodflightContext,
  io_id: string,
  input: CancelBookingInput = {},
): Promise<CancelledIo> {
  const { reason, notice_on, revision, dry_run } = parsedInput(cancelBookingInput, input);
  if (!fitsKey('uuid', io_id)) throw ioNotFound(io_id);
  return allOrNothing(ctx, async (db) => {
    const locked = await lockIo(ctx, db, io_id, revision);
    const { io } = locked;
    if (io.status !== 'scheduled' && io.status !== 'active') {
      throw transitionRefused(io, `A booking that is ${io.status} cannot be cancelled.`);
    }
    const owed = await remaining(ctx, db, locked, notice_on);
    if (dry_run) return { ...(await readIo(ctx, db, io_id)), cancellation: owed, dry_run };
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
    return { ...(await readIo(ctx, db, io_id)), cancellation: owed, dry_run };
  });
}

/** What of a booking stays payable when it is cancelled today. */
async function remaining(
  ctx: PodflightContext,
  db: TenantDb,
  { io, terms }: LockedIo,
  given: string | null,
): Promise<Cancellation> {
  const today = dayIn(now(ctx), io.time_zone);
  if (given !== null && given > today) throw noticeToCome();
  const [numbers] = await readFlights(ctx, db, {
    where: sql`b.io_id = ${io.io_id}::uuid`,
    at: now(ctx).toISOString(),
    limit: 1,
  });
  const delivered_impressions = numbers?.delivered_impressions ?? 0;
  const { booked_impressions, booked_cpm_cents, line_cost_cents, flight_start, flight_end } = io;
  const flight = flightDays(
    { flight_start: new Date(flight_start), flight_end: new Date(flight_end) },
    io.time_zone,
  );
  const standing = { line_cost_cents, delivered_impressions, total_days: flight.total_days };
  if (io.hold_expires_at !== null || io.makegood_of_id !== null) {
    const nothing = { payable_cents: 0, payable_impressions: 0, payable_days: 0, effective_on: null };
    return { ...standing, ...nothing, saved_cents: line_cost_cents };
  }
  const value = cancellationValue({
    flight,
    notice_on: given ?? today,
    notice_days: terms.cancellation_notice_days,
    total_cents: line_cost_cents ?? 0,
    delivered_cents: cost(Math.min(delivered_impressions, booked_impressions ?? 0), booked_cpm_cents ?? 0),
    booked_impressions,
  });
  const { payable_impressions, effective_on, payable_days } = value;
  const payable_cents = line_cost_cents === null ? null : value.payable_cents;
  const saved_cents = line_cost_cents === null ? null : Math.max(0, line_cost_cents - value.payable_cents);
  return { ...standing, payable_cents, saved_cents, payable_impressions, effective_on, payable_days };
}

function noticeToCome(): PodflightError {
  const message = 'Must not be later than today';
  return new PodflightError('request.invalid', `"notice_on": ${message}.`, {
    errors: [{ path: 'notice_on', code: 'custom', message }],
  });
}
