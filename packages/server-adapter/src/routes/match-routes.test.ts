import { pgliteDatabase, type TestDatabase } from '@podflight/testing/databases';
import { givenTwoTenants, type TwoTenants } from '@podflight/testing/given';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenHandler, requestOf } from '../given-handler.ts';
import { describedAnswers } from '../openapi/described-answers.ts';

describe('the routes of matches', () => {
  let database: TestDatabase;
  let tenants: TwoTenants;
  let described: Awaited<ReturnType<typeof describedAnswers>>;
  const handler = () => givenHandler({ db: database.db });
  beforeAll(async () => {
    database = await pgliteDatabase();
    tenants = await givenTwoTenants(database.owner);
    described = await describedAnswers(handler());
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    await sql`delete from matches`.execute(database.owner);
    await sql`delete from match_runs`.execute(database.owner);
  });

  const send = async (method: string, path: string, role = 'member', tenant: 'acme' | 'rival' = 'acme') => {
    const response = await handler()(requestOf(path, { method, role, tenant_id: tenants[tenant].tenant_id }));
    await described(path, method, response.clone());
    return response;
  };
  const stored = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from matches`.execute(database.owner)).rows[0]?.n;
  const sponsor = (tenant: 'acme' | 'rival' = 'acme') => tenants[tenant].sponsors[0]?.sponsor_id ?? '';

  it.each(['/api/match/recalculate', '/api/v1/match/recalculate'])(
    'POST %s scores for a member what is asked by id, and everything for an admin alone',
    async (path) => {
      const refused = await send('POST', path);
      expect(refused.status).toBe(403);
      expect(await refused.json()).toMatchObject({ code: 'forbidden_role' });
      expect(await stored()).toBe(0);
      const one = await send('POST', `${path}?advertiser_id=${sponsor()}`);
      expect(await one.json()).toMatchObject({ status: 'completed', pairs_new: 2 });
      const all = await send('POST', path, 'admin');
      expect(await all.json()).toMatchObject({ pairs_total: 4, pairs_new: 2 });
    },
  );

  it('answer another tenant’s id as one that nobody has, and write nothing', async () => {
    for (const query of [`advertiser_id=${sponsor('rival')}`, 'advertiser_id=nobody']) {
      const response = await send('POST', `/api/v1/match/recalculate?${query}`, 'admin');
      expect([response.status, (await response.json()).code]).toEqual([404, 'match.advertiser_not_found']);
      expect((await send('GET', `/api/v1/matches?${query}`)).status).toBe(404);
    }
    expect(await stored()).toBe(0);
  });

  it('list matches, show one, and write them as CSV', async () => {
    await send('POST', '/api/v1/match/recalculate', 'admin');
    const list = await (
      await send('GET', `/api/v1/matches?advertiser_id=${sponsor()}&limit=1`, 'viewer')
    ).json();
    expect(list).toMatchObject({ items: [{ advertiser_id: sponsor() }], next_cursor: expect.any(String) });
    const path = `/api/v1/matches/${list.items[0].match_id}`;
    expect(await (await send('GET', path, 'viewer')).json()).toMatchObject({
      ...list.items[0],
      stale: false,
    });
    expect((await send('GET', path, 'viewer', 'rival')).status).toBe(404);
    const csv = await send('GET', `/api/v1/matches.csv?advertiser_id=${sponsor()}`, 'viewer');
    expect((await csv.text()).trim().split('\r\n')).toHaveLength(3);
    expect((await send('GET', '/api/v1/matches')).status).toBe(400);
    expect((await send('GET', '/api/v1/matches.csv')).status).toBe(400);
  });

  it('show recalculations to their tenant, and cancel none that has ended', async () => {
    const { run_id } = await (await send('POST', '/api/v1/match/recalculate', 'admin')).json();
    expect(await (await send('GET', '/api/v1/match/runs')).json()).toMatchObject({ items: [{ run_id }] });
    expect((await send('GET', `/api/v1/match/runs/${run_id}`)).status).toBe(200);
    expect((await send('GET', `/api/v1/match/runs/${run_id}`, 'member', 'rival')).status).toBe(404);
    const cancelled = await send('POST', `/api/v1/match/runs/${run_id}/cancel`);
    expect(await cancelled.json()).toMatchObject({ status: 'completed' });
  });
});
