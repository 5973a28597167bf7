import { sql } from 'kysely';
import { creditCents } from '../../delivery/index.ts';
import { parsedInput } from '../../shared/parsed-input.ts';
import { PodflightError } from '../../shared/podflight-error.ts';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { fitsKey } from '../../tenancy/key-types.ts';
import { allOrNothing } from '../book/all-or-nothing.ts';
import { lockIo, transitionRefused } from '../change/lock-io.ts';
import { ioNotFound, readIo } from '../get-io.ts';
import { flipStatus } from '../lifecycle/flip-status.ts';
import type { IoDetail } from '../order/io-order.ts';
import { type ResolveMakegoodInput, resolveMakegoodInput } from './makegood-input.ts';
import { readOwed } from './owed.ts';

/**
 * Settles what a booking owes otherwise than by impressions: with money or not at all. When nothing is
 * outstanding any more the booking is completed.
 *
 * @throws PodflightError `request.invalid` (also for more than is outstanding), `io.not_found`,
 * `io.transition_refused` for a booking that owes nothing.
 *
 * @example
 * await resolveMakegood(ctx, io_id, { resolution: 'credit' })
 */
export async function resolveMakegood(
  ctx: PodflightContext,
  io_id: string,
  input: ResolveMakegoodInput,
): Promise<IoDetail> {
  const { resolution, impressions, note } = parsedInput(resolveMakegoodInput, input);
  if (!fitsKey('uuid', io_id)) throw ioNotFound(io_id);
  return allOrNothing(ctx, async (db) => {
    const locked = await lockIo(ctx, db, io_id);
    const { io } = locked;
    if (io.status !== 'makegood') throw transitionRefused(io, 'No makegood is owed on this booking.');
    const { outstanding_impressions, settled } = await readOwed(ctx, db, locked);
    const settling = impressions ?? outstanding_impressions;
    if (settling > outstanding_impressions) throw moreThanOwed(outstanding_impressions);
    const credit_cents = resolution === 'waived' ? 0 : creditCents(settling, io.booked_cpm_cents ?? 0);
    await db
      .updateTable('io_bookings')
      .set({
        credited_impressions: sql<number>`credited_impressions + ${settling}::int`,
        updated_at: now(ctx).toISOString(),
        metadata: sql<string>`jsonb_set(coalesce(metadata, '{}'), '{credits}',
          coalesce(metadata->'credits', '[]') || ${JSON.stringify([{ resolution, impressions: settling, credit_cents, note, at: now(ctx).toISOString() }])}::jsonb)`,
      })
      .where('tenant_id', '=', ctx.tenant_id)
      .where('io_id', '=', io_id)
      .execute();
    // A flight that still runs is completed by the clock, once its numbers are in.
    if (settling === outstanding_impressions && settled) {
      await flipStatus(ctx, db, {
        to: 'completed',
        set: sql`resolution = ${resolution}`,
        where: sql`b.io_id = ${io_id}::uuid`,
        reason: resolution,
        cause: { impressions: settling, credit_cents, ...(note !== null && { note }) },
      });
    }
    return readIo(ctx, db, io_id);
  });
}

function moreThanOwed(outstanding_impressions: number): PodflightError {
  const message = `Must be at most ${outstanding_impressions}, which is what is outstanding`;
  return new PodflightError('request.invalid', `"impressions": ${message}.`, {
    errors: [{ path: 'impressions', code: 'too_big', message }],
  });
}
