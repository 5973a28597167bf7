import { eachDatabase } from '@podflight/testing/databases';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenIo, givenIo } from '../given-io.ts';
import {
  advanceFlights,
  type CancelBookingInput,
  cancelBooking,
  type EditBookingInput,
  editBooking,
  type IoOrder,
} from '../index.ts';

eachDatabase((_kind, open) => {
  let given: GivenIo;
  beforeAll(async () => {
    given = await givenIo(open);
  });
  beforeEach(() => given.clear());

  const idOf = (order: IoOrder) => order.lines[0]?.io_id ?? '';
  const edit = (order: IoOrder, change: EditBookingInput) => editBooking(given.ctx, idOf(order), change);
  const startedAt = async (now: string) => {
    given.at(now);
    await advanceFlights(given.ctx);
  };
  const document = async (order: IoOrder, revision: number) => {
    const [row] = await given.rows<{ document: string }>(
      `select document from io_revisions where insertion_order_id = '${order.insertion_order_id}' and revision = ${revision}`,
    );
    return JSON.parse(row?.document ?? 'null');
  };

  describe('a cancellation', () => {
    it('frees the slot, freezes what is payable by the notice, and words the order anew', async () => {
      const order = await given.book();
      given.at('2026-01-24T10:00:00Z');
      const cancelled = await cancelBooking(given.ctx, idOf(order), { reason: 'budget cut' });
      // Notice on January 24 and 14 days: effective on February 7, so 6 of 28 days.
      expect(cancelled).toMatchObject({
        status: 'cancelled',
        payable_cents: Math.round((25_000 * 6) / 28),
        cancel_reason: 'budget cut',
        revision: 2,
      });
      expect(await document(order, 2)).toMatchObject({
        totals: { gross_cents: 5357 },
        lines: [{ cancelled: { payable_cents: 5357 } }],
      });
      await given.book();
    });

    it('tried dry says what it would come to, and writes nothing', async () => {
      const order = await given.book();
      await given.deliver(0, '2026-02-01', 2, 1000);
      given.at('2026-01-24T10:00:00Z');
      const before = await given.everything();
      const tried = await cancelBooking(given.ctx, idOf(order), { reason: 'maybe', dry_run: true });
      expect(await given.everything()).toEqual(before);
      expect(tried).toMatchObject({
        status: 'scheduled',
        payable_cents: null,
        dry_run: true,
        cancellation: {
          line_cost_cents: 25_000,
          payable_cents: 5357,
          saved_cents: 19_643,
          payable_impressions: 2143,
          delivered_impressions: 2000,
          effective_on: '2026-02-07',
          payable_days: 6,
          total_days: 28,
        },
      });
      const { cancellation, dry_run } = await cancelBooking(given.ctx, idOf(order));
      expect({ cancellation, dry_run }).toEqual({ cancellation: tried.cancellation, dry_run: false });
    });

    it('tried dry is refused as it would be', async () => {
      const order = await given.book();
      const tried = (input: CancelBookingInput) =>
        cancelBooking(given.ctx, idOf(order), { ...input, dry_run: true });
      await expect(tried({ revision: 7 })).rejects.toMatchObject({ code: 'io.revision_conflict' });
      await expect(tried({ notice_on: '2026-01-02' })).rejects.toMatchObject({ code: 'request.invalid' });
      await cancelBooking(given.ctx, idOf(order));
      await expect(tried({})).rejects.toMatchObject({ code: 'io.transition_refused' });
    });

    it('of a line without a price says so, and of a hold that nothing is owed', async () => {
      const free = await given.book({ booked_cpm_cents: null });
      const tried = async (order: IoOrder) =>
        (await cancelBooking(given.ctx, idOf(order), { dry_run: true })).cancellation;
      expect(await tried(free)).toMatchObject({
        line_cost_cents: null,
        payable_cents: null,
        saved_cents: null,
      });
      const held = await given.book(
        { flight_start: '2026-03-01', flight_end: '2026-03-02' },
        { hold_until: '2026-01-20T00:00:00Z' },
      );
      expect(await tried(held)).toMatchObject({ payable_cents: 0, saved_cents: 25_000, effective_on: null });
    });

    it('never pays less than was delivered', async () => {
      const order = await given.book({}, { terms: { cancellation_notice_days: 0 } });
      await given.deliver(0, '2026-02-01', 2, 4000);
      await startedAt('2026-02-03T00:00:00Z');
      expect(await cancelBooking(given.ctx, idOf(order))).toMatchObject({
        payable_cents: 20_000,
        delivered_impressions: 8000,
      });
    });

    it('of a hold costs nothing', async () => {
      const order = await given.book({}, { hold_until: '2026-01-20T00:00:00Z' });
      expect(await cancelBooking(given.ctx, idOf(order))).toMatchObject({ payable_cents: 0 });
    });

    it('counts the notice from the day in the zone of the order, and not from one to come', async () => {
      const order = await given.book(
        { flight_start: '2026-01-02', flight_end: '2026-01-31' },
        { time_zone: 'America/New_York' },
      );
      await expect(cancelBooking(given.ctx, idOf(order), { notice_on: '2026-01-01' })).rejects.toMatchObject({
        code: 'request.invalid',
      });
      expect(await cancelBooking(given.ctx, idOf(order), { notice_on: '2025-12-31' })).toMatchObject({
        payable_cents: Math.round((25_000 * 12) / 30),
      });
    });

    it.each(['completed', 'cancelled', 'makegood'])('of a booking that is %s is refused', async (status) => {
      const order = await given.book();
      await sql`update io_bookings set status = ${status}`.execute(given.database.owner);
      await expect(cancelBooking(given.ctx, idOf(order))).rejects.toMatchObject({
        code: 'io.transition_refused',
        details: { status },
      });
      await expect(edit(order, { booked_impressions: 1 })).rejects.toMatchObject({
        code: 'io.transition_refused',
      });
    });
  });
});
