import { sql } from 'kysely';
import { z } from 'zod';
import { creditCents } from '../../delivery/index.ts';
import { parsedInput } from '../../shared/parsed-input.ts';
import { PodflightError } from '../../shared/podflight-error.ts';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { fitsKey } from '../../tenancy/key-types.ts';
import { allOrNothing } from '../book/all-or-nothing.ts';
import { lockIo, transitionRefused } from '../change/lock-io.ts';
import { ioNotFound, readIo } from '../get-io.ts';
import { flipStatus } from '../lifecycle/flip-status.ts';
import { ioDetail } from '../order/io-order.ts';
import { type ResolveMakegoodInput, resolveMakegoodInput } from './makegood-input.ts';
import { readOwed } from './owed.ts';

/** What a resolution comes to. Money in minor units of the booking's currency. */
export const makegoodResolution = z.object({
  resolution: resolveMakegoodInput.shape.resolution,
  /** How many impressions it settles. */
  impressions: z.int(),
  /** What those are worth at the rate of the booking. */
  value_cents: z.int(),
  /** What of that the advertiser gets: all, or nothing when it is waived. */
  credit_cents: z.int(),
  /** What stays owed after it. */
  outstanding_impressions: z.int(),
  /** Makegoods of the booking that have not ended, and would make up for the same. */
  open_makegoods: z.int(),
  /** Whether it ends the booking. A flight that still runs is completed by the clock. */
  completes: z.boolean(),
});
export type MakegoodResolution = z.infer<typeof makegoodResolution>;

/** A booking of which something owed was settled, or after a dry run was not, with what that comes to. */
export const resolvedIo = ioDetail
  .extend({ settles: makegoodResolution, dry_run: z.boolean() })
  .meta({ id: 'ResolvedIo' });
export type ResolvedIo = z.infer<typeof resolvedIo>;

/**
 * Settles what a booking owes otherwise than by impressions: with money or not at all. When nothing is
 * outstanding any more the booking is completed. A dry run answers with the booking as it still is.
 *
 * @throws PodflightError `request.invalid` (also for more than is outstanding), `io.not_found`,
 * `io.transition_refused` for a booking that owes nothing.
 *
 * @example
 * const { settles } = await resolveMakegood(ctx, io_id, { resolution: 'credit', dry_run: true })
 * await resolveMakegood(ctx, io_id, { resolution: 'credit' })
 */
export async function resolveMakegood(
  ctx: PodflightContext,
  io_id: string,
  input: ResolveMakegoodInput,
): Promise<ResolvedIo> {
  const { resolution, impressions, note, dry_run } = parsedInput(resolveMakegoodInput, input);
  if (!fitsKey('uuid', io_id)) throw ioNotFound(io_id);
  return allOrNothing(ctx, async (db) => {
    const locked = await lockIo(ctx, db, io_id);
    const { io } = locked;
    if (io.status !== 'makegood') throw transitionRefused(io, 'No makegood is owed on this booking.');
    const { outstanding_impressions, open_makegoods, settled } = await readOwed(ctx, db, locked);
    const settling = impressions ?? outstanding_impressions;
    if (settling > outstanding_impressions) throw moreThanOwed(outstanding_impressions);
    const value_cents = creditCents(settling, io.booked_cpm_cents ?? 0);
    const credit_cents = resolution === 'waived' ? 0 : value_cents;
    const completes = settling === outstanding_impressions && settled;
    const settles: MakegoodResolution = {
      ...{ resolution, impressions: settling, value_cents, credit_cents, open_makegoods, completes },
      outstanding_impressions: outstanding_impressions - settling,
    };
    if (dry_run) return { ...(await readIo(ctx, db, io_id)), settles, dry_run };
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
    if (completes) {
      await flipStatus(ctx, db, {
        to: 'completed',
        set: sql`resolution = ${resolution}`,
        where: sql`b.io_id = ${io_id}::uuid`,
        reason: resolution,
        cause: { impressions: settling, credit_cents, ...(note !== null && { note }) },
      });
    }
    return { ...(await readIo(ctx, db, io_id)), settles, dry_run };
  });
}

function moreThanOwed(outstanding_impressions: number): PodflightError {
  const message = `Must be at most ${outstanding_impressions}, which is what is outstanding`;
  return new PodflightError('request.invalid', `"impressions": ${message}.`, {
    errors: [{ path: 'impressions', code: 'too_big', message }],
  });
}
