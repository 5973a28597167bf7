import { eachDatabase } from '@podflight/testing/databases';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenIo, givenIo } from '../given-io.ts';
import { advanceFlights, episodeProjections, flightPacings, getIo } from '../index.ts';

/** Downloads of an episode on each day since its release: a rush and a tail, 1,000 in the first 30 days. */
const RUSH = [
  400,
  200,
  100,
  60,
  40,
  ...Array.from({ length: 25 }, () => 8),
  ...Array.from({ length: 60 }, () => 1),
];

eachDatabase((_kind, open) => {
  let given: GivenIo;
  let podcast_id: string;
  const episodes: string[] = [];
  beforeAll(async () => {
    given = await givenIo(open);
    podcast_id = given.tenants.acme.podcasts[0]?.podcast_id ?? '';
    for (let week = 0; week < 12; week++) {
      const { rows } = await sql<{ id: string }>`
        insert into episodes (podcast_id, title, publish_date)
        values (${podcast_id}, ${`Week ${week}`}, '2026-01-05'::timestamptz + make_interval(weeks => ${week}::int))
        returning episode_id::text as id`.execute(given.database.owner);
      episodes.push(rows[0]?.id ?? '');
    }
  });
  beforeEach(() => given.clear());

  /** Daily numbers of the episodes by their age, until a day. */
  const numbers = async (through: string, tenant: 'acme' | 'rival' = 'acme') => {
    await sql`
      insert into metrics_daily (tenant_id, episode_id, day, source, downloads)
      select ${given.tenants[tenant].tenant_id}, e.episode_id, d::date, 'spotify', (${JSON.stringify(RUSH)}::jsonb->>(d::date - e.publish_date::date))::int
      from episodes as e, generate_series(e.publish_date::date, ${through}::date, interval '1 day') as d
      where e.episode_id = any(${episodes}) and d::date - e.publish_date::date < ${RUSH.length}::int`.execute(
      given.database.owner,
    );
  };

  const project = (episode_id: string, from: string, to: string) =>
    episodeProjections(given.ctx, { podcast_id, episode_ids: [episode_id], from, to });

  describe('what an episode will bring', () => {
    it('is what the show’s mature episodes had at the same age', async () => {
      await numbers('2026-03-20');
      const last = episodes[11] ?? '';
      expect((await project(last, '2026-03-23', '2026-04-21')).items).toEqual([
        {
          episode_id: last,
          projected_impressions: 1_000,
          projected_low_impressions: 1_000,
          based_on_episodes: 7,
        },
      ]);
      // From the third day on, the rush is over.
      expect((await project(last, '2026-03-25', '2026-03-25')).items[0]?.projected_impressions).toBe(100);
    });

    it('is not known without history, and nothing when the flight is over before the release', async () => {
      const last = episodes[11] ?? '';
      expect((await project(last, '2026-03-23', '2026-04-21')).items[0]?.projected_impressions).toBe(null);
      expect((await project(last, '2026-01-01', '2026-01-05')).items[0]?.projected_impressions).toBe(0);
    });

    it('is nobody else’s business', async () => {
      await numbers('2026-03-20');
      const ctx = given.ctxOf('rival');
      const input = { podcast_id, episode_ids: [episodes[0] ?? ''], from: '2026-03-23', to: '2026-03-24' };
      await expect(episodeProjections(ctx, input)).rejects.toMatchObject({ code: 'io.podcast_not_found' });
    });
  });

  describe('how a flight does', () => {
    const book = async (line: Record<string, unknown> = {}) => {
      const flight = { flight_start: '2026-03-16', flight_end: '2026-04-14', booked_impressions: 1_000 };
      const order = await given.book({ episode_id: episodes[10] ?? '', ...flight, ...line });
      return order.lines[0]?.io_id ?? '';
    };

    it('is told by the show’s own curve: a rush in its first days is on track, not ahead', async () => {
      const io_id = await book();
      await numbers('2026-03-20');
      given.at('2026-03-21T12:00:00Z');
      const { items } = await flightPacings(given.ctx, { io_ids: [io_id] });
      expect(items).toMatchObject([
        { io_id, status: 'on_track', delivered_impressions: 800, data_through: '2026-03-20' },
      ]);
      expect(items[0]?.pacing_index).toBeCloseTo(1, 1);
    });

    it('is behind when twice as much is booked, and says what it will come to', async () => {
      const io_id = await book({ booked_impressions: 2_000 });
      await numbers('2026-03-20');
      given.at('2026-03-21T12:00:00Z');
      const { items } = await flightPacings(given.ctx, { io_ids: [io_id] });
      expect(items[0]).toMatchObject({ status: 'behind', delivery_share: 0.4 });
      expect(items[0]?.projected_impressions).toBeLessThan(1_300);
    });

    it('has not begun, or waits for numbers, and leaves out what is not the tenant’s', async () => {
      const io_id = await book();
      given.at('2026-03-01T12:00:00Z');
      expect((await flightPacings(given.ctx, { io_ids: [io_id] })).items[0]?.status).toBe('not_started');
      given.at('2026-03-17T12:00:00Z');
      expect((await flightPacings(given.ctx, { io_ids: [io_id, 'nonsense'] })).items[0]?.status).toBe(
        'awaiting_data',
      );
      expect((await flightPacings(given.ctxOf('rival'), { io_ids: [io_id] })).items).toEqual([]);
    });

    it('counts the first and the last day by the part that the flight has of it, as settling does', async () => {
      const io_id = await book({
        flight_start: '2026-03-16T18:00:00Z',
        flight_end: '2026-03-18T06:00:00Z',
        booked_impressions: 300,
      });
      await numbers('2026-03-21');
      given.at('2026-03-25T12:00:00Z');
      // A quarter of 400, all of 200, a quarter of 100.
      const delivered_impressions = 100 + 200 + 25;
      const { items } = await flightPacings(given.ctx, { io_ids: [io_id] });
      expect(items[0]).toMatchObject({ status: 'delivered', delivered_impressions });
      await advanceFlights(given.ctx);
      expect((await getIo(given.ctx, io_id)).delivered_impressions).toBe(delivered_impressions);
    });

    it('expects of the part of a day that part of what the day brings', async () => {
      const io_id = await book({
        flight_start: '2026-03-16T12:00:00Z',
        flight_end: '2026-03-18T12:00:00Z',
        booked_impressions: 450,
      });
      await numbers('2026-03-16');
      given.at('2026-03-17T12:00:00Z');
      const { items } = await flightPacings(given.ctx, { io_ids: [io_id] });
      // Half of 400, of half of 400 and all of 200 and half of 100: just what it should be.
      expect(items[0]).toMatchObject({ delivered_impressions: 200 });
      expect(items[0]?.pacing_index).toBeCloseTo(1, 2);
    });

    it('counts the whole show for a line without an episode', async () => {
      const io_id = await book({ episode_id: null, flight_start: '2026-03-16', flight_end: '2026-03-16' });
      await numbers('2026-03-20');
      given.at('2026-03-21T12:00:00Z');
      const { items } = await flightPacings(given.ctx, { io_ids: [io_id] });
      expect(items[0]?.delivered_impressions).toBeGreaterThan(400);
    });

    it('keeps lines of the same days apart: one episode’s, another’s and the whole show’s', async () => {
      const day = { flight_start: '2026-03-16', flight_end: '2026-03-16' };
      const io_ids = [
        await book(day),
        await book({ ...day, episode_id: episodes[9] ?? '' }),
        await book({ ...day, episode_id: null }),
      ];
      await numbers('2026-03-20');
      given.at('2026-03-21T12:00:00Z');
      const { items } = await flightPacings(given.ctx, { io_ids });
      const delivered = new Map(items.map((item) => [item.io_id, item.delivered_impressions]));
      // Of the rush on its first day, of a tail, and of all eleven episodes that are out.
      expect(io_ids.map((io_id) => delivered.get(io_id))).toEqual([400, 8, 400 + 4 * 8 + 6]);
    });
  });
});
