import { eachDatabase } from '@podflight/testing/databases';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenIo, givenIo } from '../given-io.ts';
import { followVanity, getIo } from '../index.ts';

eachDatabase((_kind, open) => {
  let given: GivenIo;
  beforeAll(async () => {
    given = await givenIo(open);
  });
  beforeEach(async () => {
    await given.clear();
    await sql`delete from attribution_events`.execute(given.database.owner);
  });

  const BASE = { vanity_base_url: 'https://pods.example/v' };
  const TARGET = 'https://shop.example/listen?code={promo_code}';
  const book = (slug: string | null, line: Parameters<GivenIo['book']>[0] = {}) =>
    given.book({ promo_code: 'HARBOUR47', ...line, vanity: { slug, target_url: TARGET } }, BASE);
  const visits = () =>
    given.rows<Record<string, unknown>>(
      `select attribution_method as method, campaign_id::text, attribution_data from attribution_events`,
    );

  describe('a vanity link', () => {
    it('leads to its target with the UTM parameters of the booking, and the visit is noted', async () => {
      const {
        lines: [line],
      } = await book('acme');
      expect(line?.vanity_url).toBe('https://pods.example/v/acme');
      expect(await followVanity(given.ctx, 'acme')).toEqual({
        target_url:
          'https://shop.example/listen?code=HARBOUR47&utm_source=acme%20podcast%201&utm_medium=podcast&utm_campaign=acme%20campaign%201&utm_content=Mid-roll',
        problem: null,
      });
      expect(await visits()).toEqual([
        {
          method: 'vanity_url',
          campaign_id: given.tenants.acme.campaigns[0]?.campaign_id,
          attribution_data: { slug: 'acme', io_id: line?.io_id, promo_code: 'HARBOUR47' },
        },
      ]);
      const detail = await getIo(given.ctx, line?.io_id ?? '');
      expect(detail.vanity_url).toBe('https://pods.example/v/acme');
    });

    it('is made of the advertiser’s and the show’s names, with a number when that is taken', async () => {
      const slugs = [];
      for (const n of [1, 2, 3]) {
        const order = await book(null, { flight_start: `2026-0${n}-03`, flight_end: `2026-0${n}-04` });
        slugs.push(order.lines[0]?.vanity_url?.split('/').at(-1));
      }
      expect(slugs).toEqual([
        'acme-sponsor-1-acme-podcast-1',
        'acme-sponsor-1-acme-podcast-1-2',
        'acme-sponsor-1-acme-podcast-1-3',
      ]);
    });

    it('that is taken is refused with nothing booked, and is free for another tenant', async () => {
      await book('acme');
      await expect(
        book('acme', { flight_start: '2026-04-01', flight_end: '2026-04-02' }),
      ).rejects.toMatchObject({
        code: 'io.vanity_taken',
        details: { errors: [{ path: 'lines.0.vanity.slug' }] },
      });
      expect(await given.rows('select count(*)::int as n from io_bookings')).toEqual([{ n: 1 }]);
      await given.book({ vanity: { slug: 'acme', target_url: 'https://rival.example/' } }, BASE, 'rival');
      expect((await followVanity(given.ctxOf('rival'), 'acme'))?.target_url).toContain(
        'https://rival.example/',
      );
    });

    it.each(['nobody', 'ACME', '../acme', 'acme\0', ''])('that is none leads nowhere: %j', async (slug) => {
      await given.book({ vanity: { slug: 'nobody', target_url: 'https://rival.example/' } }, BASE, 'rival');
      await book('acme');
      expect(await followVanity(given.ctx, slug)).toBeNull();
      expect(await visits()).toEqual([]);
    });

    it.each(['javascript:alert(1)', '//evil.example', 'https://{show}.example/', 'https://a@evil.example/'])(
      'cannot lead to %s',
      async (target_url) => {
        await expect(given.book({ vanity: { target_url } }, BASE)).rejects.toMatchObject({
          code: 'request.invalid',
        });
      },
    );

    it('needs an address of the host’s to stand below', async () => {
      await expect(given.book({ vanity: { target_url: TARGET } })).rejects.toMatchObject({
        details: { errors: [{ path: 'vanity_base_url' }] },
      });
    });

    it('leads on when the visit cannot be noted, and without the table', async () => {
      await book('acme');
      await sql`alter table attribution_events add column weather text not null default 'fair'`.execute(
        given.database.owner,
      );
      await sql`alter table attribution_events alter column weather drop default`.execute(
        given.database.owner,
      );
      const visit = await followVanity(given.ctx, 'acme');
      expect(visit).toMatchObject({
        target_url: expect.stringContaining('https://shop.example/'),
        problem: expect.any(Error),
      });
      await sql`alter table attribution_events drop column weather`.execute(given.database.owner);
      const without = { ...given.ctx, hostSchema: { tables: { attribution_events: false as const } } };
      expect(await followVanity(without, 'acme')).toMatchObject({ problem: null });
      expect(await visits()).toEqual([]);
    });
  });
});
