import { postgresDatabase, type TestDatabase } from '@podflight/testing/databases';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenIo, givenIo } from '../given-io.ts';
import {
  advanceFlights,
  bookMakegood,
  cancelBooking,
  editBooking,
  getIo,
  IO_TRANSITIONS,
  type IoStatus,
  type IoTransition,
  resolveMakegood,
} from '../index.ts';

const STATUSES = ['scheduled', 'active', 'completed', 'cancelled', 'makegood'] as const;
const REFUSED = 'io.transition_refused';
const NO_MAKEGOOD = 'io.makegood_refused';

/** Something that somebody, or the clock, does to a booking of February 2026, and the status it is after. */
type Try = {
  by: IoTransition['by'];
  to: IoStatus;
  what: string;
  /** What comes of it where {@link IO_TRANSITIONS} has no such move: a code, or accepted without a move. */
  else: Record<Exclude<IoStatus, never>, string | 'stays'>;
};
const stays = {
  scheduled: 'stays',
  active: 'stays',
  completed: 'stays',
  cancelled: 'stays',
  makegood: 'stays',
};
/** Only bookings that are yet to run or run are changed at all. */
const open = { ...stays, completed: REFUSED, cancelled: REFUSED, makegood: REFUSED };

const TRIES: readonly Try[] = [
  { by: 'cancelBooking', to: 'cancelled', what: 'cancels it', else: open },
  { by: 'editBooking', to: 'scheduled', what: 'moves the flight into the future', else: open },
  { by: 'editBooking', to: 'active', what: 'moves the flight to today', else: open },
  {
    by: 'editBooking',
    to: 'completed',
    what: 'moves the end of the flight to yesterday',
    else: { ...open, active: REFUSED },
  },
  {
    by: 'editBooking',
    to: 'cancelled',
    what: 'makes it a hold that lapsed',
    else: { ...open, scheduled: REFUSED, active: REFUSED },
  },
  {
    by: 'bookMakegood',
    to: 'makegood',
    what: 'claims a failed read',
    else: { ...stays, scheduled: NO_MAKEGOOD, cancelled: NO_MAKEGOOD },
  },
  {
    by: 'bookMakegood',
    to: 'makegood',
    what: 'claims what is missing',
    else: {
      scheduled: NO_MAKEGOOD,
      active: NO_MAKEGOOD,
      completed: NO_MAKEGOOD,
      cancelled: NO_MAKEGOOD,
      makegood: 'stays',
    },
  },
  ...(['credit', 'invoice_adjustment', 'waived'] as const).map(
    (what): Try => ({
      by: 'resolveMakegood',
      to: 'completed',
      what,
      else: {
        scheduled: REFUSED,
        active: REFUSED,
        completed: REFUSED,
        cancelled: REFUSED,
        makegood: 'stays',
      },
    }),
  ),
  { by: 'clock', to: 'scheduled', what: 'ticks before the flight', else: stays },
  { by: 'clock', to: 'active', what: 'ticks in the flight', else: stays },
  { by: 'clock', to: 'completed', what: 'ticks after a flight that delivered', else: stays },
  { by: 'clock', to: 'makegood', what: 'ticks after a flight that fell short', else: stays },
  { by: 'clock', to: 'cancelled', what: 'ticks when a hold has lapsed', else: stays },
];
/** A claim of what is missing makes nothing of a booking that misses nothing; the claim of a read is its move. */
const isMove = (from: IoStatus, { by, to, what }: Try) =>
  what !== 'claims what is missing' &&
  IO_TRANSITIONS.some((move) => move.from === from && move.to === to && move.by === by);
const rows = STATUSES.flatMap((from) =>
  TRIES.map((one) => ({ from, ...one, title: `${one.by} ${one.what}` })),
);
const moves = rows.filter((row) => isMove(row.from, row));
const others = rows
  .filter((row) => !isMove(row.from, row))
  .map((row) => ({ ...row, outcome: row.else[row.from] }));

