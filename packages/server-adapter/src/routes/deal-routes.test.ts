import { eachDatabase, type TestDatabase } from '@podflight/testing/databases';
import { givenTwoTenants, type TwoTenants } from '@podflight/testing/given';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenHandler, requestOf } from '../given-handler.ts';
import type { PodflightHandlerOptions } from '../handler-options.ts';
import { describedAnswers } from '../openapi/described-answers.ts';

const NOBODYS_ID = '99999999-9999-4999-8999-999999999999';
type As = { method?: string; body?: unknown; role?: string; tenant?: keyof TwoTenants };

eachDatabase((_kind, open) => {
  describe('the routes of deals', () => {
    let database: TestDatabase;
    let tenants: TwoTenants;
    let described: Awaited<ReturnType<typeof describedAnswers>>;
    let ours = '';
    let theirs = '';
    const faults: unknown[] = [];

    const serve = (options: Partial<PodflightHandlerOptions> = {}) =>
      givenHandler({
        db: database.db,
        clock: () => new Date('2026-11-24T09:00:00Z'),
        onError: (error) => faults.push(error),
        ...options,
      });

    beforeAll(async () => {
      database = await open();
      tenants = await givenTwoTenants(database.owner);
      described = await describedAnswers(serve());
      ours = tenants.acme.campaigns[0]?.campaign_id ?? '';
      theirs = tenants.rival.campaigns[0]?.campaign_id ?? '';
    });
    beforeEach(async () => {
      faults.length = 0;
      for (const table of ['deal_stage_history', 'deals', 'event_outbox']) {
        await sql`delete from ${sql.table(table)}`.execute(database.owner);
      }
      await sql`update campaigns set stage = 'lead', stage_changed_at = null`.execute(database.owner);
    });

    async function send(path: string, as: As = {}, by = serve()) {
      const { method = 'GET', body, role = 'member', tenant = 'acme' } = as;
      const response = await by(
        requestOf(`/api/v1/deals${path}`, {
          method,
          role,
          tenant_id: tenants[tenant].tenant_id,
          ...(body !== undefined && {
            body: JSON.stringify(body),
            headers: { 'content-type': 'application/json' },
          }),
        }),
      );
      await described(`/api/v1/deals${path}`, method, response.clone());
      return { status: response.status, body: await response.json() };
    }
    const patch = (path: string, body: unknown, as: As = {}) => send(path, { method: 'PATCH', body, ...as });

    it('list, show, set and move a deal, and tell how it got there', async () => {
      const page = await send('?limit=1&stage=lead&rotting=false&q=CAMPAIGN', { role: 'viewer' });
      expect(page.body).toMatchObject({
        items: [{ name: 'acme campaign 2' }],
        next_cursor: expect.any(String),
        totals: [{ stage: 'lead', currency: 'USD', count: 2, amount_cents: 2500000, weighted_cents: 250000 }],
      });
      const rest = await send(`?limit=1&cursor=${page.body.next_cursor}`, { role: 'viewer' });
      expect(rest.body).toMatchObject({ items: [{ campaign_id: ours }], next_cursor: null });

      expect((await patch(`/${ours}`, { expected_close: '2026-12-31' })).body).toMatchObject({
        slip_count: 0,
      });
      const moved = await patch(`/${ours}/stage`, {
        stage: 'negotiation',
        expected_stage: 'lead',
        revision: 0,
      });
      expect(moved).toMatchObject({ status: 200, body: { stage: 'negotiation', revision: 1 } });
      expect((await send(`/${ours}`, { role: 'viewer' })).body).toEqual(moved.body);
      await patch(`/${ours}/stage`, { stage: 'lost', loss_reason: 'competitor' });
      const history = await send(`/${ours}/history?limit=1`, { role: 'viewer' });
      expect(history.body).toMatchObject({ items: [{ to_stage: 'lost', actor_id: 'somebody' }] });
      const older = await send(`/${ours}/history?cursor=${history.body.next_cursor}`);
      expect(older.body).toMatchObject({ items: [{ to_stage: 'negotiation' }], next_cursor: null });
    });

    it('answer a stale move with where the deal is and who moved it', async () => {
      await patch(`/${ours}/stage`, { stage: 'proposal', expected_stage: 'lead' });
      const late = await patch(`/${ours}/stage`, { stage: 'qualified', expected_stage: 'lead' });
      expect(late).toMatchObject({
        status: 409,
        body: {
          code: 'deal.stage_conflict',
          details: {
            stage: 'proposal',
            revision: 1,
            changed_by: 'somebody',
            changed_at: '2026-11-24T09:00:00.000000Z',
          },
        },
      });
    });

    it.each([
      [{ stage: 'won' }, 409, 'deal.transition_refused'],
      [{ stage: 'negotiation' }, 422, 'deal.expected_close_missing'],
      [{ stage: 'lost' }, 422, 'deal.loss_reason_missing'],
      [{ stage: 'closed' }, 400, 'request.invalid'],
      [{ stage: 'lost', loss_reason: 'mood' }, 400, 'request.invalid'],
      [{ stage: 'qualified', because: 'x' }, 400, 'request.invalid'],
      [{}, 400, 'request.invalid'],
    ])('answer %j with %i %s, and move nothing', async (body, status, code) => {
      expect(await patch(`/${ours}/stage`, body)).toMatchObject({ status, body: { code } });
      expect((await send(`/${ours}`)).body).toMatchObject({ stage: 'lead', revision: 0 });
    });

    it("know another tenant's deal as little as one that never was", async () => {
      const calls = [
        (id: string) => send(`/${id}`),
        (id: string) => send(`/${id}/history`),
        (id: string) => patch(`/${id}`, { probability: 1 }),
        (id: string) => patch(`/${id}/stage`, { stage: 'qualified' }),
        (id: string) => patch(`/${id}/stage`, { stage: 'qualified', expected_stage: 'won', revision: 9 }),
      ];
      for (const call of calls) {
        const [foreign, random, malformed] = await Promise.all([theirs, NOBODYS_ID, 'x'].map(call));
        expect(foreign?.status).toBe(404);
        const without = (answer: typeof foreign) =>
          JSON.stringify(answer).replaceAll(/"campaign_id":"[^"]*"/g, '');
        expect(without(foreign)).toBe(without(random));
        expect(without(malformed)).toBe(without(random));
      }
      expect((await send(`/${theirs}`, { tenant: 'rival' })).body).toMatchObject({
        stage: 'lead',
        revision: 0,
      });
    });

    it.each(['', '/stage'])('let a viewer look, and a member write: PATCH /{campaign_id}%s', async (path) => {
      const body = path === '' ? { probability: 0.5 } : { stage: 'qualified' };
      expect(await patch(`/${ours}${path}`, body, { role: 'viewer' })).toMatchObject({
        status: 403,
        body: { code: 'forbidden_role', required_role: 'member' },
      });
    });

    it("follow the host's currency, by tenant, and its pipeline", async () => {
      const handler = serve({
        currency: (tenant_id) => (tenant_id === tenants.acme.tenant_id ? 'JPY' : 'EUR'),
        pipeline: { strict: true, probabilities: { lead: 0.2 } },
      });
      const { body } = await send(`/${ours}`, {}, handler);
      expect(body).toMatchObject({ amount_cents: 12500, currency: 'JPY', probability: 0.2 });
      expect(body.allowed_transitions.map((one: { to: string }) => one.to)).toEqual(['qualified', 'lost']);
      expect((await send(`/${theirs}`, { tenant: 'rival' }, handler)).body).toMatchObject({
        currency: 'EUR',
      });
    });

    it('are not even made for a pipeline that cannot be', () => {
      expect(() => serve({ pipeline: { probabilities: { lead: 10 } } })).toThrow(RangeError);
      expect(() => serve({ pipeline: { rotting_days: { lead: -1 } } })).toThrow(RangeError);
    });

    it('answer whatever JSON is sent without a fault', async () => {
      const value = fc.oneof(
        fc.constantFrom(
          'lost',
          'qualified',
          'lead',
          'price',
          'other',
          '2026-12-31',
          '0001-01-01',
          '9999-12-31',
          '\0',
          '\ud800',
          -1,
          1e308,
          0.00001,
        ),
        fc.json().map((text) => JSON.parse(text)),
      );
      const key = fc.constantFrom(
        'stage',
        'expected_stage',
        'revision',
        'reason',
        'loss_reason',
        'loss_note',
        'override',
        'expected_close',
        'probability',
        'next_activity_on',
        'last_activity_at',
      );
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom('', '/stage'),
          fc.dictionary(key, value, { noNullPrototype: true }),
          async (path, body) => {
            const answer = await patch(
              `/${ours}${path}`,
              path === '' ? body : { stage: 'qualified', ...body },
            );
            expect(answer.status, `${JSON.stringify(answer.body)} ${String(faults[0])}`).toBeLessThan(500);
          },
        ),
        { numRuns: 300 },
      );
    });
  });
});
