import { z } from 'zod';
import { io, ioStatusChange } from '../io.ts';
import { ioParties } from '../io-parties.ts';
import { ioTerms } from '../io-terms.ts';

const instant = z.iso.datetime({ offset: true });

/** One wording that an order had. */
export const ioRevision = z.object({
  revision: z.int().positive(),
  /** Of the canonical JSON of its document. */
  sha256: z.string(),
  reason: z.string().nullable(),
  /** What it changed: line, field, before and after. */
  changes: z.array(
    z.object({ line_no: z.int().nullable(), field: z.string(), before: z.unknown(), after: z.unknown() }),
  ),
  needs_acceptance: z.boolean(),
  accepted_at: instant.nullable(),
  accepted_by: z.string().nullable(),
  actor_id: z.string().nullable(),
  created_at: instant,
});
export type IoRevision = z.infer<typeof ioRevision>;

/** An insertion order with its lines. */
export const ioOrder = z
  .object({
    insertion_order_id: z.string(),
    io_number: z.string(),
    campaign_id: z.string().nullable(),
    revision: z.int().positive(),
    currency: z.string(),
    time_zone: z.string(),
    terms: ioTerms,
    parties: ioParties,
    actor_id: z.string().nullable(),
    created_at: instant,
    lines: z.array(io),
    /** Oldest first. */
    revisions: z.array(ioRevision),
    /** True when this answers a repeat of an earlier call with the same idempotency key. */
    already_booked: z.boolean(),
  })
  .meta({ id: 'IoOrder' });
export type IoOrder = z.infer<typeof ioOrder>;

/** One booked line, the moves that it made, and the order's other wordings. */
export const ioDetail = io
  .extend({
    /** Oldest first. */
    history: z.array(ioStatusChange),
    revisions: z.array(ioRevision),
    terms: ioTerms,
    parties: ioParties,
  })
  .meta({ id: 'IoDetail' });
export type IoDetail = z.infer<typeof ioDetail>;