describe('the statuses of a booking', () => {
  let database: TestDatabase;
  let given: GivenIo;
  beforeAll(async () => {
    given = await givenIo(async () => {
      database = await postgresDatabase();
      return database;
    });
  });
  afterAll(() => database.drop());
  beforeEach(() => given.clear());

  const AT: Record<IoStatus, string> = {
    scheduled: '2026-01-10T00:00:00Z',
    active: '2026-02-10T00:00:00Z',
    completed: '2026-03-06T00:00:00Z',
    cancelled: '2026-01-10T00:00:00Z',
    makegood: '2026-03-06T00:00:00Z',
  };
  const tickAt = (now: string) => {
    given.at(now);
    return advanceFlights(given.ctx);
  };
  const deliver = (downloads: number) => given.deliver(0, '2026-02-01', 31, downloads);

  /** A booking in a status, got there by the public functions alone; the clock stands where that makes sense. */
  async function bookingIn(status: IoStatus, held = false): Promise<string> {
    const order = await given.book({}, held ? { hold_until: '2026-01-20T00:00:00Z' } : {});
    const io_id = order.lines[0]?.io_id ?? '';
    if (status === 'completed' || status === 'makegood') await deliver(status === 'completed' ? 400 : 100);
    if (status === 'cancelled') await cancelBooking(given.ctx, io_id);
    await tickAt(AT[status]);
    expect((await getIo(given.ctx, io_id)).status).toBe(status);
    return io_id;
  }

  /** Does to a booking what the row says. */
  async function pull({ by, to, what }: Try, from: IoStatus, io_id: string): Promise<unknown> {
    const day = (offset: number) =>
      new Date(Date.parse(AT[from]) + offset * 86_400_000).toISOString().slice(0, 10);
    switch (by) {
      case 'cancelBooking':
        return cancelBooking(given.ctx, io_id, { reason: 'budget cut' });
      case 'editBooking':
        if (to === 'cancelled') return editBooking(given.ctx, io_id, { hold_until: `${day(-1)}T00:00:00Z` });
        if (to === 'scheduled')
          return editBooking(given.ctx, io_id, { flight_start: day(10), flight_end: day(20) });
        if (to === 'active')
          return editBooking(given.ctx, io_id, { flight_start: day(0), flight_end: day(20) });
        return editBooking(given.ctx, io_id, { flight_start: day(-9), flight_end: day(-1) });
      case 'bookMakegood':
        return bookMakegood(given.ctx, io_id, {
          ad_unit_id: given.mid.acme.ad_unit_id,
          episode_id: given.tenants.acme.episodes[1]?.episode_id ?? '',
          flight_start: '2026-06-01',
          flight_end: '2026-06-10',
          reason: what === 'claims a failed read' ? 'missed_drop' : 'underdelivery',
        });
      case 'resolveMakegood':
        // The tries of this trigger are named after the resolution.
        return resolveMakegood(given.ctx, io_id, { resolution: what as 'credit' });
      case 'clock':
        if (to === 'scheduled') return tickAt('2026-01-05T00:00:00Z');
        if (to === 'active') return tickAt('2026-02-12T00:00:00Z');
        if (to === 'cancelled') return tickAt('2026-01-21T00:00:00Z');
        given.at('2026-03-08T00:00:00Z');
        await deliver(to === 'completed' ? 400 : 100);
        return tickAt('2026-03-08T00:20:00Z');
    }
  }

  const historyOf = (io_id: string) =>
    given.rows<{ from_status: IoStatus; to_status: IoStatus; actor_id: string }>(
      `select from_status, to_status, actor_id from io_status_history where io_id = '${io_id}' order by seq`,
    );
  const told = (io_id: string, type: string) =>
    given.rows(`select 1 from event_outbox where subject = '${io_id}' and type = '${type}'`);

  it('move as the table says, and the tries below pull every trigger of it', () => {
    const pulled = moves.map(({ from, to, by }) => `${from} ${to} ${by}`);
    const table = IO_TRANSITIONS.map(({ from, to, by }) => `${from} ${to} ${by}`);
    expect([...new Set(pulled)].sort()).toEqual(table.sort());
  });

  it.each(moves)('$from becomes $to when $title', async ({ from, ...one }) => {
    // Only a scheduled booking can be held.
    const io_id = await bookingIn(from, one.by === 'clock' && one.to === 'cancelled');
    const before = await historyOf(io_id);
    const delivered = (await told(io_id, 'io.delivered')).length;
    await pull(one, from, io_id);
    expect((await getIo(given.ctx, io_id)).status).toBe(one.to);
    expect((await historyOf(io_id)).slice(before.length)).toEqual([
      {
        from_status: from,
        to_status: one.to,
        actor_id: one.to === 'cancelled' && one.by === 'clock' ? null : 'acme seller',
      },
    ]);
    const settles = from === 'active' && one.by === 'clock';
    expect((await told(io_id, 'io.delivered')).length).toBe(settles ? 1 : delivered);
    expect(await told(io_id, 'io.scheduled')).toHaveLength(1);
  });

  it.each(others.filter(({ outcome }) => outcome !== 'stays'))(
    '$from is refused with $outcome when $title, and nothing is written',
    async ({ from, outcome, ...one }) => {
      const io_id = await bookingIn(from);
      const before = await given.everything();
      await expect(pull(one, from, io_id)).rejects.toMatchObject({ code: outcome, status: 409 });
      expect(await given.everything()).toEqual(before);
    },
  );

  it.each(others.filter(({ outcome, by }) => outcome === 'stays' && by !== 'clock'))(
    '$from stays $from when $title, though it is accepted',
    async ({ from, ...one }) => {
      const io_id = await bookingIn(from);
      const before = await historyOf(io_id);
      await pull(one, from, io_id);
      expect((await getIo(given.ctx, io_id)).status).toBe(from);
      expect(await historyOf(io_id)).toEqual(before);
    },
  );

  it.each(others.filter(({ outcome, by }) => outcome === 'stays' && by === 'clock'))(
    '$from never becomes $to in one step when the $title',
    async ({ from, ...one }) => {
      const io_id = await bookingIn(from);
      const before = await historyOf(io_id);
      await pull(one, from, io_id);
      const walked = (await historyOf(io_id)).slice(before.length);
      // The clock may take the way round, each step of which is in the table.
      for (const step of walked) {
        expect(IO_TRANSITIONS).toContainEqual({ from: step.from_status, to: step.to_status, by: 'clock' });
        expect([step.from_status, step.to_status]).not.toEqual([from, one.to]);
      }
      if (walked.length === 0) expect((await getIo(given.ctx, io_id)).status).toBe(from);
      if (from === 'cancelled') expect(walked).toEqual([]);
    },
  );
});
