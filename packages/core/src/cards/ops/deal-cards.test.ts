import { postgresDatabase, type TestDatabase } from '@podflight/testing/databases';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenPipeline, givenPipeline } from '../../pipeline/given-deals.ts';
import {
  type CardParams,
  pipelineForecastCard,
  pipelineForecastCardSchema,
  winLossCard,
  winLossCardSchema,
} from '../index.ts';

describe('the cards of deals', () => {
  let given: GivenPipeline;
  let database: TestDatabase;
  beforeAll(async () => {
    database = await postgresDatabase();
    given = await givenPipeline(database);
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    await sql`truncate deals, deal_stage_history, io_bookings cascade`.execute(database.owner);
    await sql`delete from campaigns`.execute(database.owner);
  });

  describe('the pipeline forecast', () => {
    type Options = Parameters<typeof pipelineForecastCard>[2];
    const forecast = async (params: CardParams = {}, options: Options = {}) => {
      const card = await pipelineForecastCard(given.acme, params, options);
      expect(pipelineForecastCardSchema.parse(card)).toEqual(card);
      return card;
    };

    it('is empty without deals', async () => {
      expect(await forecast()).toMatchObject({ state: 'empty', reasons: [{ code: 'no_deals' }] });
    });

    it('weighs open deals, and has won ones beside them (DOMAIN 2.6)', async () => {
      await given.deal({ stage: 'lead', value: '5000' });
      await given.deal({ stage: 'qualified', value: '10000' });
      await given.deal({ stage: 'proposal', value: '8000' });
      await given.deal({ stage: 'negotiation', value: '4000' });
      await given.deal({ stage: 'won', value: '3000', changed_at: '2026-11-10T12:00:00Z' });
      await given.deal({ stage: 'won', value: '9000', changed_at: '2026-03-10T12:00:00Z' });
      await given.deal({ stage: 'lost', value: '7000', changed_at: '2026-11-10T12:00:00Z' });
      await given.deal({ stage: 'lead', value: null });
      await given.deal({ tenant: 'rival', value: '1000000' });
      const { data, state, reasons } = await forecast({}, { targets_cents: { USD: 2_300_000 } });
      expect({ state, reasons }).toEqual({
        state: 'partial',
        reasons: [{ code: 'without_amount', params: { count: 1 } }],
      });
      expect(data?.currencies).toMatchObject([
        {
          currency: 'USD',
          weighted_cents: 1_000_000,
          unweighted_cents: 2_700_000,
          won_cents: 300_000,
          won_count: 1,
          coverage: 0.5,
          without_amount: 1,
          undated: { count: 5 },
          by_stage: [
            { stage: 'lead', count: 2, weighted_cents: 50_000, probability: 0.1 },
            { stage: 'qualified', weighted_cents: 250_000 },
            { stage: 'proposal', weighted_cents: 400_000 },
            { stage: 'negotiation', weighted_cents: 300_000 },
          ],
        },
      ]);
    });

    it('spreads deals over the days of their flights and not over the day on which they close', async () => {
      const deal = await given.deal({ stage: 'proposal', value: '6200', expected_close: '2026-11-30' });
      await sql`update campaigns set start_date = '2026-12-01', end_date = '2027-01-31' where campaign_id = ${deal}::uuid`.execute(
        database.owner,
      );
      const [usd] = (await forecast()).data?.currencies ?? [];
      expect(usd?.by_month.filter(({ pipeline_cents }) => pipeline_cents > 0)).toEqual([
        { month: '2026-12', earned_cents: 0, booked_cents: 0, pipeline_cents: 155_000 },
        { month: '2027-01', earned_cents: 0, booked_cents: 0, pipeline_cents: 155_000 },
      ]);
      expect(usd?.undated.count).toBe(0);
      expect(usd?.by_month.map(({ month }) => month)).toEqual([
        ...['2026-09', '2026-10', '2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04'],
      ]);
    });

    it('adds what is booked in the months of the flight', async () => {
      const deal = await given.deal({ stage: 'won', changed_at: '2026-11-10T12:00:00Z' });
      await sql`insert into io_bookings (tenant_id, campaign_id, podcast_id, flight_start, flight_end, booked_impressions, booked_cpm_cents, currency)
        values (${given.acme.tenant_id}, ${deal}::uuid, ${given.tenants.acme.podcasts[0]?.podcast_id}, '2026-12-17Z', '2027-01-16Z', 100000, 2500, 'USD')`.execute(
        database.owner,
      );
      const [usd] = (await forecast()).data?.currencies ?? [];
      expect(usd?.by_month.filter(({ booked_cents }) => booked_cents > 0)).toEqual([
        { month: '2026-12', earned_cents: 0, booked_cents: 125_000, pipeline_cents: 0 },
        { month: '2027-01', earned_cents: 0, booked_cents: 125_000, pipeline_cents: 0 },
      ]);
    });

    it('learns how likely deals are from how they ended, when the host asks for it', async () => {
      await given.deal({ stage: 'proposal', value: '1000' });
      for (let n = 0; n < 9; n++) {
        const end = n < 6 ? 'won' : 'lost';
        const deal = await given.deal({ stage: end, changed_at: '2026-10-01T12:00:00Z' });
        await sql`insert into deal_stage_history (tenant_id, campaign_id, from_stage, to_stage, revision)
          values (${given.acme.tenant_id}, ${deal}::uuid, 'proposal', ${end}, 1)`.execute(database.owner);
      }
      const { data } = await forecast({}, { learn_probabilities: true });
      expect(data?.probabilities).toBe('learned');
      expect(data?.currencies[0]?.by_stage[2]?.probability).toBeCloseTo(11 / 19, 10);
      expect(data?.currencies[0]?.weighted_cents).toBe(57_890);
    });
  });

  describe('won and lost', () => {
    const winLoss = async (params: CardParams = {}) => {
      const card = await winLossCard(given.acme, params);
      expect(winLossCardSchema.parse(card)).toEqual(card);
      return card;
    };
    const closed = async (stage: 'won' | 'lost', at: string, value = '1000') => {
      const deal = await given.deal({ stage, changed_at: at, value });
      await sql`insert into deals (tenant_id, campaign_id, stage, closed_at, loss_reason)
        values (${given.acme.tenant_id}, ${deal}::uuid, ${stage}, ${at}::timestamptz, ${stage === 'lost' ? 'price' : null})`.execute(
        database.owner,
      );
      return deal;
    };

    it('has no rate where nothing closed', async () => {
      await given.deal({ stage: 'proposal' });
      expect(await winLoss()).toMatchObject({ state: 'empty', reasons: [{ code: 'nothing_closed' }] });
    });

    it('is 0.40 (0.246 to 0.577) of 12 won and 18 lost, by count and by value', async () => {
      for (let n = 0; n < 12; n++) await closed('won', '2026-10-05T12:00:00Z', '2000');
      for (let n = 0; n < 18; n++) await closed('lost', '2026-11-05T12:00:00Z', '500');
      await given.deal({ stage: 'lost', changed_at: '2026-11-05T12:00:00Z', value: '500', tenant: 'rival' });
      const { data } = await winLoss({ from: '2026-10-01', to: '2026-11-24' });
      expect(data).toMatchObject({ won: 12, lost: 18, win_rate: 0.4 });
      expect(data?.low).toBeCloseTo(0.2459, 4);
      expect(data?.high).toBeCloseTo(0.5768, 4);
      expect(data?.value).toEqual([
        { currency: 'USD', won_cents: 2_400_000, lost_cents: 900_000, win_rate: 24 / 33 },
      ]);
      expect(data?.loss_reasons).toEqual([
        { reason: 'price', count: 18, amounts: [{ currency: 'USD', amount_cents: 900_000 }] },
      ]);
      expect(data?.months).toEqual([
        { month: '2026-10', won: 12, lost: 0 },
        { month: '2026-11', won: 0, lost: 18 },
      ]);
    });

    it('counts a deal on the day on which it closed in the zone asked for', async () => {
      await closed('won', '2026-11-01T02:00:00Z');
      const october = { from: '2026-10-01', to: '2026-10-31' };
      expect((await winLoss(october)).state).toBe('empty');
      expect((await winLoss({ ...october, time_zone: 'America/New_York' })).data?.won).toBe(1);
    });

    it('tells how far deals got and how long they took', async () => {
      const won = await closed('won', '2026-11-20T12:00:00Z');
      const lost = await closed('lost', '2026-11-20T12:00:00Z');
      const moves = [
        [won, 'lead', 'proposal', 4, '2026-11-10T12:00:00Z', 1],
        [won, 'proposal', 'won', 10, '2026-11-20T12:00:00Z', 2],
        [lost, 'lead', 'lost', 6, '2026-11-20T12:00:00Z', 1],
      ] as const;
      for (const [deal, from, to, days, at, revision] of moves) {
        await sql`insert into deal_stage_history (tenant_id, campaign_id, from_stage, to_stage, days_in_previous_stage, changed_at, revision)
          values (${given.acme.tenant_id}, ${deal}::uuid, ${from}, ${to}, ${days}, ${at}::timestamptz, ${revision})`.execute(
          database.owner,
        );
      }
      const { data } = await winLoss();
      expect(data?.median_cycle_days).toBe(10);
      expect(data?.stages).toEqual([
        { stage: 'lead', entered: 2, advanced: 1, median_days: 5 },
        { stage: 'qualified', entered: 0, advanced: 0, median_days: null },
        { stage: 'proposal', entered: 1, advanced: 1, median_days: 10 },
        { stage: 'negotiation', entered: 0, advanced: 0, median_days: null },
      ]);
    });
  });
});
