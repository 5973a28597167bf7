import { deliverAfterCommit } from '../../events/emit-event.ts';
import { parsedInput } from '../../shared/parsed-input.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import type { IoOrder } from '../order/io-order.ts';
import { allOrNothing } from './all-or-nothing.ts';
import { type BookIoInput, bookIoInput } from './book-io-input.ts';
import { bookOrder } from './book-order.ts';
import type { KnownLine } from './read-lines.ts';
import { orAlternatives } from './slot-alternatives.ts';

/**
 * Books an insertion order: all of its lines or none. A slot of an episode is sold once at any instant,
 * whoever else books at the same time; `events` tell `io.scheduled` for each line.
 *
 * @throws PodflightError `request.invalid`; `io.campaign_not_found`, `io.ad_unit_not_found`,
 * `io.episode_not_found`, `io.ad_unit_archived`, `io.time_zone_unknown`; `io.slot_taken` with `line` (its
 * index) and `alternatives` that were free a moment ago; `io.competitor_conflict`; `io.promo_code_taken`;
 * `io.idempotency_key_reused` for a key that came with other content.
 *
 * @example
 * const order = await bookIo(ctx, {
 *   campaign_id, currency: 'USD', time_zone: 'America/New_York',
 *   lines: [{ ad_unit_id, episode_id, flight_start: '2026-03-01', flight_end: '2026-03-30',
 *     booked_impressions: 50_000, booked_cpm_cents: 2500 }],
 * })
 */
export async function bookIo(ctx: PodflightContext, input: BookIoInput): Promise<IoOrder> {
  const wanted = parsedInput(bookIoInput, input);
  const known: KnownLine[] = [];
  const { order, events } = await orAlternatives(ctx, wanted.time_zone, known, () =>
    allOrNothing(ctx, (db) => bookOrder(ctx, db, { wanted, known })),
  );
  for (const event of events) await deliverAfterCommit(ctx, event);
  return order;
}
