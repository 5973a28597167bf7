import { eachDatabase, type TestDatabase } from '@podflight/testing/databases';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenPipeline, givenPipeline } from './given-deals.ts';
import { type Deal, dealPage, getDeal, listDeals, updateDeal } from './index.ts';

const NOBODYS_ID = '99999999-9999-4999-8999-999999999999';
const names = ({ items }: { items: Deal[] }) => items.map(({ name }) => name);

eachDatabase((kind, open) => {
  describe('the list of deals', () => {
    let database: TestDatabase;
    let given: GivenPipeline;
    beforeAll(async () => {
      database = await open();
      given = await givenPipeline(database);
    });
    beforeEach(() => sql`delete from campaigns`.execute(database.owner));

    it('has a deal for each campaign, also where nobody ever moved it', async () => {
      const campaign_id = await given.deal({ stage: null, value: null, name: 'New' });
      const page = await listDeals(given.acme);
      expect(page.items).toEqual([
        {
          campaign_id,
          name: 'New',
          podcast_id: given.tenants.acme.podcasts[0]?.podcast_id,
          podcast_title: 'acme podcast 1',
          sponsor_id: given.tenants.acme.sponsors[0]?.sponsor_id,
          sponsor_name: 'acme sponsor 1',
          industry: 'Software',
          stage: 'lead',
          stage_changed_at: null,
          revision: 0,
          amount_cents: null,
          currency: 'USD',
          probability: 0.1,
          weighted_cents: null,
          expected_close: null,
          slip_count: 0,
          loss_reason: null,
          loss_note: null,
          closed_at: null,
          last_activity_at: null,
          next_activity_on: null,
          days_in_stage: null,
          rotting: false,
          allowed_transitions: expect.any(Array),
        },
      ]);
      expect(dealPage.parse(page)).toEqual(page);
      expect(await getDeal(given.acme, campaign_id)).toEqual(page.items[0]);
    });

    it("shows nobody another tenant's deals, nor what they come to", async () => {
      const theirs = await given.deal({ tenant: 'rival', name: 'Theirs' });
      await given.deal({ name: 'Ours' });
      const page = await listDeals(given.acme);
      expect(names(page)).toEqual(['Ours']);
      expect(page.totals).toMatchObject([{ count: 1 }]);
      const refusals = await Promise.all(
        [theirs, NOBODYS_ID, 'no id', ''].map((id) => getDeal(given.acme, id).catch((error) => error)),
      );
      expect(refusals.map(({ code, message }) => ({ code, message }))).toEqual(
        refusals.map(() => ({ code: 'deal.not_found', message: 'There is no deal with this id.' })),
      );
    });

    it('totals what matches by stage, weighted as the golden pipeline of DOMAIN 2.6', async () => {
      await given.deal({ stage: 'lead', value: '5000.00' });
      await given.deal({ stage: 'qualified', value: '10000.00' });
      await given.deal({ stage: 'proposal', value: '8000.00' });
      await given.deal({ stage: 'negotiation', value: '4000.00' });
      await given.deal({ stage: 'won', value: '0.01' });
      await given.deal({ stage: 'lost', value: '77.77' });
      const { totals } = await listDeals(given.acme, { limit: 1 });
      expect(totals).toEqual([
        { stage: 'lead', currency: 'USD', count: 1, amount_cents: 500000, weighted_cents: 50000 },
        { stage: 'qualified', currency: 'USD', count: 1, amount_cents: 1000000, weighted_cents: 250000 },
        { stage: 'proposal', currency: 'USD', count: 1, amount_cents: 800000, weighted_cents: 400000 },
        { stage: 'negotiation', currency: 'USD', count: 1, amount_cents: 400000, weighted_cents: 300000 },
        { stage: 'won', currency: 'USD', count: 1, amount_cents: 1, weighted_cents: 1 },
        { stage: 'lost', currency: 'USD', count: 1, amount_cents: 7777, weighted_cents: 0 },
      ]);
    });

    it('adds up to its totals, whatever the amounts and probabilities', async () => {
      for (let n = 0; n < 30; n++) {
        const id = await given.deal({ value: `${n * 37}.${10 + n}` });
        await updateDeal(given.acme, id, { probability: ((n * 7919) % 10_000) / 10_000 });
      }
      const { items, totals } = await listDeals(given.acme, { limit: 100 });
      const sum = (of: (deal: Deal) => number | null) =>
        items.reduce((total, deal) => total + (of(deal) ?? 0), 0);
      expect(totals).toEqual([
        {
          stage: 'lead',
          currency: 'USD',
          count: 30,
          amount_cents: sum((deal) => deal.amount_cents),
          weighted_cents: sum((deal) => deal.weighted_cents),
        },
      ]);
    });

    it('filters by stage, podcast, sponsor and part of a name', async () => {
      const [podcast] = given.tenants.acme.podcasts;
      const [sponsor] = given.tenants.acme.sponsors;
      await given.deal({ name: 'Łódź 100%_sure', stage: 'proposal' });
      await given.deal({ name: 'Plain' });
      expect(names(await listDeals(given.acme, { stage: 'proposal' }))).toEqual(['Łódź 100%_sure']);
      expect(names(await listDeals(given.acme, { q: ' Łódź ' }))).toHaveLength(1);
      expect(names(await listDeals(given.acme, { q: '%_s' }))).toHaveLength(1);
      expect(names(await listDeals(given.acme, { q: 'ACME SPONSOR' }))).toHaveLength(2);
      expect(names(await listDeals(given.acme, { q: '\\' }))).toHaveLength(0);
      for (const podcast_id of [podcast?.podcast_id ?? '', podcast?.podcast_id.toUpperCase() ?? '']) {
        expect(names(await listDeals(given.acme, { podcast_id }))).toHaveLength(2);
      }
      expect(names(await listDeals(given.acme, { sponsor_id: sponsor?.sponsor_id ?? '' }))).toHaveLength(2);
      const filtered = await listDeals(given.acme, {
        podcast_id: given.tenants.rival.podcasts[0]?.podcast_id ?? '',
      });
      expect(filtered).toEqual({ items: [], next_cursor: null, totals: [] });
      expect((await listDeals(given.acme, { podcast_id: "x'; --" })).items).toEqual([]);
    });

    it('tells the rotting from the others, as each deal does of itself', async () => {
      const days = (n: number) => new Date(Date.parse(given.clock.now) - n * 86_400_000).toISOString();
      await given.deal({ name: 'fresh', stage: 'negotiation', changed_at: days(7) });
      await given.deal({ name: 'rotten', stage: 'negotiation', changed_at: days(7.01) });
      await given.deal({ name: 'slow', stage: 'lead', changed_at: days(13.9) });
      await given.deal({ name: 'never moved', stage: 'lead' });
      await given.deal({ name: 'won long ago', stage: 'won', changed_at: days(400) });
      const planned = await given.deal({ name: 'planned', stage: 'negotiation', changed_at: days(90) });
      await updateDeal({ ...given.acme, clock: () => new Date(days(80)) }, planned, {
        next_activity_on: days(0).slice(0, 10),
      });
      expect(names(await listDeals(given.acme, { rotting: true }))).toEqual(['rotten']);
      const others = await listDeals(given.acme, { rotting: false });
      expect(names(others)).toEqual(['fresh', 'slow', 'planned', 'won long ago', 'never moved']);
      expect(others.items.filter(({ rotting }) => rotting)).toEqual([]);
      expect((await listDeals(given.acme, { rotting: true })).items).toMatchObject([{ rotting: true }]);
      const strictest = await listDeals(given.acme, { rotting: true }, { rotting_days: { negotiation: 0 } });
      expect(names(strictest)).toEqual(['fresh', 'rotten']);
    });

    it('goes page by page over all deals, each once, also where they came at the same instant', async () => {
      const { tenant_id } = given.tenants.acme;
      await sql`insert into campaigns (tenant_id, name, stage, stage_changed_at, campaign_value)
        select ${tenant_id}::uuid, 'Deal ' || n, 'lead',
          case when n % 3 > 0 then timestamptz '2026-01-01Z' + (n / 10) * interval '1 second' end, n
        from generate_series(1, 250) as n`.execute(database.owner);
      const seen: Deal[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof listDeals>> = await listDeals(given.acme, {
          limit: 40,
          cursor,
        });
        expect(page.totals).toMatchObject([{ count: 250, amount_cents: 3137500 }]);
        seen.push(...page.items);
        cursor = page.next_cursor;
      } while (cursor !== null);
      expect(new Set(seen.map(({ campaign_id }) => campaign_id)).size).toBe(250);
      expect(seen).toHaveLength(250);
      const entered = seen.map(({ stage_changed_at }) => stage_changed_at ?? '');
      expect(entered).toEqual(entered.toSorted().toReversed());
      await expect(listDeals(given.acme, { cursor: 'never' })).rejects.toMatchObject({
        code: 'request.invalid',
      });
    });

    it('refuses a stage of the host that is none, by name', async () => {
      await sql`alter table campaigns drop constraint campaigns_stage_check`.execute(database.owner);
      const { tenant_id } = given.tenants.acme;
      await sql`insert into campaigns (tenant_id, name, stage) values (${tenant_id}, 'Odd', 'prospect')`.execute(
        database.owner,
      );
      await expect(listDeals(given.acme)).rejects.toMatchObject({
        code: 'host.schema_invalid',
        details: { stage: 'prospect' },
      });
    });

    it.runIf(kind === 'postgres')('answers 10,000 deals in well under a second', async () => {
      const { tenant_id, podcasts } = given.tenants.acme;
      await sql`insert into campaigns (tenant_id, podcast_id, name, stage, stage_changed_at, campaign_value)
        select ${tenant_id}::uuid, ${podcasts[0]?.podcast_id}::uuid, 'Deal ' || n, 'lead', timestamptz '2026-01-01Z' + n * interval '1 minute', n
        from generate_series(1, 10000) as n`.execute(database.owner);
      await listDeals(given.acme, { limit: 100 });
      const start = performance.now();
      const { totals } = await listDeals(given.acme, { limit: 100 });
      const took = performance.now() - start;
      expect(totals).toMatchObject([{ count: 10_000 }]);
      expect(took).toBeLessThan(1000);
    });
  });
});
