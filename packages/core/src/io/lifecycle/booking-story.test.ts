import { pgliteDatabase, type TestDatabase } from '@podflight/testing/databases';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PodflightError } from '../../shared/podflight-error.ts';
import { type GivenIo, givenIo } from '../given-io.ts';
import {
  acceptRevision,
  advanceFlights,
  bookMakegood,
  cancelBooking,
  editBooking,
  IO_TRANSITIONS,
  listIos,
  resolveMakegood,
} from '../index.ts';

/** What anybody may do next; numbers pick a booking, a slot and a day. */
const step = fc.record({
  what: fc.constantFrom(
    ...([
      'book',
      'book',
      'hold',
      'edit',
      'move',
      'confirm',
      'accept',
      'cancel',
      'makegood',
      'claim',
      'resolve',
    ] as const),
    ...(['pass', 'pass', 'pass', 'restate'] as const),
  ),
  pick: fc.nat(20),
  place: fc.nat(3),
  days: fc.integer({ min: 1, max: 6 }),
  amount: fc.constantFrom(1, 300, 1000, 5000),
});
type Step = (typeof step extends fc.Arbitrary<infer T> ? T : never) & {};

describe('whatever happens to bookings', () => {
  let database: TestDatabase | undefined;
  let given: GivenIo;
  beforeAll(async () => {
    given = await givenIo(async () => {
      database = await pgliteDatabase();
      return database;
    });
  });
  afterAll(() => database?.drop());

  it('history, outbox, wordings and state tell one story, and no slot is sold twice', {
    timeout: 300_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
        await given.clear();
        let today = Date.UTC(2026, 0, 1);
        for (const one of steps) {
          today += (one.what === 'pass' ? 6 : 1) * 86_400_000;
          given.at(new Date(today).toISOString());
          await act(one, today).catch((error: unknown) => {
            // Refusals are part of the story; anything else is a fault.
            if (!(error instanceof PodflightError) || error.status >= 500) throw error;
          });
        }
        await agree();
      }),
      { numRuns: 25 },
    );
  });

  async function act({ what, pick, place, days, amount }: Step, today: number): Promise<unknown> {
    const { items } = await listIos(given.ctx, { limit: 100 });
    const io_id = items[pick % Math.max(1, items.length)]?.io_id ?? '';
    const date = (offset: number) => new Date(today + offset * 86_400_000).toISOString().slice(0, 10);
    const where = {
      ad_unit_id: [given.mid.acme, given.pre.acme][place % 2]?.ad_unit_id ?? '',
      episode_id: given.tenants.acme.episodes[place < 2 ? 0 : 1]?.episode_id ?? '',
      flight_start: date(1),
      flight_end: date(days),
    };
    switch (what) {
      case 'book':
        return given.book({ ...where, booked_impressions: amount });
      case 'hold':
        return given.book(where, { hold_until: `${date(days)}T12:00:00Z` });
      case 'edit':
        return editBooking(given.ctx, io_id, { booked_impressions: amount });
      case 'move':
        return editBooking(given.ctx, io_id, where);
      case 'confirm':
        return editBooking(given.ctx, io_id, { hold_until: null });
      case 'accept':
        return acceptRevision(given.ctx, io_id, { revision: 1 + (pick % 3), accepted_by: 'Ada' });
      case 'cancel':
        return cancelBooking(given.ctx, io_id);
      case 'restate':
        return given.deliver(place % 2, date(-20), 15, amount);
      case 'pass':
        for (const episode of [0, 1]) await given.deliver(episode, date(-8), 8, amount);
        return advanceFlights(given.ctx);
      case 'makegood':
        return bookMakegood(given.ctx, io_id, where);
      case 'claim':
        return bookMakegood(given.ctx, io_id, { ...where, reason: 'bad_promo' });
      case 'resolve':
        return resolveMakegood(given.ctx, io_id, { resolution: 'credit' });
    }
  }

  async function agree(): Promise<void> {
    const bookings = await given.rows<{ io_id: string; status: string; settled: boolean }>(
      'select io_id::text, status, settled_at is not null as settled from io_bookings',
    );
    const history = await given.rows<{
      io_id: string;
      seq: number;
      from_status: string | null;
      to_status: string;
    }>('select io_id::text, seq, from_status, to_status from io_status_history order by io_id, seq');
    const events = await given.rows<{ type: string; subject: string }>(
      "select type, subject from event_outbox where type like 'io.%'",
    );
    for (const { io_id, status, settled } of bookings) {
      const moves = history.filter((move) => move.io_id === io_id);
      expect(moves[0]).toMatchObject({ seq: 1, from_status: null, to_status: 'scheduled' });
      for (const [n, move] of moves.entries()) {
        expect(move.seq).toBe(n + 1);
        if (n === 0) continue;
        expect(move.from_status).toBe(moves[n - 1]?.to_status);
        expect(
          IO_TRANSITIONS.some(({ from, to }) => from === move.from_status && to === move.to_status),
          `${move.from_status} to ${move.to_status}`,
        ).toBe(true);
      }
      expect(moves.at(-1)?.to_status).toBe(status);
      const told = (type: string) =>
        events.filter((event) => event.type === type && event.subject === io_id).length;
      expect(told('io.scheduled')).toBe(1);
      expect(told('io.delivered')).toBe(settled ? 1 : 0);
    }
    expect(events.filter(({ subject }) => !bookings.some(({ io_id }) => io_id === subject))).toEqual([]);
    expect(
      await given.rows(`
        select o.io_number from insertion_orders o
        where o.revision <> (select max(r.revision) from io_revisions r where r.insertion_order_id = o.insertion_order_id)
          or o.revision <> (select count(*) from io_revisions r where r.insertion_order_id = o.insertion_order_id)`),
    ).toEqual([]);
    expect(
      await given.rows(`
        select a.io_id from io_bookings a join io_bookings b
          on (a.ad_unit_id, a.episode_id, a.slot_no) = (b.ad_unit_id, b.episode_id, b.slot_no) and a.io_id < b.io_id
         and a.status <> 'cancelled' and b.status <> 'cancelled'
         and a.flight_start < b.flight_end and b.flight_start < a.flight_end`),
    ).toEqual([]);
    const numbers = await given.rows<{ n: number; max: number }>(
      'select count(*)::int as n, coalesce(max(io_seq), 0)::int as max from insertion_orders',
    );
    expect(numbers[0]?.n).toBe(numbers[0]?.max);
  }
});
