import { postgresDatabase, type TestDatabase } from '@podflight/testing/databases';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenIo, givenIo } from '../../io/given-io.ts';
import { advanceFlights, cancelBooking } from '../../io/index.ts';
import {
  makegoodsPendingCard,
  makegoodsPendingCardSchema,
  sponsorRevenueCard,
  sponsorRevenueCardSchema,
} from '../index.ts';

describe('what sponsors bring and are owed', () => {
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

  // 100,000 at 25.00, from the second half of January to the middle of February.
  const line = { flight_start: '2026-01-17', flight_end: '2026-02-15', booked_impressions: 100_000 };
  const tick = async (now: string) => {
    given.at(now);
    for (let more = true; more; ) ({ more } = await advanceFlights(given.ctx));
  };
  const revenue = async (params = {}, options = {}) => {
    const card = await sponsorRevenueCard(given.ctx, params, options);
    expect(sponsorRevenueCardSchema.parse(card)).toEqual(card);
    return card;
  };

  describe('the sponsor revenue card', () => {
    it('is empty without bookings', async () => {
      expect(await revenue()).toMatchObject({ state: 'empty', reasons: [{ code: 'no_bookings' }] });
    });

    it('tells earned from booked, by the month in which it is heard', async () => {
      await given.book(line, { terms: { agency_commission_bps: 1500 } });
      await given.deliver(0, '2026-01-17', 20, 4000);
      await tick('2026-02-06T12:00:00Z');
      const { data } = await revenue({}, { network_share_bps: 2000 });
      // 15 of 20 days in January: 60,000 of 80,000, of a goal that is sure to be reached.
      expect(data?.totals).toEqual([
        {
          currency: 'USD',
          earned_cents: 200_000,
          booked_not_earned_cents: 50_000,
          at_risk_cents: 0,
          lines: 1,
          agency_commission_cents: 30_000,
          network_share_cents: 34_000,
          net_cents: 136_000,
          provisional_cents: 200_000,
          attributed_cents: 0,
        },
      ]);
      expect(
        data?.months.filter(({ earned_cents, booked_not_earned_cents: b }) => earned_cents + b > 0),
      ).toEqual([
        { month: '2026-01', currency: 'USD', earned_cents: 150_000, booked_not_earned_cents: 0 },
        { month: '2026-02', currency: 'USD', earned_cents: 50_000, booked_not_earned_cents: 50_000 },
      ]);
      expect(data?.by_sponsor).toMatchObject([{ advertiser_name: 'acme sponsor 1', earned_cents: 200_000 }]);
    });

    it('puts at risk what a flight is likely to fall short of', async () => {
      await given.book(line);
      await given.deliver(0, '2026-01-17', 20, 2500);
      await tick('2026-02-06T12:00:00Z');
      const [usd] = (await revenue()).data?.totals ?? [];
      // 50,000 by two thirds of the flight: shrunk to 75,581.
      expect(usd).toMatchObject({
        earned_cents: 125_000,
        booked_not_earned_cents: 63_953,
        at_risk_cents: 61_047,
      });
    });

    it('is the same from what the settlement stored as from the numbers, month by month, and after they are restated', async () => {
      await given.book(line);
      await given.deliver(0, '2026-01-17', 40, 3210);
      given.at('2026-02-25T12:00:00Z');
      const open = (await revenue()).data;
      await tick('2026-02-25T12:00:00Z');
      const settled = (await revenue()).data;
      expect(settled?.totals[0]).toMatchObject({
        earned_cents: 240_750,
        provisional_cents: 0,
        booked_not_earned_cents: 0,
      });
      expect(settled?.months).toEqual(open?.months);
      expect(open?.totals[0]?.provisional_cents).toBe(240_750);
      const slow = await sql<{ month: string; cents: number }>`
        select to_char(m.day, 'YYYY-MM') as month, sum(m.downloads * 2.5)::float8 as cents
        from metrics_daily m where m.day between '2026-01-17' and '2026-02-15' group by 1 order by 1`.execute(
        database.owner,
      );
      expect(settled?.months.filter(({ earned_cents }) => earned_cents > 0)).toEqual(
        slow.rows.map(({ month, cents }) => ({
          month,
          currency: 'USD',
          earned_cents: cents,
          booked_not_earned_cents: 0,
        })),
      );
      given.at('2026-02-26T12:00:00Z');
      await given.deliver(0, '2026-01-20', 1, 10);
      await tick('2026-02-26T13:00:00Z');
      expect((await revenue()).data?.totals[0]?.earned_cents).toBe(240_750 - 8000);
    });

    it('never charges above what was booked', async () => {
      await given.book({ ...line, booked_impressions: 10_000 });
      await given.deliver(0, '2026-01-17', 20, 4000);
      await tick('2026-02-06T12:00:00Z');
      expect((await revenue()).data?.totals[0]).toMatchObject({
        earned_cents: 25_000,
        booked_not_earned_cents: 0,
      });
    });

    it('keeps two currencies apart, and shows one when it is asked for', async () => {
      await given.book(line);
      const euros = await given.unitOf('acme', { name: 'Euro', currency: 'EUR' });
      await given.book(
        { ...line, ad_unit_id: euros.ad_unit_id, booked_cpm_cents: 1000 },
        { currency: 'EUR' },
      );
      await given.deliver(0, '2026-01-17', 20, 4000);
      await tick('2026-02-06T12:00:00Z');
      const { data } = await revenue();
      expect(data?.totals.map(({ currency, earned_cents }) => [currency, earned_cents])).toEqual([
        ['EUR', 80_000],
        ['USD', 200_000],
      ]);
      expect((await revenue({ currency: 'EUR' })).data?.totals).toHaveLength(1);
    });

    it('earns what stays payable of a cancelled flight', async () => {
      const order = await given.book(line);
      await given.deliver(0, '2026-01-17', 5, 1000);
      given.at('2026-01-22T12:00:00Z');
      const cancelled = await cancelBooking(given.ctx, order.lines[0]?.io_id ?? '', {
        reason: 'Brand change',
      });
      const payable = cancelled.payable_cents ?? 0;
      expect(payable).toBeGreaterThan(12_500);
      expect((await revenue()).data?.totals[0]).toMatchObject({
        earned_cents: payable,
        booked_not_earned_cents: 0,
      });
    });

    it('leaves lines without a price or goal out of every sum, and counts them', async () => {
      await given.book(line);
      await given.book({ ...line, ad_unit_id: given.pre.acme.ad_unit_id });
      await sql`update io_bookings set booked_impressions = 0 where ad_unit_id = ${given.pre.acme.ad_unit_id}::uuid`.execute(
        database.owner,
      );
      given.at('2026-01-20T12:00:00Z');
      expect(await revenue()).toMatchObject({
        state: 'partial',
        reasons: [{ code: 'without_price', params: { count: 1 } }],
        data: { totals: [{ lines: 1 }] },
      });
    });

    it('shows what attribution events say, in the host’s currency', async () => {
      await given.book(line);
      await sql`insert into attribution_events ("timestamp", tenant_id, attribution_method, conversion_data)
        select '2026-01-20Z', tenant_id, 'code', v::jsonb from tenants,
          (values ('{"conversion_value": 12.34}'), ('{"conversion_value": "7.5"}'), ('{"conversion_value": "=1+1"}'), ('{}')) as x(v)`.execute(
        database.owner,
      );
      given.at('2026-01-21T12:00:00Z');
      expect((await revenue()).data?.totals[0]?.attributed_cents).toBe(1984);
      const without = { ...given.ctx, hostSchema: { tables: { attribution_events: false as const } } };
      expect(await sponsorRevenueCard(without)).toMatchObject({
        state: 'partial',
        reasons: [{ code: 'no_attribution' }],
        data: { totals: [{ attributed_cents: null }] },
      });
    });
  });

  describe('the makegoods card', () => {
    const owed = async () => {
      const card = await makegoodsPendingCard(given.ctx);
      expect(makegoodsPendingCardSchema.parse(card)).toEqual(card);
      return card;
    };

    it('is empty while nothing is owed', async () => {
      expect(await owed()).toMatchObject({ state: 'empty', reasons: [{ code: 'no_makegoods' }] });
    });

    it('tells what is owed, since when, and where it could run (DOMAIN 2.4: 8,000 short of 100,000)', async () => {
      await given.book(line);
      await given.deliver(0, '2026-01-17', 30, 3000);
      await given.deliver(0, '2026-01-17', 1, 5000);
      await given.deliver(0, '2026-02-16', 3, 1);
      await tick('2026-02-20T12:00:00Z');
      given.at('2026-02-25T12:00:00Z');
      const { data, state } = await owed();
      expect(state).toBe('ok');
      expect(data).toMatchObject({
        count: 1,
        outstanding_impressions: 8000,
        values: [{ currency: 'USD', cents: 20_000 }],
        oldest_age_days: 5,
        items: [
          {
            outstanding_impressions: 8000,
            value_cents: 20_000,
            reason: 'underdelivery',
            age_days: 5,
            next_slot: null,
          },
        ],
      });
      await sql`insert into episodes (podcast_id, title, publish_date)
        select ${given.mid.acme.podcast_id}::uuid, 'Next ' || n, timestamptz '2026-02-20 06:00Z' + n * interval '7 days' from generate_series(1, 2) n`.execute(
        database.owner,
      );
      expect((await owed()).data?.items[0]?.next_slot).toBe(null); // nothing says that an episode brings 8,000
      await sql`insert into metrics_daily (tenant_id, episode_id, day, source, downloads)
        select ${given.ctx.tenant_id}::uuid, episode_id, publish_date::date + 1, 'spotify', 9000 from episodes
        where podcast_id = ${given.mid.acme.podcast_id}::uuid and publish_date < '2025-02-01'`.execute(
        database.owner,
      );
      expect((await owed()).data?.items[0]?.next_slot).toMatchObject({
        episode_title: 'Next 1',
        publish_date: '2026-02-27',
        projected_low: 9000,
      });
      const { rows } = await sql<{
        id: string;
      }>`select episode_id::text as id from episodes where title = 'Next 1'`.execute(database.owner);
      await given.book({
        ...line,
        episode_id: rows[0]?.id ?? '',
        flight_start: '2026-02-27',
        flight_end: '2026-03-28',
      });
      expect((await owed()).data?.items[0]?.next_slot).toMatchObject({ episode_title: 'Next 2' });
    });
  });
});
