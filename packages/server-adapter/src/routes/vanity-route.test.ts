import { createServer } from 'node:http';
import { eachDatabase } from '@podflight/testing/databases';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPodflightHandler } from '../create-podflight-handler.ts';
import { ALL_ON, authenticate, givenHandler, noDatabase } from '../given-handler.ts';
import { type GivenIo, givenIo } from '../given-io.ts';
import type { PodflightHandlerOptions } from '../handler-options.ts';
import { toNodeHandler } from '../node.ts';

const BROWSER = { 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1' };
const ask = (path: string, init: RequestInit = {}, host = 'acme.example') =>
  new Request(`https://${host}${path}`, { ...init, headers: { ...BROWSER, ...init.headers } });

eachDatabase((_kind, open) => {
  let given: GivenIo;
  beforeAll(async () => {
    given = await givenIo(open);
  });
  const faults: unknown[] = [];
  beforeEach(async () => {
    await given.clear();
    await sql`delete from attribution_events`.execute(given.database.owner);
    faults.length = 0;
    await given.send('/io', {
      body: given.order({
        promo_code: 'HARBOUR',
        vanity: { slug: 'acme', target_url: 'https://shop.example/?code={promo_code}' },
      }),
    });
  });
  /** A handler of two sites, `acme.example` and `rival.example`. */
  const handler = (options: Partial<PodflightHandlerOptions> = {}) =>
    givenHandler({
      db: given.database.db,
      onError: (error) => faults.push(error),
      vanityTenant: (request) => {
        const site = new URL(request.url).hostname.replace('.example', '');
        return site === 'acme' || site === 'rival' ? given.tenants[site].tenant_id : null;
      },
      ...options,
    });
  const visits = async () => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from attribution_events`.execute(
      given.database.owner,
    );
    return rows[0]?.n;
  };

  describe('a vanity link', () => {
    it('leads on, is kept by no cache, and is counted', async () => {
      const response = await handler()(ask('/v/acme'));
      expect(response.status).toBe(302);
      expect(response.headers.get('location')).toMatch(
        /^https:\/\/shop\.example\/\?code=HARBOUR&utm_source=/,
      );
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(await visits()).toBe(1);
      expect(faults).toEqual([]);
    });

    it.each(['/v/Acme', '/v/acme/', '/v/acme?utm_source=x', '/v/%61cme', '/v/acme%20'])(
      'is found at %s',
      async (path) => {
        const response = await handler()(ask(path));
        expect(response.status).toBe(302);
        expect(response.headers.get('location')).toMatch(/^https:\/\/shop\.example\/\?code=HARBOUR/);
      },
    );

    it.each<[string, RequestInit]>([
      ['HEAD', { method: 'HEAD' }],
      ['a browser that looks ahead', { headers: { 'sec-purpose': 'prefetch;prerender' } }],
      ['an older browser that looks ahead', { headers: { purpose: 'prefetch' } }],
      [
        'a search engine',
        {
          headers: {
            'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
          },
        },
      ],
      ['a preview in a chat', { headers: { 'user-agent': 'WhatsApp/2.23.20.0' } }],
      ['a script', { headers: { 'user-agent': 'curl/8.5.0' } }],
      ['who says nothing of itself', { headers: { 'user-agent': '' } }],
    ])('asked for by %s leads on without being counted', async (_name, init) => {
      const response = await handler()(ask('/v/acme', init));
      expect(response.status).toBe(302);
      expect(await response.text()).toBe('');
      expect(await visits()).toBe(0);
    });

    it.each([
      ['unknown', '/v/nobody', 'acme.example'],
      ['malformed', '/v/a%2Fb', 'acme.example'],
      ['not even encoded', '/v/%zz', 'acme.example'],
      ['another tenant’s', '/v/acme', 'rival.example'],
      ['of nobody’s site', '/v/acme', 'else.example'],
    ])('that is %s is the same page, whatever was asked for', async (_name, path, host) => {
      const response = await handler()(ask(path, {}, host));
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.text()).toBe(await (await handler()(ask('/v/x', {}, 'else.example'))).text());
      expect(faults).toEqual([]);
    });

    it('leads nowhere while bookings are off for the tenant', async () => {
      const flags = (tenant_id: string) =>
        tenant_id === given.tenants.acme.tenant_id ? { ...ALL_ON, ENABLE_IO_BOOKINGS: false } : ALL_ON;
      expect((await handler({ flags })(ask('/v/acme'))).status).toBe(404);
    });

    it('whose visit cannot be written leads on, and the host hears of it', async () => {
      const { owner } = given.database;
      await sql`alter table attribution_events rename to elsewhere`.execute(owner);
      try {
        expect((await handler()(ask('/v/acme'))).status).toBe(302);
        expect(faults).toMatchObject([{ code: '42P01' }]);
      } finally {
        await sql`alter table elsewhere rename to attribution_events`.execute(owner);
      }
    });

    it('is led on by a Node server, with GET and HEAD', async () => {
      const server = createServer(
        toNodeHandler(handler({ vanityTenant: () => given.tenants.acme.tenant_id })),
      );
      await new Promise<void>((done) => server.listen(0, done));
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : 0;
      try {
        for (const method of ['GET', 'HEAD']) {
          const response = await fetch(`http://localhost:${port}/v/acme`, {
            method,
            redirect: 'manual',
            headers: BROWSER,
          });
          expect([response.status, await response.text()]).toEqual([302, '']);
        }
        expect((await fetch(`http://localhost:${port}/v/nobody`, { headers: BROWSER })).status).toBe(404);
      } finally {
        await new Promise((done) => server.close(done));
      }
    });

    it('of any text leads nowhere but to its target, and adds no header', { timeout: 60_000 }, async () => {
      const nasty = fc.oneof(
        fc
          .string({ unit: 'binary', maxLength: 60 })
          .map((text) => encodeURIComponent(text.replace(/\p{Cs}/gu, ''))),
        fc.string({ unit: 'grapheme-ascii', maxLength: 60 }),
        fc.constantFrom(
          '/evil.example',
          '//evil.example',
          '%0d%0aset-cookie:x=1',
          '..%2f..%2f',
          'acme%00',
          '@evil.example',
          '?to=https://evil.example',
          '%5cevil.example',
        ),
      );
      const serve = handler();
      await fc.assert(
        fc.asyncProperty(nasty, async (text) => {
          const response = await serve(ask(`/v/${text}`, { method: 'HEAD' }));
          expect([302, 404]).toContain(response.status);
          expect(response.headers.get('set-cookie')).toBeNull();
          const location = response.headers.get('location');
          if (location !== null) expect(new URL(location).host).toBe('shop.example');
        }),
        { numRuns: 200 },
      );
    });
  });
});

describe('a host', () => {
  it('whose vanityTenant fails hears of it, and the listener does not', async () => {
    const faults: unknown[] = [];
    const serve = givenHandler({
      onError: (error) => faults.push(error),
      vanityTenant: () => {
        throw new Error('secret');
      },
    });
    const response = await serve(ask('/v/acme'));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
    expect(faults).toHaveLength(1);
  });

  it('without vanityTenant keeps its own addresses below /v', async () => {
    const options = { db: noDatabase, authenticate, flags: ALL_ON };
    const serve = createPodflightHandler(options);
    expect(serve.prefixes).toEqual(['/api']);
    expect(serve.matches('/v/acme')).toBe(false);
    expect((await serve(ask('/v/acme'))).status).toBe(404);
    const withLinks = createPodflightHandler({ ...options, vanityTenant: () => null });
    expect(withLinks.prefixes).toEqual(['/api', '/v']);
    expect(withLinks.matches('/v/acme')).toBe(true);
    expect(withLinks.matches('/v')).toBe(false);
  });
});
