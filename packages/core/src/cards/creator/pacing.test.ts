import { postgresDatabase, type TestDatabase } from '@podflight/testing/databases';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenIo, givenIo } from '../../io/given-io.ts';
import { advanceFlights, cancelBooking } from '../../io/index.ts';
import { type PacingFlight, pacingCard, pacingCardSchema } from '../index.ts';

describe('the pacing card', () => {
  let given: GivenIo;
  let database: TestDatabase;
  beforeAll(async () => {
    given = await givenIo(async () => {
      database = await postgresDatabase();
      return database;
    });
  });
  afterAll(() => database.drop());
  beforeEach(() => given.clear());

  type Line = Parameters<GivenIo['book']>[0];
  const month = { flight_start: '2026-02-01', flight_end: '2026-03-02', booked_impressions: 100_000 };
  const booked = async (line: Line = {}, order: Parameters<GivenIo['book']>[1] = {}) =>
    (await given.book({ ...month, ...line }, order)).lines[0]?.io_id ?? '';
  const ask = async (params: Parameters<typeof pacingCard>[1] = {}) => {
    const card = await pacingCard(given.ctx, params);
    expect(pacingCardSchema.parse(card)).toEqual(card);
    return card;
  };
  const flight = async (): Promise<PacingFlight> => {
    const [found] = (await ask()).data?.flights ?? [];
    if (!found) throw new Error('there is no flight');
    return found;
  };

  it('is empty without flights, and says so', async () => {
    expect(await ask()).toMatchObject({ state: 'empty', data: null, reasons: [{ code: 'no_flights' }] });
  });

  it('judges by the last complete day of data, whatever the clock says (DOMAIN 2.1, vector A)', async () => {
    await booked();
    await given.deliver(0, '2026-02-01', 10, 3000);
    given.at('2026-02-12T23:00:00Z');
    expect(await flight()).toMatchObject({
      status: 'at_risk',
      delivered_impressions: 30_000,
      pacing_index: 0.9,
      linear_index: 0.9,
      projected_impressions: 90_870,
      data_through: '2026-02-10',
      days_left: 20,
      required_per_day: 3500,
      mode: 'linear',
      reason: 'no_curve',
    });
    expect((await flight()).expected_share).toBeCloseTo(10 / 30, 10);
  });

  it('leaves today out: it is not over', async () => {
    await booked();
    await given.deliver(0, '2026-02-01', 11, 3000);
    given.at('2026-02-11T12:00:00Z');
    expect(await flight()).toMatchObject({ delivered_impressions: 30_000, data_through: '2026-02-10' });
  });

  it.each([null, 0])('has no goal to judge with %j booked', async (booked_impressions) => {
    const io_id = await booked();
    await sql`update io_bookings set booked_impressions = ${booked_impressions}::int where io_id = ${io_id}::uuid`.execute(
      given.database.owner,
    );
    await given.deliver(0, '2026-02-01', 10, 3000);
    given.at('2026-02-11T12:00:00Z');
    const found = await flight();
    expect(found).toMatchObject({
      status: 'no_goal',
      reason: 'no_goal',
      pacing_index: null,
      delivery_share: null,
      projected_impressions: null,
      delivered_impressions: 30_000,
    });
  });

  it('waits for the one day of a flight to be over, and expects all of it then', async () => {
    await booked({ flight_start: '2026-02-01', flight_end: '2026-02-01', booked_impressions: 10_000 });
    await given.deliver(0, '2026-02-01', 1, 4000);
    given.at('2026-02-01T12:00:00Z');
    expect((await flight()).status).toBe('awaiting_data');
    given.at('2026-02-02T12:00:00Z');
    expect(await flight()).toMatchObject({
      status: 'settling',
      expected_share: 1,
      pacing_index: 0.4,
      projected_impressions: 4000,
    });
  });

  it('has not started before its first day, and projects what was booked', async () => {
    await booked();
    given.at('2026-01-30T12:00:00Z');
    await given.deliver(0, '2026-01-01', 28, 3000);
    expect(await flight()).toMatchObject({
      status: 'not_started',
      delivered_impressions: 0,
      projected_impressions: 100_000,
    });
  });

  it('tells of an episode that came out late', async () => {
    const { episode_id } = given.tenants.acme.episodes[3] ?? {};
    await sql`update episodes set publish_date = '2026-02-04T06:00:00Z' where episode_id = ${episode_id}::uuid`.execute(
      given.database.owner,
    );
    const podcast_id = given.tenants.acme.podcasts[1]?.podcast_id ?? '';
    const unit = await given.unitOf('acme', { podcast_id, name: 'Late' });
    await booked({ episode_id: episode_id ?? '', ad_unit_id: unit.ad_unit_id });
    given.at('2026-02-03T12:00:00Z');
    expect((await flight()).status).toBe('awaiting_publication');
    await given.deliver(3, '2026-02-04', 7, 3000);
    given.at('2026-02-11T12:00:00Z');
    const found = await flight();
    expect(found.flags).toContain('late_publish');
    expect(found.flags).not.toContain('gap');
    expect(found.delivered_impressions).toBe(21_000);
  });

  it('takes days without numbers for unknown, not for 0', async () => {
    await booked();
    await given.deliver(0, '2026-02-01', 4, 3000);
    await given.deliver(0, '2026-02-06', 15, 3000);
    given.at('2026-02-21T12:00:00Z');
    const found = await flight();
    expect(found.flags).toContain('gap');
    expect(found.expected_share).toBeCloseTo(19 / 30, 10);
    await sql`delete from metrics_daily where day between '2026-02-07' and '2026-02-09'`.execute(
      given.database.owner,
    );
    expect(await ask()).toMatchObject({
      state: 'partial',
      reasons: [{ code: 'gap_days', params: { count: 1 } }],
      data: { flights: [{ status: 'insufficient_data', projected_impressions: null }] },
    });
  });

  it('changes when numbers are restated', async () => {
    await booked();
    await given.deliver(0, '2026-02-01', 10, 3000);
    given.at('2026-02-11T12:00:00Z');
    expect((await flight()).delivered_impressions).toBe(30_000);
    await given.deliver(0, '2026-02-03', 2, 1000);
    expect((await flight()).delivered_impressions).toBe(26_000);
  });

  it('freezes a flight on the day of its cancellation', async () => {
    const io_id = await booked();
    await given.deliver(0, '2026-02-01', 12, 3000);
    given.at('2026-02-06T12:00:00Z');
    await cancelBooking(given.ctx, io_id, { reason: 'Brand change', notice_on: '2026-02-06' });
    given.at('2026-02-13T12:00:00Z');
    expect(await flight()).toMatchObject({
      status: 'not_applicable',
      reason: 'cancelled',
      delivered_impressions: 6 * 3000,
      pacing_index: null,
    });
  });

  it('gives every booking of a spot with two slots all of its downloads', async () => {
    const { ad_unit_id } = given.pre.acme;
    await given.book({ ...month, ad_unit_id });
    await given.book({ ...month, ad_unit_id, booked_impressions: 50_000 });
    await given.deliver(0, '2026-02-01', 10, 3000);
    given.at('2026-02-11T12:00:00Z');
    const { data } = await ask();
    expect(data?.flights.map(({ delivered_impressions }) => delivered_impressions)).toEqual([30_000, 30_000]);
    expect(data?.total).toEqual({ booked_impressions: 150_000, delivered_impressions: 60_000 });
    expect(data?.counts).toEqual({ at_risk: 1, ahead: 1 });
    expect(data?.flights.map(({ status }) => status)).toEqual(['at_risk', 'ahead']);
  });

  it.each([
    ['2026-03-08', '2026-03-08', 1],
    ['2026-03-07', '2026-03-09', 3],
    ['2026-11-01', '2026-11-01', 1],
  ])('counts days and not hours where clocks change: %s to %s in New York', async (from, to, days) => {
    await booked({ flight_start: from, flight_end: to }, { time_zone: 'America/New_York' });
    await given.deliver(0, '2026-03-01', 260, 3000);
    given.at(`${to.slice(0, 7)}-12T12:00:00Z`);
    const { data } = await ask({ from, to });
    expect(data?.flights[0]).toMatchObject({
      first_day: from,
      last_day: to,
      delivered_impressions: days * 3000,
      time_zone: 'America/New_York',
    });
    // Days of the numbers begin four or five hours before those of the flight.
    expect(data?.flights[0]?.tz_uncertainty_impressions).toBeGreaterThan(0);
  });

  it('counts a day that begins by the clock in part, and says that it did', async () => {
    await booked({ flight_start: '2026-02-01T12:00:00Z', flight_end: '2026-03-03T00:00:00Z' });
    await given.deliver(0, '2026-02-01', 10, 3000);
    given.at('2026-02-11T12:00:00Z');
    const found = await flight();
    expect(found.delivered_impressions).toBe(1500 + 9 * 3000);
    expect(found.flags).toContain('estimated');
    expect(found.expected_share).toBeCloseTo(9.5 / 29.5, 10);
  });

  it('is stale when the numbers are late', async () => {
    await booked();
    await given.deliver(0, '2026-02-01', 10, 3000);
    given.at('2026-02-20T12:00:00Z');
    expect(await ask()).toMatchObject({
      state: 'stale',
      reasons: [{ code: 'no_curve' }, { code: 'data_late', params: { lag_days: 9 } }],
      data_through: '2026-02-10',
      data: { flights: [{ flags: ['stale'] }] },
    });
  });

  it('agrees with a slow query, flight by flight, and pages through all of them', async () => {
    for (const [n, { episode_id }] of given.tenants.acme.episodes.slice(0, 2).entries()) {
      await given.book({ ...month, episode_id, flight_start: `2026-02-0${n + 1}` });
      await given.deliver(n, '2026-01-20', 30 + n, 1000 + 700 * n);
    }
    await given.book({ ...month, episode_id: null, flight_start: '2026-02-03' });
    given.at('2026-02-17T12:00:00Z');
    const { rows } = await sql<{ io_id: string; delivered: number }>`
      select b.io_id::text, coalesce(sum(m.downloads), 0)::int as delivered
      from io_bookings b join episodes e on e.episode_id = b.episode_id or (b.episode_id is null and e.podcast_id = b.podcast_id)
      left join metrics_daily m on m.episode_id = e.episode_id
        and (m.day::timestamp at time zone b.time_zone) >= b.flight_start and (m.day::timestamp at time zone b.time_zone) < b.flight_end
        and m.day < '2026-02-17'
      group by b.io_id order by b.io_id`.execute(given.database.owner);
    const seen: { io_id: string; delivered: number }[] = [];
    let cursor: string | undefined;
    do {
      const { data } = await ask({ limit: 1, ...(cursor && { cursor }) });
      for (const { io_id, delivered_impressions } of data?.flights ?? []) {
        seen.push({ io_id, delivered: delivered_impressions });
      }
      cursor = data?.next_cursor ?? undefined;
    } while (cursor);
    expect(seen.sort((a, b) => (a.io_id < b.io_id ? -1 : 1))).toEqual(rows);
    expect(rows).toHaveLength(3);
  });

  it('goes by the weekdays of the show where no episode is assigned', async () => {
    await given.book({ ...month, episode_id: null });
    await given.deliver(0, '2025-12-15', 58, 3000);
    given.at('2026-02-11T12:00:00Z');
    expect(await flight()).toMatchObject({
      mode: 'dow',
      status: 'at_risk',
      projected_low: 90_870,
      projected_high: 90_870,
    });
  });

  it('goes by what the host plans itself', async () => {
    const io_id = await booked();
    await given.deliver(0, '2026-02-01', 10, 3000);
    given.at('2026-02-11T12:00:00Z');
    const weights = ['2026-02-01', '2026-03-02'].map((day) => ({ day, weight: 1 }));
    const { data } = await pacingCard(
      given.ctx,
      {},
      { customShapes: async () => new Map([[io_id, weights]]) },
    );
    expect(data?.flights[0]).toMatchObject({
      mode: 'custom',
      expected_share: 0.5,
      pacing_index: 0.6,
      linear_index: 0.9,
    });
  });

  it('tells one flight day by day, from what was delivered to where it goes', async () => {
    const io_id = await booked();
    await given.deliver(0, '2026-02-01', 10, 3000);
    given.at('2026-02-11T12:00:00Z');
    const series = (await ask({ io_id })).data?.series ?? [];
    expect(series).toHaveLength(30);
    expect(series[9]).toEqual({
      day: '2026-02-10',
      delivered: 3000,
      delivered_cumulative: 30_000,
      expected_cumulative: 33_333,
      linear_cumulative: 33_333,
      projected: 30_000,
      projected_low: null,
      projected_high: null,
    });
    expect(series[29]).toMatchObject({ delivered: null, delivered_cumulative: null, projected: 90_870 });
    expect((await ask({ io_id: '00000000-0000-4000-8000-000000000000' })).state).toBe('empty');
  });

  it('says the same after the clock tick has learned the shows’ curves', async () => {
    const { podcast_id } = given.tenants.acme.podcasts[1] ?? {};
    await sql`insert into episodes (podcast_id, title, publish_date)
      select ${podcast_id}::uuid, 'Old ' || n, timestamptz '2025-06-02 06:00Z' + n * interval '7 days' from generate_series(1, 8) n`.execute(
      given.database.owner,
    );
    await sql`insert into metrics_daily (tenant_id, episode_id, day, source, downloads)
      select ${given.ctx.tenant_id}::uuid, e.episode_id, e.publish_date::date + age, 'spotify', 9000 / (1 + age)
      from episodes e, generate_series(0, 70) age where e.title like 'Old %'`.execute(given.database.owner);
    await sql`update episodes set publish_date = '2026-02-01T06:00:00Z' where title = 'acme episode 2.1'`.execute(
      given.database.owner,
    );
    const unit = await given.unitOf('acme', { podcast_id: podcast_id ?? '', name: 'Learned' });
    await booked({
      episode_id: given.tenants.acme.episodes[2]?.episode_id ?? '',
      ad_unit_id: unit.ad_unit_id,
    });
    await given.deliver(2, '2026-02-01', 5, 3000);
    given.at('2026-02-06T12:00:00Z');
    const before = await flight();
    expect(before.mode).toBe('decay');
    expect(before.pacing_index).toBeLessThan(before.linear_index ?? 0);
    await advanceFlights(given.ctx);
    const { rows } = await sql`select 1 from episode_curves`.execute(given.database.owner);
    expect(rows).toHaveLength(1);
    expect(await flight()).toEqual(before);
  });

  it('is nobody else’s business', async () => {
    await booked();
    given.at('2026-02-11T12:00:00Z');
    expect((await pacingCard(given.ctxOf('rival'))).state).toBe('empty');
    expect((await ask({ podcast_id: given.tenants.rival.podcasts[0]?.podcast_id ?? '' })).state).toBe(
      'empty',
    );
    expect((await ask({ podcast_id: 'no key at all' })).state).toBe('empty');
    await expect(pacingCard(given.ctx, { from: '2026-02-02', to: '2026-02-01' })).rejects.toMatchObject({
      code: 'request.invalid',
    });
  });
});
