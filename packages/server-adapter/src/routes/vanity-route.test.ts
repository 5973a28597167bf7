import { eachDatabase } from '@podflight/testing/databases';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenHandler } from '../given-handler.ts';
import { type GivenIo, givenIo } from '../given-io.ts';

eachDatabase((_kind, open) => {
  let given: GivenIo;
  beforeAll(async () => {
    given = await givenIo(open);
  });
  beforeEach(async () => {
    await given.clear();
    await sql`delete from attribution_events`.execute(given.database.owner);
    await given.send('/io', {
      body: {
        ...given.order({ vanity: { slug: 'acme', target_url: 'https://shop.example/listen' } }),
        vanity_base_url: 'https://show.example/v',
      },
    });
  });

  const visit = (path: string, init: RequestInit = {}, handler = given.handler) =>
    handler(new Request(`https://host.example${path}`, init));
  const visits = async () =>
    (
      await sql<{ n: number }>`select count(*)::int as n from attribution_events`.execute(
        given.database.owner,
      )
    ).rows[0]?.n;

  describe('a vanity link', () => {
    it('sends a listener, who is not signed in, to its target', async () => {
      const response = await visit('/api/v/acme');
      expect(response.status).toBe(302);
      expect(response.headers.get('location')).toMatch(/^https:\/\/shop\.example\/listen\?utm_source=/);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await visits()).toBe(1);
    });

    it('takes nothing of the request with it', async () => {
      const plain = await visit('/api/v/acme');
      const crafted = await visit('/api/v/acme?target_url=https://evil.example&utm_source=x', {
        headers: {
          host: 'evil.example',
          referer: 'https://evil.example',
          'x-forwarded-host': 'evil.example',
        },
      });
      expect(crafted.headers.get('location')).toBe(plain.headers.get('location'));
    });

    it('is not visited by a HEAD request', async () => {
      expect((await visit('/api/v/acme', { method: 'HEAD' })).status).toBe(302);
      expect(await visits()).toBe(0);
    });

    it.each(['nobody', 'ACME', '%2e%2e%2facme', 'https:%2f%2fevil.example'])(
      'that is none is a page that says so: %s',
      async (slug) => {
        const response = await visit(`/api/v/${slug}`);
        expect(response.status).toBe(404);
        expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
        expect(response.headers.get('location')).toBeNull();
        expect(await response.text()).not.toContain(slug);
      },
    );

    it('is its tenant’s alone', async () => {
      expect((await visit('/api/v/acme', { headers: { 'x-show': 'rival' } })).status).toBe(404);
    });

    it('is not there while the feature is off for its tenant, or the host names no tenant', async () => {
      const { db } = given.database;
      const vanityTenant = () => given.tenants.acme.tenant_id;
      expect((await visit('/api/v/acme', {}, givenHandler({ db, vanityTenant, flags: {} }))).status).toBe(
        404,
      );
      const without = await visit('/api/v/acme', {}, givenHandler({ db }));
      expect([without.status, (await without.json()).code]).toEqual([404, 'route_not_found']);
    });
  });

  describe('orders as CSV', () => {
    const HEADER =
      'deal_id,ad_unit_id,episode_id,flight_start,flight_end,booked_impressions,booked_cpm_cents,promo_code,vanity_url';
    const post = (csv: string, type = 'text/csv') => given.sendCsv('/io.csv?currency=USD', csv, type);

    it('are read and written alike', async () => {
      await given.clear();
      const { campaign_id, lines } = given.order();
      const row = `${campaign_id},${given.units.acme},${lines[0]?.episode_id},2026-02-01,2026-02-28,10000,2500,,`;
      const response = await post(`${HEADER}\r\n${row}\r\n`);
      expect(await response.json()).toMatchObject({ orders: [{ io_number: 'IO-00001' }] });
      const written = await given.send('/io.csv');
      expect(written.headers.get('content-disposition')).toContain('insertion-orders.csv');
      expect(await written.text()).toBe(`${HEADER}\r\n${row}\r\n`);
    });

    it('say by line what is wrong', async () => {
      const response = await post(`${HEADER}\r\n,x,,2026-02-01,2026-02-28,,,,\r\n`);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        code: 'io.csv_invalid',
        errors: [{ line: 2, column: 'deal_id' }],
      });
      expect((await post('x', 'text/plain')).status).toBe(415);
      expect((await given.send('/io.csv?time_zone=x')).status).toBe(400);
    });
  });
});
