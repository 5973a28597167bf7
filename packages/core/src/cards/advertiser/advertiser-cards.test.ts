import { postgresDatabase, type TestDatabase } from '@podflight/testing/databases';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenIo, givenIo } from '../../io/given-io.ts';
import {
  audienceFitCard,
  audienceFitCardSchema,
  type CardParams,
  inventoryCalendarCard,
  inventoryCalendarCardSchema,
  projectedCpmCard,
  projectedCpmCardSchema,
} from '../index.ts';

describe('the cards of an advertiser', () => {
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

  const month = { flight_start: '2026-02-01', flight_end: '2026-03-02', booked_impressions: 100_000 };

  describe('projected CPM', () => {
    const cpm = async (params: CardParams = {}) => {
      const card = await projectedCpmCard(given.ctx, params);
      expect(projectedCpmCardSchema.parse(card)).toEqual(card);
      return card;
    };

    it('is empty without priced lines', async () => {
      expect(await cpm()).toMatchObject({ state: 'empty', reasons: [{ code: 'no_bookings' }] });
    });

    it('is the booked rate while a flight falls short, and less when bonus is likely', async () => {
      await given.book(month);
      await given.deliver(0, '2026-02-01', 10, 3000);
      given.at('2026-02-11T12:00:00Z');
      expect((await cpm()).data?.rows).toMatchObject([
        {
          name: 'Mid-roll',
          booked_cpm_cents: 2500,
          projected_cpm_cents: 2500,
          basis: 'booked',
          impressions: 90_870,
          n: 1,
        },
      ]);
      await given.deliver(0, '2026-02-01', 10, 4000);
      // 250,000 cents over 118,261 impressions.
      expect((await cpm()).data?.rows).toMatchObject([
        {
          projected_cpm_cents: 2114,
          basis: 'projected',
          impressions: 118_261,
          low_cents: 2114,
          high_cents: 2114,
        },
      ]);
    });

    it('adds up lines of one currency and never two currencies', async () => {
      await given.book(month);
      await given.book({
        ...month,
        ad_unit_id: given.pre.acme.ad_unit_id,
        booked_cpm_cents: 1500,
        booked_impressions: 50_000,
      });
      const euros = await given.unitOf('acme', { name: 'Euro', currency: 'EUR' });
      await given.book(
        { ...month, ad_unit_id: euros.ad_unit_id, booked_cpm_cents: 1000 },
        { currency: 'EUR' },
      );
      given.at('2026-01-31T12:00:00Z');
      const { data } = await cpm();
      expect(data?.totals).toMatchObject([
        { currency: 'EUR', booked_cpm_cents: 1000, n: 1 },
        { currency: 'USD', booked_cpm_cents: 2167, projected_cpm_cents: 2167, impressions: 150_000, n: 2 },
      ]);
      expect(data?.rows).toHaveLength(3);
    });
  });

  describe('the inventory calendar', () => {
    const calendar = async (params: CardParams = {}) => {
      const card = await inventoryCalendarCard(given.ctx, {
        podcast_id: given.mid.acme.podcast_id ?? '',
        from: '2026-02-01',
        to: '2026-02-07',
        ...params,
      });
      expect(inventoryCalendarCardSchema.parse(card)).toEqual(card);
      return card;
    };
    const cells = async (name: string) =>
      (await calendar()).data?.rows.find((row) => row.name === name)?.cells ?? [];

    it('has nothing where nothing is for sale', async () => {
      expect(await calendar({ podcast_id: given.tenants.acme.podcasts[1]?.podcast_id ?? '' })).toMatchObject({
        state: 'empty',
        reasons: [{ code: 'no_ad_units' }],
      });
    });

    it('counts slots on the days on which episodes come out; other days have no episode, which is neither full nor unknown', async () => {
      const episode_id = given.tenants.acme.episodes[0]?.episode_id ?? '';
      await sql`update episodes set publish_date = '2026-02-03T06:00:00Z' where episode_id = ${episode_id}::uuid`.execute(
        database.owner,
      );
      const pre = { ...month, ad_unit_id: given.pre.acme.ad_unit_id, flight_start: '2026-02-03' };
      await given.book(pre);
      const free = { held: 0, rate_cpm_cents: 2500, episode_ids: [episode_id], day: '2026-02-03' };
      expect((await cells('Pre-roll'))[2]).toEqual({
        ...free,
        state: 'free',
        capacity: 2,
        reserved: 1,
        available: 1,
      });
      expect((await cells('Mid-roll'))[2]).toMatchObject({ state: 'free', capacity: 1, available: 1 });
      expect((await cells('Pre-roll'))[0]).toMatchObject({
        state: 'no_episode',
        capacity: null,
        available: null,
        episode_ids: [],
      });
      await given.book(pre, { hold_until: '2026-01-20T00:00:00Z' });
      expect((await cells('Pre-roll'))[2]).toMatchObject({
        state: 'full',
        reserved: 1,
        held: 1,
        available: 0,
      });
      given.at('2026-01-21T00:00:00Z');
      expect((await cells('Pre-roll'))[2]).toMatchObject({ state: 'free', reserved: 1, held: 0 });
      await sql`update episodes set publish_date = '2025-01-06T06:00:00Z' where episode_id = ${episode_id}::uuid`.execute(
        database.owner,
      );
    });

    it('counts impressions of a dynamic ad unit by what the show is projected to have', async () => {
      const unit = await given.unitOf('acme', { name: 'Dynamic', delivery: 'dynamic', slots_per_episode: 2 });
      expect(await calendar()).toMatchObject({
        state: 'partial',
        reasons: [{ code: 'no_projection', params: { count: 1 } }],
      });
      expect((await cells('Dynamic'))[0]).toMatchObject({
        state: 'no_data',
        capacity: null,
        available: null,
      });
      await given.deliver(0, '2025-12-01', 61, 1000);
      given.at('2026-01-31T12:00:00Z');
      expect((await cells('Dynamic'))[0]).toMatchObject({
        state: 'free',
        capacity: 2000,
        reserved: 0,
        available: 1700,
      });
      await given.book({
        ad_unit_id: unit.ad_unit_id,
        episode_id: null,
        flight_start: '2026-02-02',
        flight_end: '2026-02-03',
        booked_impressions: 3400,
      });
      const days = await cells('Dynamic');
      expect(days.slice(0, 4).map(({ state, reserved }) => [state, reserved])).toEqual([
        ['free', 0],
        ['full', 1700],
        ['full', 1700],
        ['free', 0],
      ]);
      await sql`update ad_units set archived_at = now() where ad_unit_id = ${unit.ad_unit_id}::uuid`.execute(
        database.owner,
      );
    });
  });

  describe('audience fit', () => {
    it('is empty before anything was matched', async () => {
      expect(await audienceFitCard(given.ctx)).toMatchObject({
        state: 'empty',
        reasons: [{ code: 'no_matches' }],
      });
    });

    it('ranks the eligible ones by what is certain, and counts all by band', async () => {
      const { podcasts, sponsors, tenant_id } = given.tenants.acme;
      const matches = [
        [0, 0, 90, 60, true],
        [0, 1, 70, 68, true],
        [1, 0, 95, 90, false],
        [1, 1, 20, 20, true],
      ] as const;
      for (const [sponsor, podcast, score, low, eligible] of matches) {
        await sql`insert into matches (tenant_id, advertiser_id, podcast_id, score, range_low, range_high, coverage, eligible, provisional, weights_version, rationale, reasons)
          values (${tenant_id}, ${sponsors[sponsor]?.sponsor_id}, ${podcasts[podcast]?.podcast_id}, ${score}, ${low}, 95, 0.8, ${eligible}, ${low === 60}, 'w1', 'Fits.', '[{"code": "topic", "params": {}}]')`.execute(
          database.owner,
        );
      }
      const card = await audienceFitCard(given.ctx);
      expect(audienceFitCardSchema.parse(card)).toEqual(card);
      expect(card).toMatchObject({
        state: 'partial',
        reasons: [{ code: 'provisional_matches', params: { count: 1 } }],
        data: { bands: { excellent: 2, strong: 1, fair: 0, weak: 0, poor: 1 }, weights_version: 'w1' },
      });
      expect(card.data?.matches.map(({ score, eligible, band }) => [score, eligible, band])).toEqual([
        [70, true, 'strong'],
        [90, true, 'excellent'],
        [20, true, 'poor'],
        [95, false, 'excellent'],
      ]);
      const one = await audienceFitCard(given.ctx, { advertiser_id: sponsors[0]?.sponsor_id ?? '' });
      expect(one.data?.matches).toHaveLength(2);
      expect((await audienceFitCard(given.ctxOf('rival'))).state).toBe('empty');
    });
  });
});
