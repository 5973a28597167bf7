import { postgresDatabase, type TestDatabase } from '@podflight/testing/databases';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GivenIo, givenIo } from '../../io/given-io.ts';
import { advanceFlights, cancelBooking } from '../../io/index.ts';
import { creatorCards, makegoodsPendingCard, pacingCard, sponsorRevenueCard } from '../index.ts';

describe('the cards of a creator, which share a reading', () => {
  let given: GivenIo;
  let database: TestDatabase;
  beforeAll(async () => {
    given = await givenIo(async () => {
      database = await postgresDatabase();
      return database;
    });
    // Over and settled, still running, running in another unit and cancelled, and past the days that pacing shows.
    await given.book({ flight_start: '2026-01-05', flight_end: '2026-01-30' });
    await given.book({ flight_start: '2026-02-01', flight_end: '2026-03-02', booked_impressions: 100_000 });
    const order = await given.book({ ad_unit_id: given.pre.acme.ad_unit_id, flight_start: '2026-02-03' });
    await given.book({ flight_start: '2026-03-20', flight_end: '2026-04-18' });
    await given.deliver(0, '2026-01-05', 38, 300);
    given.at('2026-02-08T12:00:00Z');
    await cancelBooking(given.ctx, order.lines[0]?.io_id ?? '', { reason: 'Brand change' });
    given.at('2026-02-12T12:00:00Z');
    for (let more = true; more; ) ({ more } = await advanceFlights(given.ctx));
  });
  afterAll(() => database.drop());

  it.each([
    {},
    { currency: 'USD' },
    { from: '2026-01-01', to: '2026-01-31' },
    { from: '2030-01-01', to: '2030-01-31' },
    { limit: 1 },
  ])('say what each says alone, asked for %j', async (params) => {
    const [pacing, sponsor_revenue, makegoods_pending] = await Promise.all([
      pacingCard(given.ctx, params),
      sponsorRevenueCard(given.ctx, params),
      makegoodsPendingCard(given.ctx, params),
    ]);
    expect((await creatorCards(given.ctx, params)).cards).toEqual({
      pacing,
      sponsor_revenue,
      makegoods_pending,
    });
  });

  it('say it of one flight, day by day, too', async () => {
    const { rows } = await sql<{ io_id: string }>`
      select io_id::text from io_bookings where tenant_id = ${given.ctx.tenant_id}::uuid and status = 'active'`.execute(
      database.owner,
    );
    const params = { io_id: rows[0]?.io_id };
    const alone = await pacingCard(given.ctx, params);
    expect(alone.data?.series?.length).toBeGreaterThan(0);
    expect((await creatorCards(given.ctx, params)).cards.pacing).toEqual(alone);
  });

  it('judge every flight once', async () => {
    const asked: string[][] = [];
    const customShapes = async (flights: readonly { io_id: string }[]) => {
      asked.push(flights.map(({ io_id }) => io_id));
      return new Map();
    };
    const { cards } = await creatorCards(given.ctx, {}, { customShapes });
    expect(cards.pacing.data?.flights).toHaveLength(2);
    expect(cards.sponsor_revenue.computed_from).toMatchObject({
      bookings: { rows: 4 },
      settled_bookings: { rows: 1 },
    });
    expect(asked.map((ids) => new Set(ids).size)).toEqual([3]);
    expect(asked[0]).toHaveLength(3);
  });

  it('leave pacing whole where revenue fails before it has read', async () => {
    let calls = 0;
    const customShapes = async () => {
      if (calls++ === 0) throw new Error('broken');
      return new Map();
    };
    const { cards } = await creatorCards(given.ctx, {}, { customShapes });
    expect(cards.sponsor_revenue.state).toBe('error');
    expect(cards.pacing).toEqual(await pacingCard(given.ctx));
  });
});
