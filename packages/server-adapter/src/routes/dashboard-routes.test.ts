import { postgresDatabase } from '@podflight/testing/databases';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givenHandler, requestOf } from '../given-handler.ts';
import { givenIo } from '../given-io.ts';

describe('the dashboards', () => {
  let given: Awaited<ReturnType<typeof givenIo>>;
  beforeAll(async () => {
    given = await givenIo(postgresDatabase);
    const { tenant_id, campaigns, podcasts, episodes } = given.tenants.acme;
    await sql`insert into ad_units (ad_unit_id, tenant_id, podcast_id, name, position)
      values ('00000009-0000-4000-8000-000000000001', ${tenant_id}, ${podcasts[0]?.podcast_id}, '=HYPERLINK("x")', 'mid')`.execute(
      given.database.owner,
    );
    await sql`insert into io_bookings (tenant_id, campaign_id, podcast_id, episode_id, ad_unit_id, slot_no, flight_start, flight_end, status, booked_impressions, booked_cpm_cents, currency)
      select ${tenant_id}, ${campaigns[0]?.campaign_id}, ${podcasts[0]?.podcast_id}, ${episodes[0]?.episode_id}::uuid, '00000009-0000-4000-8000-000000000001', 1,
        timestamptz '2026-01-01Z' + n * interval '1 hour', timestamptz '2026-01-01Z' + (n + 1) * interval '1 hour', 'active', 1000 + n, 2500, 'USD'
      from generate_series(0, 449) n`.execute(given.database.owner);
    await sql`update podcasts set title = '=cmd|calc' where podcast_id = ${podcasts[0]?.podcast_id}::uuid`.execute(
      given.database.owner,
    );
  });
  afterAll(() => given.database.drop());

  const path = (text: string) => `/dashboard/${text}`;

  it.each(['creator', 'advertiser', 'ops'])(
    'answers all cards of %s as the OpenAPI document says',
    async (persona) => {
      const response = await given.send(path(persona));
      expect(response.status).toBe(200);
      const body = await response.json();
      expect(Object.keys(body.cards)).toHaveLength(3);
      expect(body.persona).toBe(persona);
    },
  );

  it.each([
    'creator/pacing',
    'creator/sponsor_revenue',
    'creator/makegoods_pending',
    'advertiser/audience_fit',
    'advertiser/projected_cpm',
    'advertiser/inventory_calendar',
    'ops/pipeline_forecast',
    'ops/win_loss',
    'ops/etl_health',
  ])('answers %s alone', async (card) => {
    const response = await given.send(path(card));
    expect(response.status).toBe(200);
    const body = await response.json();
    expect(body.card).toBe(card.split('/')[1]);
  });

  const handlerOf = (db: typeof given.database.db, more = {}) =>
    givenHandler({ db, clock: () => new Date('2026-01-10T00:00:00Z'), ...more });
  const as = { tenant_id: '00000001-0000-4000-8000-a00000000001' };

  it('lets the other cards be when one fails, and tells whoever runs the host why, but nobody else', async () => {
    const faults: unknown[] = [];
    const handler = handlerOf(given.database.db, { onError: (error: unknown) => faults.push(error) });
    await sql`alter table matches rename to matches_gone`.execute(given.database.owner);
    const response = await handler(requestOf('/api/v1/dashboard/advertiser', as));
    await sql`alter table matches_gone rename to matches`.execute(given.database.owner);
    const { cards } = await response.json();
    expect(response.status).toBe(200);
    expect(cards.audience_fit).toMatchObject({ state: 'error', data: null, error: { code: 'card.failed' } });
    expect(JSON.stringify(cards.audience_fit)).not.toMatch(/relation|select|matches_/i);
    expect(cards.projected_cpm.state).toBe('ok');
    expect(cards.inventory_calendar.data.rows.length).toBeGreaterThan(0);
    expect(faults).toHaveLength(1);
  });

  it('answers 304 to who has it already, whenever it was computed, and is kept by nobody else', async () => {
    let now = new Date('2026-01-10T00:00:00Z');
    const handler = handlerOf(given.database.db, { clock: () => now });
    const first = await handler(requestOf('/api/v1/dashboard/creator/pacing', as));
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const etag = first.headers.get('etag') ?? '';
    now = new Date('2026-01-10T00:01:00Z');
    const again = (tag: string) =>
      handler(requestOf('/api/v1/dashboard/creator/pacing', { ...as, headers: { 'if-none-match': tag } }));
    const second = await again(`"other", ${etag}`);
    expect([second.status, await second.text()]).toEqual([304, '']);
    expect(second.headers.get('etag')).toBe(etag);
    await sql`update io_bookings set booked_impressions = booked_impressions + 1`.execute(
      given.database.owner,
    );
    expect((await again(etag)).status).toBe(200);
  });

  it('writes every flight to CSV, page after page, with nothing that a spreadsheet runs', async () => {
    const handler = handlerOf(given.database.db);
    const response = await handler(
      requestOf('/api/v1/dashboard/creator/pacing.csv?from=2026-01-01&to=2026-01-31', as),
    );
    expect(response.headers.get('content-disposition')).toContain('pacing.csv');
    const lines = (await response.text()).trim().split('\r\n');
    expect(lines).toHaveLength(451);
    expect(lines[0]).toMatch(/^io_id,io_number,/);
    expect(lines[1]).toContain(`,'=cmd|calc,`);
    expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(451);
    const rates = await handler(requestOf('/api/v1/dashboard/advertiser/projected_cpm.csv', as));
    expect(await rates.text()).toContain(`'=HYPERLINK`);
  });

  it('reads from the replica when there is one', async () => {
    const handler = givenHandler({
      readDb: given.database.db,
      clock: () => new Date('2026-01-10T00:00:00Z'),
    });
    const response = await handler(requestOf('/api/v1/dashboard/creator/pacing', as));
    expect((await response.json()).data.flights.length).toBeGreaterThan(0);
  });

  it('says what is wrong with a parameter', async () => {
    for (const query of [
      'from=2026-02-30',
      'from=2026-02-02&to=2026-02-01',
      'currency=usd',
      'time_zone=Moon/Base',
    ]) {
      const { status } = await given.send(path(`creator?${query}`));
      expect([query, status]).toEqual([query, 400]);
    }
    const { cards } = await (await given.send(path('creator'), { tenant: 'rival' })).json();
    expect(cards.pacing.state).toBe('empty');
  });
});
