import { setTimeout as sleep } from 'node:timers/promises';
import { postgresDatabase } from '@podflight/testing/databases';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenIo, givenIo } from '../given-io.ts';
import type { BookIoInput } from '../index.ts';
import { givenRacers } from './given-racers.ts';
import type { Attempt, Move } from './racer.fixture.ts';

const BOOKERS = 64;
const ROUNDS = 8;

describe('64 bookers in two processes at once', { timeout: 120_000 }, () => {
  let given: GivenIo;
  let racers: Awaited<ReturnType<typeof givenRacers>>;
  beforeAll(async () => {
    given = await givenIo(() => postgresDatabase());
    racers = await givenRacers(given.database.url ?? '', { bookers: BOOKERS });
  });
  beforeEach(() => given.clear());
  afterAll(async () => {
    racers.close();
    await given.database.drop();
  });

  const orderOf = (lines: BookIoInput['lines']): BookIoInput => ({
    campaign_id: given.tenants.acme.campaigns[0]?.campaign_id ?? '',
    currency: 'USD',
    lines,
  });
  const raceOf = (make: (booker: number) => Move) =>
    racers.race({
      tenant_id: given.ctx.tenant_id,
      moves: Array.from({ length: BOOKERS }, (_, booker) => make(booker)),
    });
  const race = (
    make: (booker: number) => BookIoInput['lines'],
    how: 'bookIo' | 'check_then_insert' = 'bookIo',
  ) => raceOf((booker) => ({ how, order: orderOf(make(booker)) }));
  const outcomes = (attempts: readonly Attempt[]) => {
    const counts = new Map<string, number>();
    for (const { outcome } of attempts) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    return Object.fromEntries(counts);
  };
  const slowest = (attempts: readonly Attempt[]) => Math.max(...attempts.map(({ ms }) => ms));
  /** Deadlocks that this database ever broke up. Sessions tell theirs within a second. */
  const deadlocks = async () => {
    await sleep(1_200);
    return (
      await given.rows<{ deadlocks: number }>(
        'select deadlocks::int as deadlocks from pg_stat_database where datname = current_database()',
      )
    )[0]?.deadlocks;
  };
  /** Pairs of bookings that have one slot at one instant: what must never be. */
  const doubles = async () =>
    (
      await given.rows<{ n: number }>(`
        select count(*)::int as n from io_bookings a join io_bookings b
          on (a.tenant_id, a.ad_unit_id, a.episode_id, a.slot_no) = (b.tenant_id, b.ad_unit_id, b.episode_id, b.slot_no)
         and a.io_id < b.io_id and a.status <> 'cancelled' and b.status <> 'cancelled'
         and a.flight_start < b.flight_end and b.flight_start < a.flight_end`)
    )[0]?.n;
  const count = async (table: string) =>
    (await given.rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;

  it(`want one slot: one of them has it, ${ROUNDS} rounds long`, async () => {
    for (let round = 1; round <= ROUNDS; round++) {
      const day = `2026-05-${String(round).padStart(2, '0')}`;
      const attempts = await race(() => [
        given.lineOf('acme', given.mid.acme, { flight_start: day, flight_end: day }),
      ]);
      expect(outcomes(attempts)).toEqual({ booked: 1, 'io.slot_taken': 63 });
      expect(slowest(attempts)).toBeLessThan(5_000);
      expect(
        await Promise.all(['insertion_orders', 'io_bookings', 'io_revisions', 'event_outbox'].map(count)),
      ).toEqual([round, round, round, round]);
    }
    expect(await doubles()).toBe(0);
    expect(await deadlocks()).toBe(0);
  });

  it('want flights that overlap without being equal: nobody has a slot at the same instant as somebody else', async () => {
    const attempts = await race((booker) => {
      const start = 1 + (booker % 20);
      const at = (day: number) => `2026-05-${String(day).padStart(2, '0')}T00:00:00.000Z`;
      return [
        given.lineOf('acme', given.mid.acme, {
          flight_start: at(start),
          flight_end: at(start + 1 + (booker % 7)),
        }),
      ];
    });
    const { booked = 0, ...rest } = outcomes(attempts);
    expect(rest).toEqual({ 'io.slot_taken': BOOKERS - booked });
    expect(booked).toBeGreaterThan(0);
    expect(await count('io_bookings')).toBe(booked);
    expect(await doubles()).toBe(0);
  });

  it('want an ad unit of two slots: both are sold, neither twice', async () => {
    const attempts = await race(() => [given.lineOf('acme', given.pre.acme)]);
    expect(outcomes(attempts)).toEqual({ booked: 2, 'io.slot_taken': 62 });
    expect(await doubles()).toBe(0);
  });

  it('want the same four slots in different orders: whole orders win, and nobody is called off for a deadlock', async () => {
    const places = given.tenants.acme.episodes
      .slice(0, 2)
      .flatMap(({ episode_id }) =>
        [given.mid.acme, given.pre.acme].map((unit) => given.lineOf('acme', unit, { episode_id })),
      );
    const attempts = await race((booker) => {
      const turned = [...places.slice(booker % 4), ...places.slice(0, booker % 4)];
      return booker % 2 === 0 ? turned : turned.reverse();
    });
    expect(outcomes(attempts)).toEqual({ booked: 1, 'io.slot_taken': 63 });
    expect(await count('io_bookings')).toBe(4);
    expect(slowest(attempts)).toBeLessThan(5_000);
    expect(await deadlocks()).toBe(0);
  });

  it('want a slot whose booking was cancelled: it is resold once', async () => {
    for (let round = 0; round < 3; round++) {
      const attempts = await race(() => [given.lineOf('acme', given.mid.acme)]);
      expect(outcomes(attempts)).toEqual({ booked: 1, 'io.slot_taken': 63 });
      await sql`update io_bookings set status = 'cancelled'`.execute(given.database.owner);
    }
    expect(await count('io_bookings')).toBe(3);
  });

  it('move their bookings into one slot: one of them comes to stand there, the others stay where they were', async () => {
    const days = Array.from({ length: BOOKERS }, (_, n) =>
      new Date(Date.UTC(2026, 5, 1 + n)).toISOString().slice(0, 10),
    );
    const ids: string[] = [];
    for (const day of days) {
      const { lines } = await given.book({ flight_start: day, flight_end: day });
      ids.push(lines[0]?.io_id ?? '');
    }
    const change = { flight_start: '2026-05-01', flight_end: '2026-05-01' };
    const attempts = await raceOf((booker) => ({ how: 'editBooking', io_id: ids[booker] ?? '', change }));
    expect(outcomes(attempts)).toEqual({ moved: 1, 'io.slot_taken': 63 });
    expect(slowest(attempts)).toBeLessThan(5_000);
    expect(await deadlocks()).toBe(0);
    expect(
      await given.rows(`select count(*)::int as n from io_bookings where flight_start < '2026-06-01'`),
    ).toEqual([{ n: 1 }]);
    expect(await count('io_revisions')).toBe(BOOKERS + 1);
    expect(await doubles()).toBe(0);
  });

  it('book, move and cancel in one slot all at once: whatever comes of it, it is sold once', async () => {
    const { lines } = await given.book();
    const elsewhere = await given.book({ episode_id: given.tenants.acme.episodes[1]?.episode_id ?? '' });
    const attempts = await raceOf((booker) => {
      if (booker % 8 === 0) return { how: 'cancelBooking', io_id: lines[0]?.io_id ?? '' };
      if (booker % 8 === 1) {
        const change = { episode_id: given.tenants.acme.episodes[0]?.episode_id ?? '' };
        return { how: 'editBooking', io_id: elsewhere.lines[0]?.io_id ?? '', change };
      }
      return { how: 'bookIo', order: orderOf([given.lineOf('acme', given.mid.acme)]) };
    });
    const { cancelled, booked = 0, moved = 0 } = outcomes(attempts);
    expect(cancelled).toBe(1);
    // An edit to where the booking stands by now changes nothing, and succeeds.
    expect(booked + Math.min(1, moved)).toBeLessThanOrEqual(1);
    expect(
      Object.keys(outcomes(attempts)).filter(
        (code) =>
          !/^(booked|moved|cancelled|io\.(slot_taken|transition_refused|revision_conflict))$/.test(code),
      ),
    ).toEqual([]);
    expect(await doubles()).toBe(0);
  });

  it('and code that looks before it inserts, without any lock, cannot sell a slot twice either', async () => {
    const attempts = await race(() => [instants()], 'check_then_insert');
    expect(outcomes(attempts)).toEqual({ booked: 1, 'io.slot_taken': 63 });
    expect(await doubles()).toBe(0);
  });

  it('because of the constraint: without it, the same count finds slots sold twice', async () => {
    await sql`alter table io_bookings drop constraint io_bookings_slot_excl`.execute(given.database.owner);
    const attempts = await race(() => [instants()], 'check_then_insert');
    expect(outcomes(attempts).booked).toBeGreaterThan(1);
    expect(await doubles()).toBeGreaterThan(0);
  });

  const instants = () =>
    given.lineOf('acme', given.mid.acme, {
      flight_start: '2026-02-01T00:00:00Z',
      flight_end: '2026-03-01T00:00:00Z',
    });
});
