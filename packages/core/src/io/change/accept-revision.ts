import { z } from 'zod';
import { parsedInput } from '../../shared/parsed-input.ts';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { fitsKey } from '../../tenancy/key-types.ts';
import { allOrNothing } from '../book/all-or-nothing.ts';
import { ioNotFound, readIo } from '../get-io.ts';
import type { IoDetail } from '../order/io-order.ts';
import { lineOfText } from '../text-parts.ts';
import { lockIo } from './lock-io.ts';

/** What {@link acceptRevision} takes. */
export const acceptRevisionInput = z.strictObject({
  /** The wording that was agreed to; it has to be the current one. */
  revision: z.int().positive(),
  /** Who agreed, as the document is to say it. */
  accepted_by: lineOfText(300),
});
export type AcceptRevisionInput = z.input<typeof acceptRevisionInput>;

/**
 * Notes that the other side agreed to the current wording of a booking's order. A second time changes
 * nothing.
 *
 * @throws PodflightError `request.invalid`, `io.not_found`, `io.revision_conflict` when the order was worded
 * anew meanwhile.
 */
export async function acceptRevision(
  ctx: PodflightContext,
  io_id: string,
  input: AcceptRevisionInput,
): Promise<IoDetail> {
  const { revision, accepted_by } = parsedInput(acceptRevisionInput, input);
  if (!fitsKey('uuid', io_id)) throw ioNotFound(io_id);
  return allOrNothing(ctx, async (db) => {
    const { io } = await lockIo(ctx, db, io_id, revision);
    await db
      .updateTable('io_revisions')
      .set({ accepted_at: now(ctx).toISOString(), accepted_by })
      .where('tenant_id', '=', ctx.tenant_id)
      .where('insertion_order_id', '=', io.insertion_order_id)
      .where('revision', '=', revision)
      .where('accepted_at', 'is', null)
      .execute();
    return readIo(ctx, db, io_id);
  });
}
