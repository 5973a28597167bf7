import { eachDatabase, type TestDatabase } from '@podflight/testing/databases';
import { givenOtherHost } from '@podflight/testing/other-host';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PodflightContext } from '../tenancy/index.ts';
import {
  advanceFlights,
  availability,
  bookIo,
  bookMakegood,
  cancelBooking,
  createAdUnit,
  editBooking,
  getIo,
  getIoOrder,
  importIoCsv,
  listIos,
  resolveVanity,
} from './index.ts';

eachDatabase((_kind, open) => {
  describe('a host with names, keys and a schema of its own', () => {
    let database: TestDatabase;
    let ctx: PodflightContext;
    let now = '2026-01-01T00:00:00Z';
    beforeAll(async () => {
      database = await open({ from: 'empty' });
      const hostSchema = await givenOtherHost(database.owner);
      await sql`insert into shop.eps (id, show, title, publish_date) values (40, 10, 'One', '2025-12-01Z'), (41, 10, 'Two', '2025-12-08Z'), (42, 11, 'Theirs', '2025-12-01Z')`.execute(
        database.owner,
      );
      ctx = {
        db: database.db,
        tenant_id: '1',
        hostSchema,
        clock: () => new Date(now),
        vanityBase: 'https://night.example/v',
      };
    });

    it('books, looks, edits, cancels, settles and makes good', async () => {
      const unit = await createAdUnit(ctx, { podcast_id: '10', name: 'Mid-roll', position: 'mid' });
      const place = {
        ad_unit_id: unit.ad_unit_id,
        episode_id: '40',
        flight_start: '2026-02-01',
        flight_end: '2026-02-02',
      };
      const goal = { booked_impressions: 1000, booked_cpm_cents: 2500 };
      const order = { campaign_id: '30', currency: 'USD' };
      const vanity = { target_url: 'https://shop.example/' };
      const booked = await bookIo(ctx, {
        ...order,
        lines: [{ ...place, ...goal, promo_code: 'KETTLE47', vanity }],
      });
      const io_id = booked.lines[0]?.io_id ?? '';
      expect(booked.lines[0]).toMatchObject({
        campaign_id: '30',
        episode_id: '40',
        podcast_id: '10',
        sponsor_name: 'Kettle',
        vanity_url: 'https://night.example/v/kettle',
      });
      const onError = (error: unknown) => expect.unreachable(String(error));
      expect(await resolveVanity(ctx, 'kettle', { onError })).toMatchObject({ io_id });
      await expect(bookIo(ctx, { ...order, lines: [place] })).rejects.toMatchObject({
        code: 'io.slot_taken',
      });
      const refused = (change: object, line: object) =>
        expect(bookIo(ctx, { ...order, lines: [{ ...place, ...line }], ...change })).rejects;
      await refused({ campaign_id: '31' }, {}).toMatchObject({ code: 'io.campaign_not_found' });
      await refused({ campaign_id: 'x' }, {}).toMatchObject({ code: 'io.campaign_not_found' });
      await refused({}, { episode_id: '42' }).toMatchObject({ code: 'io.episode_not_found' });
      await refused({}, { episode_id: '4e1' }).toMatchObject({ code: 'io.episode_not_found' });
      const days = { podcast_id: '10', from: '2026-02-01', to: '2026-02-02', per_day: true };
      expect((await availability(ctx, { ...days, episode_ids: ['40', '41', 'x'] })).items).toMatchObject([
        { episode_id: '40', booked: 1 },
        { episode_id: '41', free: 1 },
      ]);
      await editBooking(ctx, io_id, { episode_id: '41' });
      const csv = `deal_id,ad_unit_id,episode_id,flight_start,flight_end\n30,${unit.ad_unit_id},40,2026-02-01,2026-02-02\n`;
      const { orders } = await importIoCsv(ctx, csv, { currency: 'USD' });
      const order_id = orders[0]?.insertion_order_id ?? '';
      await cancelBooking(ctx, (await getIoOrder(ctx, order_id)).lines[0]?.io_id ?? '');
      await sql`insert into podflight.metrics_daily (tenant_id, episode_id, day, source, downloads)
        select 1, 41, date '2026-02-01' + n, 'csv', 100 from generate_series(0, 9) as n`.execute(
        database.owner,
      );
      now = '2026-02-11T00:00:00Z';
      expect(await advanceFlights(ctx)).toMatchObject({ started: 1, makegood: 1 });
      const makegood = await bookMakegood(ctx, io_id, {
        ...place,
        flight_start: '2026-03-01',
        flight_end: '2026-03-02',
      });
      expect(makegood.lines[0]).toMatchObject({ booked_impressions: 800, makegood_of_id: io_id });
      expect(await getIo(ctx, io_id)).toMatchObject({ status: 'makegood', delivered_impressions: 200 });
      expect((await listIos(ctx, { episode_id: '40' })).items).toHaveLength(2);
      expect((await listIos({ ...ctx, tenant_id: '2' })).items).toEqual([]);
    });
  });
});
