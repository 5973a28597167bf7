import { APP_ROLE, eachDatabase } from '@podflight/testing/databases';
import { givenEpisodes } from '@podflight/testing/given';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PodflightContext } from '../../tenancy/index.ts';
import { type GivenIo, givenIo } from '../given-io.ts';
import { bookIo, getIoOrder, resolveVanity } from '../index.ts';
import { freeSlug } from './claim-vanity-links.ts';

const TARGET = 'https://shop.example/listen?code={promo_code}';

eachDatabase((kind, open) => {
  let given: GivenIo;
  let episodes: string[];
  beforeAll(async () => {
    given = await givenIo(open);
    const podcast_id = given.tenants.acme.podcasts[0]?.podcast_id ?? '';
    episodes = await givenEpisodes(given.database.owner, podcast_id, 20);
  });
  const faults: unknown[] = [];
  beforeEach(async () => {
    await given.clear();
    await given.rows('delete from attribution_events returning event_id');
    faults.length = 0;
  });
  const onError = (error: unknown) => faults.push(error);
  const visit = (slug: string, ctx: PodflightContext = given.ctx, counted = true) =>
    resolveVanity(ctx, slug, { counted, onError });
  const visits = () =>
    given.rows<Record<string, unknown>>(
      'select campaign_id, podcast_id, episode_id, attribution_method, attribution_data from attribution_events',
    );
  const slugs = (order: Awaited<ReturnType<typeof bookIo>>) =>
    order.lines.map(({ vanity_slug }) => vanity_slug);

  describe('a booking’s vanity link', () => {
    it('is named after the advertiser, or as it is asked for, and numbered when that is taken', async () => {
      const line = (n: number, vanity: { slug?: string; target_url: string } | null) =>
        given.lineOf('acme', given.mid.acme, { episode_id: episodes[n] ?? '', vanity });
      const order = await given.book(
        {},
        {
          lines: [
            line(0, { target_url: TARGET }),
            line(1, null),
            line(2, { target_url: TARGET }),
            line(3, { slug: ' Harbour ', target_url: TARGET }),
          ],
        },
      );
      expect(slugs(order)).toEqual(['acme-sponsor-1', null, 'acme-sponsor-1-2', 'harbour']);
      expect(
        slugs(
          await given.book({
            episode_id: episodes[4] ?? '',
            vanity: { slug: 'harbour', target_url: TARGET },
          }),
        ),
      ).toEqual(['harbour-2']);
      expect(
        slugs(await given.book({ vanity: { slug: 'harbour', target_url: TARGET } }, {}, 'rival')),
      ).toEqual(['harbour']);
    });

    it('is the booking’s vanity_url where the host says its own address, unless one is given', async () => {
      const ctx = { ...given.ctx, vanityBase: 'https://pods.example/v/' };
      const vanity = { slug: 'acme', target_url: TARGET };
      const order = await bookIo(ctx, {
        campaign_id: given.tenants.acme.campaigns[0]?.campaign_id ?? '',
        currency: 'USD',
        lines: [
          given.lineOf('acme', given.mid.acme, { vanity }),
          given.lineOf('acme', given.pre.acme, { vanity, vanity_url: 'https://acme.example/pods' }),
        ],
      });
      expect(order.lines.map(({ vanity_url }) => vanity_url)).toEqual([
        'https://pods.example/v/acme',
        'https://acme.example/pods',
      ]);
      const [stored] = await given.rows<{ document: string }>('select document from io_revisions');
      expect(stored?.document).toContain('https://pods.example/v/acme');
      expect((await getIoOrder(ctx, order.insertion_order_id)).lines[1]?.vanity_slug).toBe('acme-2');
    });

    it.each<[string, { slug?: string; target_url: string }, string]>([
      ['a slug with a slash', { slug: 'a/b', target_url: TARGET }, 'lines.0.vanity.slug'],
      [
        'a slug of more than 80 characters',
        { slug: 'a'.repeat(81), target_url: TARGET },
        'lines.0.vanity.slug',
      ],
      ['a target that is a script', { target_url: 'javascript:alert(1)' }, 'lines.0.vanity.target_url'],
      [
        'a target whose host data chooses',
        { target_url: 'https://{show}.example' },
        'lines.0.vanity.target_url',
      ],
      [
        'a target with a line break',
        { target_url: 'https://a.example/\r\nset-cookie:x' },
        'lines.0.vanity.target_url',
      ],
    ])('is refused with %s', async (_name, vanity, path) => {
      await expect(given.book({ vanity })).rejects.toMatchObject({
        code: 'request.invalid',
        details: { errors: [{ path }] },
      });
    });

    it('goes with a booking that does not come about', async () => {
      await given.book();
      await expect(given.book({ vanity: { slug: 'acme', target_url: TARGET } })).rejects.toMatchObject({
        code: 'io.slot_taken',
      });
      expect(await given.rows('select slug from vanity_links')).toEqual([]);
    });

    it('is one of 20 when 20 bookings at once want the same slug', async () => {
      const orders = await Promise.all(
        episodes.map((episode_id) =>
          given.book({ episode_id, vanity: { slug: 'acme', target_url: TARGET } }),
        ),
      );
      const numbered = Array.from({ length: 19 }, (_, n) => `acme-${n + 2}`);
      expect(orders.flatMap(slugs).sort()).toEqual(['acme', ...numbered].sort());
    });
  });

  it('a numbered slug is one that nobody has, and still a slug', () => {
    const base = fc
      .stringMatching(/^[a-z0-9]([a-z0-9]|-[a-z0-9]){0,60}$/)
      .filter((text) => text.length <= 80);
    fc.assert(
      fc.property(base, fc.integer({ min: 0, max: 120 }), (slug, others) => {
        const taken = new Set<string>();
        for (let n = 0; n < others; n++) taken.add(freeSlug(slug, taken));
        expect(taken.size).toBe(others);
        for (const one of taken) expect(one).toMatch(/^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
    );
  });

  describe('a visit', () => {
    it('is led on with the booking’s values, and counted for its deal, show and episode', async () => {
      const order = await given.book({ promo_code: 'HARBOUR', vanity: { slug: 'acme', target_url: TARGET } });
      const [line] = order.lines;
      expect(await visit('Acme')).toEqual({
        slug: 'acme',
        io_id: line?.io_id,
        target_url:
          'https://shop.example/listen?code=HARBOUR&utm_source=acme%20podcast%201&utm_medium=podcast&utm_campaign=acme%20campaign%201&utm_content=Mid-roll',
      });
      expect(await visits()).toEqual([
        {
          campaign_id: line?.campaign_id,
          podcast_id: line?.podcast_id,
          episode_id: line?.episode_id,
          attribution_method: 'vanity_url',
          attribution_data: { slug: 'acme', io_id: line?.io_id, promo_code: 'HARBOUR', cancelled: false },
        },
      ]);
    });

    it('that is not to be counted is led on all the same', async () => {
      await given.book({ vanity: { slug: 'acme', target_url: TARGET } });
      expect(await visit('acme', given.ctx, false)).toMatchObject({ slug: 'acme' });
      expect(await visits()).toEqual([]);
    });

    it('of a cancelled booking is led on, and marked', async () => {
      await given.book({ vanity: { slug: 'acme', target_url: TARGET } });
      await given.rows("update io_bookings set status = 'cancelled' returning io_id");
      expect(await visit('acme')).not.toBeNull();
      expect(await visits()).toMatchObject([{ attribution_data: { cancelled: true } }]);
    });

    it('of another tenant’s link leads nowhere', async () => {
      await given.book({ vanity: { slug: 'theirs', target_url: TARGET } }, {}, 'rival');
      expect(await visit('theirs')).toBeNull();
      expect(await visit('theirs', given.ctxOf('rival'))).toMatchObject({ slug: 'theirs' });
      expect(await visits()).toHaveLength(1);
    });

    it('is led on where the host has no table for it', async () => {
      await given.book({ vanity: { slug: 'acme', target_url: TARGET } });
      const ctx = { ...given.ctx, hostSchema: { tables: { attribution_events: false as const } } };
      expect(await visit('acme', ctx)).not.toBeNull();
      expect(faults).toEqual([]);
      expect(await visits()).toEqual([]);
    });

    it('is led on where the insert is not allowed, and told of', async () => {
      await given.book({ vanity: { slug: 'acme', target_url: TARGET } });
      const { owner } = given.database;
      await sql`revoke insert on attribution_events from ${sql.id(APP_ROLE)}`.execute(owner);
      try {
        expect(await visit('acme')).not.toBeNull();
        expect(faults).toMatchObject([{ code: '42501' }]);
        // In a transaction of the host's, which goes on.
        await given.database.db.transaction().execute(async (trx) => {
          expect(await visit('acme', { ...given.ctx, db: trx })).not.toBeNull();
          expect((await sql<{ one: number }>`select 1 as one`.execute(trx)).rows).toEqual([{ one: 1 }]);
        });
      } finally {
        await sql`grant insert on attribution_events to ${sql.id(APP_ROLE)}`.execute(owner);
      }
    });

    it('of whatever text is no slug leads nowhere', { timeout: 60_000 }, async () => {
      await given.book({ vanity: { slug: 'acme', target_url: TARGET } });
      const nasty = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 100 }),
        fc.constantFrom(
          "acme' or '1'='1",
          'acme%',
          '_cme',
          'acme\0',
          'acme/../x',
          '__proto__',
          '\ud800',
          '//evil.example',
          '',
        ),
      );
      await fc.assert(
        fc.asyncProperty(nasty, async (text) => {
          expect(await visit(text, given.ctx, false)).toBeNull();
        }),
        { numRuns: kind === 'postgres' ? 300 : 100 },
      );
    });
  });
});
