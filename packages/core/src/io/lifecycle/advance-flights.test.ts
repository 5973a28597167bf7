import { eachDatabase } from '@podflight/testing/databases';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenIo, givenIo } from '../given-io.ts';
import { advanceFlights, flightPacings, getIo, type IoOrder } from '../index.ts';

eachDatabase((kind, open) => {
  let given: GivenIo;
  beforeAll(async () => {
    given = await givenIo(open);
  });
  beforeEach(() => given.clear());

  const idOf = (order: IoOrder) => order.lines[0]?.io_id ?? '';
  const statusOf = async (order: IoOrder) => (await getIo(given.ctx, idOf(order))).status;
  const tickAt = (now: string) => {
    given.at(now);
    return advanceFlights(given.ctx);
  };
  const told = async () =>
    (
      await given.rows<{ type: string; outcome: string | null }>(
        `select type, data->>'outcome' as outcome from event_outbox where type = 'io.delivered' order by time`,
      )
    ).map(({ outcome }) => outcome);
  const nothing = { started: 0, completed: 0, makegood: 0, lapsed: 0, more: false };

  describe('the clock', () => {
    it('starts a flight at its first instant in the zone of the order, not before', async () => {
      const order = await given.book({}, { time_zone: 'America/New_York' });
      expect(await tickAt('2026-02-01T04:59:59.999Z')).toMatchObject(nothing);
      expect(await tickAt('2026-02-01T05:00:00Z')).toMatchObject({ ...nothing, started: 1 });
      expect((await getIo(given.ctx, idOf(order))).history.at(-1)).toMatchObject({
        from_status: 'scheduled',
        to_status: 'active',
        reason: 'flight_started',
      });
    });

    it('completes a flight once its numbers are settled, and says so once', async () => {
      const order = await given.book();
      await tickAt('2026-02-01T00:00:00Z');
      await given.deliver(0, '2026-01-20', 42, 400); // through March 2
      expect(await tickAt('2026-03-04T12:00:00Z')).toMatchObject({ ...nothing, completed: 0 });
      await given.deliver(0, '2026-03-03', 1, 400);
      expect(await tickAt('2026-03-04T12:00:00Z')).toMatchObject({ ...nothing, completed: 1 });
      expect(await getIo(given.ctx, idOf(order))).toMatchObject({
        status: 'completed',
        delivered_impressions: 28 * 400,
        resolution: 'delivered',
      });
      expect(await tickAt('2026-03-05T12:00:00Z')).toMatchObject(nothing);
      expect(await told()).toEqual(['delivered']);
    });

    it('leaves a flight with a provisional day inside until that day is final', async () => {
      const order = await given.book();
      await tickAt('2026-02-01T00:00:00Z');
      await given.deliver(0, '2026-02-01', 31, 400);
      await given.deliver(0, '2026-02-28', 1, 0, true);
      await given.deliver(0, '2026-03-01', 1, 400, true); // Outside.
      expect(await tickAt('2026-03-05T12:00:00Z')).toMatchObject(nothing);
      const pacing = async () => (await flightPacings(given.ctx, { io_ids: [idOf(order)] })).items[0]?.status;
      expect([await statusOf(order), await pacing()]).toEqual(['active', 'settling']);
      await given.deliver(0, '2026-02-28', 1, 0);
      expect(await tickAt('2026-03-06T12:00:00Z')).toMatchObject({ ...nothing, completed: 1 });
      expect(await getIo(given.ctx, idOf(order))).toMatchObject({ delivered_impressions: 27 * 400 });
      await given.deliver(0, '2026-02-27', 1, 0, true);
      expect(await tickAt('2026-03-07T12:00:00Z')).toMatchObject(nothing);
      expect(await statusOf(order)).toBe('completed');
    });

    it('owes a makegood for a flight that fell short, unless the order tolerates it', async () => {
      const strict = await given.book();
      const lenient = await given.book(
        { episode_id: given.tenants.acme.episodes[1]?.episode_id ?? '' },
        { terms: { tolerance: 0.02 } },
      );
      await tickAt('2026-02-01T00:00:00Z');
      for (const episode of [0, 1]) await given.deliver(episode, '2026-02-01', 31, 350); // 9,800 of 10,000
      await tickAt('2026-03-04T12:00:00Z');
      expect([await statusOf(strict), await statusOf(lenient)]).toEqual(['makegood', 'completed']);
      expect((await told()).sort()).toEqual(['delivered', 'short']);
    });

    it('catches up in one call when it comes late', async () => {
      const order = await given.book();
      await given.deliver(0, '2026-02-01', 40, 400);
      expect(await tickAt('2026-06-01T00:00:00Z')).toMatchObject({ ...nothing, started: 1, completed: 1 });
      expect((await getIo(given.ctx, idOf(order))).history.map(({ to_status }) => to_status)).toEqual([
        'scheduled',
        'active',
        'completed',
      ]);
    });

    it('lets a hold lapse, and starts no flight that is only held', async () => {
      const order = await given.book({}, { hold_until: '2026-02-03T00:00:00Z' });
      expect(await tickAt('2026-02-02T00:00:00Z')).toMatchObject({
        ...nothing,
        warnings: [{ code: 'still_held' }],
      });
      expect(await tickAt('2026-02-03T00:00:00Z')).toMatchObject({ ...nothing, lapsed: 1, warnings: [] });
      expect(await statusOf(order)).toBe('cancelled');
    });

    it('leaves a flight scheduled whose episode is not published, with a warning', async () => {
      const episode_id = given.tenants.acme.episodes[0]?.episode_id ?? '';
      await sql`update episodes set publish_date = null where episode_id = ${episode_id}::uuid`.execute(
        given.database.owner,
      );
      const order = await given.book();
      expect(await tickAt('2026-02-02T00:00:00Z')).toMatchObject({
        ...nothing,
        warnings: [{ io_id: idOf(order), code: 'episode_unpublished' }],
      });
      await sql`update episodes set publish_date = '2025-01-06T06:00:00Z' where episode_id = ${episode_id}::uuid`.execute(
        given.database.owner,
      );
      expect(await tickAt('2026-02-02T00:00:00Z')).toMatchObject({ ...nothing, started: 1, warnings: [] });
    });

    it('warns of a flight whose numbers do not come', async () => {
      const order = await given.book();
      expect(await tickAt('2026-03-10T00:00:00Z')).toMatchObject({
        started: 1,
        completed: 0,
        warnings: [{ io_id: idOf(order), code: 'awaiting_data' }],
      });
    });

    it('settles a line without a goal by the days alone', async () => {
      const order = await given.book({ booked_impressions: null });
      await tickAt('2026-03-02T23:59:00Z');
      expect(await statusOf(order)).toBe('active');
      await tickAt('2026-03-03T00:00:00Z');
      expect(await statusOf(order)).toBe('completed');
    });

    it('counts the downloads of the whole show for a line without an episode', async () => {
      const order = await given.book({ episode_id: null, booked_impressions: 20_000 });
      for (const episode of [0, 1]) await given.deliver(episode, '2026-02-01', 31, 400);
      await given.deliver(2, '2026-02-01', 31, 400);
      await tickAt('2026-03-10T00:00:00Z');
      expect(await getIo(given.ctx, idOf(order))).toMatchObject({
        status: 'completed',
        delivered_impressions: 2 * 28 * 400,
      });
    });

    it('counts a day that a flight only has in part by that part', async () => {
      const order = await given.book({
        flight_start: '2026-02-01T18:00:00Z',
        flight_end: '2026-02-03T06:00:00Z',
        booked_impressions: 600,
      });
      await given.deliver(0, '2026-01-25', 15, 400);
      await tickAt('2026-03-01T00:00:00Z');
      expect(await getIo(given.ctx, idOf(order))).toMatchObject({
        status: 'completed',
        delivered_impressions: 100 + 400 + 100,
      });
    });

    it('counts days whole across both changes of the clocks', async () => {
      const zone = { time_zone: 'Europe/Berlin' };
      const spring = await given.book(
        { flight_start: '2026-03-29', flight_end: '2026-03-29', booked_impressions: 400 },
        zone,
      );
      const autumn = await given.book(
        { flight_start: '2026-10-25', flight_end: '2026-10-25', booked_impressions: 400 },
        zone,
      );
      await given.deliver(0, '2026-03-01', 300, 400);
      await tickAt('2026-12-01T00:00:00Z');
      for (const order of [spring, autumn]) {
        expect(await getIo(given.ctx, idOf(order))).toMatchObject({
          status: 'completed',
          delivered_impressions: 400,
        });
      }
    });

    it('turns a verdict when later numbers do, names the import, and tells of it no second time', async () => {
      const order = await given.book();
      await given.deliver(0, '2026-02-01', 40, 400);
      await tickAt('2026-03-12T00:00:00Z');
      given.at('2026-03-20T00:00:00Z');
      const worse = await given.deliver(0, '2026-02-10', 10, 100);
      expect(await tickAt('2026-03-20T00:00:01Z')).toMatchObject({ ...nothing, makegood: 1 });
      expect(await getIo(given.ctx, idOf(order))).toMatchObject({
        status: 'makegood',
        delivered_impressions: 28 * 400 - 3000,
        resolution: null,
      });
      expect(
        await given.rows(
          `select cause->>'import_id' as id from io_status_history where reason = 'restated_short'`,
        ),
      ).toEqual([{ id: worse }]);
      given.at('2026-03-25T00:00:00Z');
      await given.deliver(0, '2026-02-10', 10, 400);
      expect(await tickAt('2026-03-25T00:00:01Z')).toMatchObject({ ...nothing, completed: 1 });
      expect(await told()).toEqual(['delivered']);
    });

    it('moves as many as it is told to and says that there is more', async () => {
      for (const day of ['01', '02', '03'])
        await given.book({ flight_start: `2026-02-${day}`, flight_end: `2026-02-${day}` });
      given.at('2026-02-03T00:00:00Z');
      expect(await advanceFlights(given.ctx, { limit: 2 })).toMatchObject({ started: 2, more: true });
      expect(await advanceFlights(given.ctx, { limit: 2 })).toMatchObject({ started: 1, more: false });
    });

    it('moves nothing of another tenant’s', async () => {
      await given.book();
      given.at('2026-06-01T00:00:00Z');
      expect(await advanceFlights(given.ctxOf('rival'))).toMatchObject({ ...nothing, warnings: [] });
    });

    it.runIf(kind === 'postgres')('moves each booking once when eight ticks run at once', async () => {
      for (let month = 1; month <= 6; month++) {
        for (let day = 10; day < 20; day++) {
          const on = `2026-0${month}-${day}`;
          await given.book({ flight_start: on, flight_end: on, booked_impressions: 300 });
        }
      }
      await given.deliver(0, '2026-01-01', 200, 400);
      given.at('2026-07-01T00:00:00Z');
      const reports = await Promise.all(
        Array.from({ length: 8 }, () => advanceFlights(given.ctx, { limit: 25 })),
      );
      while (reports.at(-1)?.more || reports.length === 8)
        reports.push(await advanceFlights(given.ctx, { limit: 25 }));
      const sum = (of: 'started' | 'completed') => reports.reduce((all, report) => all + report[of], 0);
      expect([sum('started'), sum('completed')]).toEqual([60, 60]);
      expect(await told()).toHaveLength(60);
      expect(await given.rows('select count(*)::int as n from io_status_history')).toEqual([{ n: 180 }]);
    });
  });
});
