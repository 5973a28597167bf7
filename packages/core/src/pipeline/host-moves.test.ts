import { eachDatabase, type TestDatabase } from '@podflight/testing/databases';
import { givenOtherHost } from '@podflight/testing/other-host';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CloudEvent } from '../events/index.ts';
import { type GivenPipeline, givenPipeline, NOW } from './given-deals.ts';
import { dealHistory, getDeal, listDeals, moveDeal, updateDeal } from './index.ts';

eachDatabase((_kind, open) => {
  describe('a stage that the host writes itself', () => {
    let database: TestDatabase;
    let given: GivenPipeline;
    beforeAll(async () => {
      database = await open();
      given = await givenPipeline(database);
    });

    async function movedThenWritten() {
      given.clock.now = NOW;
      const id = await given.deal({ expected_close: '2026-12-31' });
      await moveDeal(given.acme, id, { stage: 'qualified' });
      await updateDeal(given.acme, id, { probability: 0.9 });
      given.clock.now = '2026-11-26T09:00:00.000Z';
      await given.hostWrites(id, 'negotiation', '2026-11-25T09:00:00Z');
      return id;
    }

    it('is where the deal is at once, without what belonged to the stage before', async () => {
      const id = await movedThenWritten();
      const deal = await getDeal(given.acme, id);
      expect(deal).toMatchObject({ stage: 'negotiation', probability: 0.75, revision: 2, days_in_stage: 1 });
      expect((await listDeals(given.acme, { stage: 'negotiation' })).items).toContainEqual(deal);
    });

    it('is a conflict for who saw the deal before, and names nobody', async () => {
      const id = await movedThenWritten();
      for (const seen of [{ expected_stage: 'qualified' as const }, { revision: 1 }]) {
        await expect(moveDeal(given.acme, id, { stage: 'proposal', ...seen })).rejects.toMatchObject({
          code: 'deal.stage_conflict',
          details: {
            stage: 'negotiation',
            revision: 2,
            changed_by: null,
            changed_at: '2026-11-25T09:00:00.000000Z',
          },
        });
      }
      expect((await given.traces(id)).history).toHaveLength(1);
    });

    it('is noted as a move of nobody before the next one', async () => {
      const id = await movedThenWritten();
      const { revision } = await getDeal(given.acme, id);
      await moveDeal(given.acme, id, { stage: 'proposal', reason: 'Too early', revision });
      expect((await dealHistory(given.acme, id)).items).toMatchObject([
        {
          revision: 3,
          from_stage: 'negotiation',
          to_stage: 'proposal',
          by_host: false,
          days_in_previous_stage: 1,
        },
        {
          revision: 2,
          from_stage: 'qualified',
          to_stage: 'negotiation',
          by_host: true,
          actor_id: null,
          changed_at: '2026-11-25T09:00:00.000000Z',
        },
        { revision: 1, from_stage: 'lead', to_stage: 'qualified', by_host: false, actor_id: 'acme seller' },
      ]);
      const { history, outbox } = await given.traces(id);
      expect(outbox).toEqual(history);
    });

    it('without saying when, counts from when it was noted', async () => {
      const id = await given.deal();
      await moveDeal(given.acme, id, { stage: 'qualified' });
      await given.hostWrites(id, 'proposal');
      given.clock.now = '2026-12-01T09:00:00.000Z';
      const noted = await updateDeal(given.acme, id, { next_activity_on: '2026-12-02' });
      expect(noted).toMatchObject({
        stage: 'proposal',
        stage_changed_at: '2026-12-01T09:00:00.000000Z',
        revision: 2,
      });
    });

    it('to won or lost closes the deal; a lost one goes back to where it was', async () => {
      const id = await given.deal();
      await moveDeal(given.acme, id, { stage: 'qualified' });
      await given.hostWrites(id, 'lost', given.clock.now);
      const lost = await getDeal(given.acme, id);
      expect(lost).toMatchObject({ stage: 'lost', loss_reason: null, closed_at: lost.stage_changed_at });
      expect(lost.allowed_transitions.map(({ to }) => to)).toEqual(['qualified']);
      expect(await moveDeal(given.acme, id, { stage: 'qualified' })).toMatchObject({
        stage: 'qualified',
        closed_at: null,
        revision: 3,
      });
    });
  });

  describe('a move in a transaction of the host', () => {
    let database: TestDatabase;
    let given: GivenPipeline;
    beforeAll(async () => {
      database = await open();
      given = await givenPipeline(database);
    });

    it('is undone with it', async () => {
      const id = await given.deal();
      const before = await given.traces(id);
      const doing = database.db.transaction().execute(async (trx) => {
        await moveDeal({ ...given.acme, db: trx }, id, { stage: 'qualified' });
        throw new Error('the host changed its mind');
      });
      await expect(doing).rejects.toThrow('changed its mind');
      expect(await given.traces(id)).toEqual(before);
    });

    it('with a sink of its own instead of the outbox, hears of it after the commit', async () => {
      const id = await given.deal();
      const heard: CloudEvent[] = [];
      await moveDeal(given.contextOf('acme', { events: (event) => void heard.push(event) }), id, {
        stage: 'qualified',
      });
      expect(heard).toMatchObject([
        {
          type: 'deal.stage_changed',
          subject: id,
          data: {
            campaign_id: id,
            from: 'lead',
            to: 'qualified',
            actor_id: 'acme seller',
            amount_cents: 800000,
            currency: 'USD',
            probability: 0.25,
            days_in_stage: null,
            reason: null,
            loss_reason: null,
            revision: 1,
          },
        },
      ]);
    });
  });

  describe('a host of another shape', () => {
    it.each([
      [
        'has no stage columns',
        sql`alter table campaigns drop column stage_changed_at`,
        /has no columns stage/,
      ],
      [
        'may not be changed by the app',
        sql`revoke update on campaigns from podflight_app`,
        /may not change stage/,
      ],
    ])('whose campaigns table %s gets one clear error', async (_, change, message) => {
      const database = await open();
      const given = await givenPipeline(database);
      const id = await given.deal();
      await change.execute(database.owner);
      const calls = [
        () => listDeals(given.acme),
        () => getDeal(given.acme, id),
        () => moveDeal(given.acme, id, { stage: 'lost' }),
      ];
      for (const call of calls) {
        await expect(call()).rejects.toMatchObject({
          code: 'host.schema_invalid',
          message: expect.stringMatching(message),
        });
      }
    });

    it('with other names and keys that are numbers', async () => {
      const database = await open({ from: 'empty' });
      const hostSchema = await givenOtherHost(database.owner);
      const ctx = { db: database.db, tenant_id: '1', hostSchema, currency: 'KWD' };
      const moved = await moveDeal(ctx, '30', { stage: 'proposal' });
      expect(moved).toMatchObject({
        campaign_id: '30',
        stage: 'proposal',
        amount_cents: 10129,
        podcast_title: 'Night',
        sponsor_name: 'Kettle',
      });
      expect((await listDeals(ctx, { podcast_id: '10' })).items).toEqual([moved]);
      for (const id of ['31', '99', '-1', '1e3', 'x', '99999999999999999999']) {
        await expect(getDeal(ctx, id)).rejects.toMatchObject({ code: 'deal.not_found' });
      }
    });
  });
});
