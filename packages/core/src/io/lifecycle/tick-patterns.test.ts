import { eachDatabase } from '@podflight/testing/databases';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenIo, givenIo } from '../given-io.ts';
import { advanceFlights, getIo, type IoOrder } from '../index.ts';

const HOUR = 3_600_000;
/** When zones set their clocks in 2026, and hours around it, the missing and the doubled ones among them. */
const CHANGES = [
  '2026-03-08T07:00:00Z', // New York, forward
  '2026-03-29T01:00:00Z', // Berlin, forward
  '2026-10-25T01:00:00Z', // Berlin, back
  '2026-11-01T06:00:00Z', // New York, back
];
const PUNCTUAL = CHANGES.flatMap((change) =>
  [-48, -30, -24, -4, -1, 0, 1, 4, 24, 30, 120].map((hours) => Date.parse(change) + hours * HOUR),
).concat(Date.parse('2026-12-01T00:00:00Z'));
const LATE = Date.parse('2026-12-01T00:00:00Z');

eachDatabase((kind, open) => {
  let given: GivenIo;
  beforeAll(async () => {
    given = await givenIo(open);
  });
  beforeEach(() => given.clear());

  const idOf = (order: IoOrder) => order.lines[0]?.io_id ?? '';
  const tick = (at: number) => {
    given.at(new Date(at).toISOString());
    return advanceFlights(given.ctx, { limit: 3 });
  };
  /** Ticks until there is no more. */
  const settle = async (at: number) => {
    while ((await tick(at)).more);
  };

  /** Flights that begin and end on either side of each change, of whole days and by the clock; three fall short; one hold. */
  async function season(): Promise<void> {
    const zones = ['America/New_York', 'Europe/Berlin', 'Europe/Berlin', 'America/New_York'];
    for (const [n, change] of CHANGES.entries()) {
      const time_zone = zones[n] ?? '';
      const day = (offset: number) =>
        new Date(Date.parse(change) + offset * 24 * HOUR).toISOString().slice(0, 10);
      const book = (flight_start: string, flight_end: string, booked_impressions: number) =>
        given.book({ flight_start, flight_end, booked_impressions }, { time_zone });
      await book(day(-1), day(-1), 400);
      await book(day(0), day(0), n === 1 ? 500 : 400);
      await book(day(1), day(2), 800);
      await given.book(
        {
          ad_unit_id: given.pre.acme.ad_unit_id,
          flight_start: `${day(0)}T00:30:00Z`,
          flight_end: `${day(0)}T12:00:00Z`,
          booked_impressions: n < 2 ? 10 : 10_000,
        },
        { time_zone },
      );
    }
    await given.book(
      { flight_start: '2026-05-01', flight_end: '2026-05-02' },
      { hold_until: '2026-03-29T01:30:00Z' },
    );
    await given.deliver(0, '2026-02-01', 303, 400);
  }

  /** What came of it all, whenever it came: no ids, no times. */
  async function outcome() {
    const bookings = await given.rows(`
      select o.io_number, b.status, b.delivered_impressions::float8 as delivered, b.resolution, o.revision
      from io_bookings b join insertion_orders o using (insertion_order_id) order by 1`);
    const moves = await given.rows(`
      select o.io_number, h.seq, h.from_status, h.to_status, h.reason
      from io_status_history h join io_bookings b using (io_id) join insertion_orders o using (insertion_order_id) order by 1, 2`);
    const told = await given.rows(`
      select type, data->>'io_number' as io_number, data->>'outcome' as outcome,
        data->>'delivered_impressions' as delivered, count(*)::int as times
      from event_outbox group by 1, 2, 3, 4 order by 1, 2`);
    return { bookings, moves, told };
  }

  const run = async (ticking: () => Promise<unknown>) => {
    await given.clear();
    await season();
    await ticking();
    return outcome();
  };
  const punctually = async () => {
    for (const at of PUNCTUAL) await settle(at);
  };

  let outcomeOfPunctual: ReturnType<typeof outcome> | undefined;
  const punctual = () => {
    outcomeOfPunctual ??= run(punctually);
    return outcomeOfPunctual;
  };

  describe('the clock that ticks across every change of the clocks', () => {
    it('punctually, moves each booking once and tells each event once', async () => {
      const { bookings, told } = await punctual();
      const count = (status: string) =>
        bookings.filter((one) => (one as { status: string }).status === status).length;
      expect([count('completed'), count('makegood'), count('cancelled')]).toEqual([13, 3, 1]);
      expect(told).toHaveLength(17 + 16);
      expect(told.every((one) => (one as { times: number }).times === 1)).toBe(true);
    });

    it('twice each time, comes to the same', async () => {
      const once = await punctual();
      expect(
        await run(async () => {
          for (const at of PUNCTUAL) {
            await settle(at);
            await settle(at);
          }
        }),
      ).toEqual(once);
    });

    it('months late, comes to the same', async () => {
      const once = await punctual();
      expect(await run(() => settle(LATE))).toEqual(once);
    });

    it('back and forth, as clocks that disagree do, comes to the same', async () => {
      const once = await punctual();
      expect(
        await run(async () => {
          for (const at of PUNCTUAL) {
            await settle(at);
            await settle(at - 7 * HOUR);
          }
        }),
      ).toEqual(once);
    });

    it.runIf(kind === 'postgres')('on several connections at once, comes to the same', async () => {
      const once = await punctual();
      expect(
        await run(async () => {
          for (const at of [...PUNCTUAL.filter((_, n) => n % 3 === 0), LATE]) {
            await Promise.all(Array.from({ length: 6 }, () => tick(at)));
            await settle(at);
          }
        }),
      ).toEqual(once);
    });

    it.each<[string, string, string]>([
      ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00Z'],
      ['Europe/Berlin', '2026-03-30', '2026-03-29T22:00:00Z'],
      ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00Z'],
      ['Europe/Berlin', '2026-10-26', '2026-10-25T23:00:00Z'],
      ['America/New_York', '2026-03-09', '2026-03-09T04:00:00Z'],
      ['America/New_York', '2026-11-02', '2026-11-02T05:00:00Z'],
    ])('starts a flight in %s on %s at its midnight, %s', async (time_zone, day, midnight) => {
      const order = await given.book({ flight_start: day, flight_end: day }, { time_zone });
      expect((await tick(Date.parse(midnight) - 1)).started).toBe(0);
      expect((await tick(Date.parse(midnight))).started).toBe(1);
      expect((await getIo(given.ctx, idOf(order))).flight_start).toBe(new Date(midnight).toISOString());
    });
  });
});
