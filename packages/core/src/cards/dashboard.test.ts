import { postgresDatabase, type TestDatabase } from '@podflight/testing/databases';
import { givenTwoTenants, type TenantFixture } from '@podflight/testing/given';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PodflightContext } from '../tenancy/index.ts';
import {
  advertiserCards,
  advertiserDashboard,
  type CardName,
  cardCsv,
  cardFunctions,
  creatorCards,
  creatorDashboard,
  opsCards,
  opsDashboard,
} from './index.ts';

describe('a dashboard', () => {
  let database: TestDatabase;
  let ctx: PodflightContext;
  let acme: TenantFixture;
  beforeAll(async () => {
    database = await postgresDatabase();
    ({ acme } = await givenTwoTenants(database.owner));
    ctx = { db: database.db, tenant_id: acme.tenant_id, clock: () => new Date('2026-02-11T12:00:00Z') };
  });
  afterAll(() => database.drop());

  it('is nine cards of a tenant that has nothing yet: none of them throws', async () => {
    const creator = await creatorCards(ctx);
    const advertiser = await advertiserCards(ctx);
    const ops = await opsCards(ctx);
    expect(creatorDashboard.parse(creator)).toEqual(creator);
    expect(advertiserDashboard.parse(advertiser)).toEqual(advertiser);
    expect(opsDashboard.parse(ops)).toEqual(ops);
    const states = [creator, advertiser, ops].flatMap(({ cards }) =>
      Object.values(cards).map(({ state }) => state),
    );
    // The campaigns of the fixture are leads.
    expect(states).toEqual([...Array(6).fill('empty'), 'ok', 'empty', 'empty']);
  });

  it.each([
    ['sponsor_revenue', 'attribution_events', creatorCards],
    ['audience_fit', 'matches', advertiserCards],
    ['win_loss', 'deal_stage_history', opsCards],
  ] as const)('has all but %s when that one is broken', async (broken, table, ask) => {
    const { tenant_id, campaigns, podcasts } = acme;
    await sql`insert into io_bookings (tenant_id, campaign_id, podcast_id, flight_start, flight_end, booked_impressions, booked_cpm_cents, currency)
      values (${tenant_id}, ${campaigns[0]?.campaign_id}, ${podcasts[0]?.podcast_id}, '2026-02-01Z', '2026-02-20Z', 1000, 2500, 'USD')`.execute(
      database.owner,
    );
    await sql`alter table ${sql.table(table)} rename to gone`.execute(database.owner);
    const heard: CardName[] = [];
    const { cards } = await ask(ctx, {}, { onError: (_error, card) => heard.push(card) });
    await sql`alter table gone rename to ${sql.table(table)}`.execute(database.owner);
    const failed = Object.values(cards).filter(({ state }) => state === 'error');
    expect(failed.map(({ card }) => card)).toEqual([broken]);
    expect(heard).toEqual([broken]);
    for (const card of failed) {
      expect(card).toMatchObject({ data: null, error: { code: 'card.failed' } });
      expect(JSON.stringify(card)).not.toMatch(/gone|relation|select/);
    }
    expect(
      await ask(ctx).then((again) => Object.values(again.cards).some(({ state }) => state === 'error')),
    ).toBe(false);
  });

  it('writes a header even when a card has nothing to show', async () => {
    for (const card of Object.keys(cardFunctions)) {
      let csv = '';
      // The names are those of the record.
      for await (const piece of cardCsv(ctx, card as CardName)) csv += piece;
      expect(csv).toMatch(/^[a-z_]+(,[a-z_]+)+\r\n/);
    }
  });

  it('refuses parameters that are none, for the whole dashboard', async () => {
    for (const params of [
      { from: '2026-02-30' },
      { from: '2020-01-01', to: '2026-01-01' },
      { time_zone: 'Moon/Base' },
    ]) {
      await expect(creatorCards(ctx, params)).rejects.toMatchObject({ status: 400 });
    }
  });
});
