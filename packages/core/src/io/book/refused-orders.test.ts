import { eachDatabase } from '@podflight/testing/databases';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenIo, givenIo } from '../given-io.ts';
import { updateAdUnit } from '../index.ts';

const NOBODYS_ID = '99999999-9999-4999-8999-999999999999';

eachDatabase((_kind, open) => {
  let given: GivenIo;
  beforeAll(async () => {
    given = await givenIo(open);
  });
  beforeEach(() => given.clear());
  const episode = (n: number, tenant: 'acme' | 'rival' = 'acme') =>
    given.tenants[tenant].episodes[n]?.episode_id ?? '';
  const _outbox = () =>
    given.rows<{ type: string; subject: string }>('select type, subject from event_outbox');
  const count = async (table: string) =>
    (await given.rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;

  describe('is refused', () => {
    it.each<[string, () => Promise<unknown>, string]>([
      ['an unknown deal', () => given.book({}, { campaign_id: NOBODYS_ID }), 'io.campaign_not_found'],
      [
        'another tenant’s deal',
        () => given.book({}, { campaign_id: given.tenants.rival.campaigns[0]?.campaign_id ?? '' }),
        'io.campaign_not_found',
      ],
      ['a deal id that is none', () => given.book({}, { campaign_id: "x'; --" }), 'io.campaign_not_found'],
      [
        'another tenant’s ad unit',
        () => given.book({ ad_unit_id: given.mid.rival.ad_unit_id }),
        'io.ad_unit_not_found',
      ],
      [
        'another tenant’s episode',
        () => given.book({ episode_id: episode(0, 'rival') }),
        'io.episode_not_found',
      ],
      ['an episode of another podcast', () => given.book({ episode_id: episode(2) }), 'io.episode_not_found'],
      [
        'a flight that ends before it starts',
        () => given.book({ flight_end: '2026-01-31' }),
        'request.invalid',
      ],
      [
        'half a day, half an instant',
        () => given.book({ flight_end: '2026-02-28T00:00:00Z' }),
        'request.invalid',
      ],
      ['a time zone that is none', () => given.book({}, { time_zone: 'Europe/Atlantis' }), 'request.invalid'],
      [
        'a hold that has lapsed',
        () => given.book({}, { hold_until: '2025-12-31T00:00:00Z' }),
        'request.invalid',
      ],
      ['half an impression', () => given.book({ booked_impressions: 0.5 }), 'request.invalid'],
    ])('%s', async (_name, book, code) => {
      await expect(book()).rejects.toMatchObject({ code });
      expect(await count('insertion_orders')).toBe(0);
    });

    it('an ad unit off sale', async () => {
      const unit = await given.unitOf('acme');
      await updateAdUnit(given.ctx, unit.ad_unit_id, { archived: true });
      await expect(given.book({ ad_unit_id: unit.ad_unit_id })).rejects.toMatchObject({
        code: 'io.ad_unit_archived',
      });
    });

    it('a sponsor of the same industry in the same episode, unless the order does without', async () => {
      await given.book();
      const rivalOf = {
        campaign_id: given.tenants.acme.campaigns[1]?.campaign_id ?? '',
        lines: [given.lineOf('acme', given.pre.acme)],
      };
      await expect(given.book({}, rivalOf)).rejects.toMatchObject({
        code: 'io.competitor_conflict',
        details: { errors: [{ path: 'lines.0.episode_id' }] },
      });
      await given.book({}, { ...rivalOf, terms: { competitive_separation: 'off' } });
    });

    it('a promo code that is another advertiser’s or another show’s, or sounds like one', async () => {
      await given.book({ promo_code: 'HARBOR10' });
      await given.book({ promo_code: 'HARBOR10', flight_start: '2026-04-01', flight_end: '2026-04-02' });
      for (const promo_code of ['HARBOR10', 'harbour10']) {
        await expect(
          given.book(
            { promo_code, episode_id: episode(1) },
            { campaign_id: given.tenants.acme.campaigns[1]?.campaign_id ?? '' },
          ),
        ).rejects.toMatchObject({ code: 'io.promo_code_taken' });
      }
      await given.book({ promo_code: 'HARBOR10' }, {}, 'rival');
    });
  });

  describe('a repeat', () => {
    it('with the same key answers with the first order, and with other content is refused', async () => {
      const first = await given.book({}, { idempotency_key: 'k' });
      expect(await given.book({}, { idempotency_key: 'k' })).toEqual({ ...first, already_booked: true });
      await expect(given.book({ booked_impressions: 1 }, { idempotency_key: 'k' })).rejects.toMatchObject({
        code: 'io.idempotency_key_reused',
      });
      expect((await given.book({}, { idempotency_key: 'k' }, 'rival')).already_booked).toBe(false);
    });

    it('at the same moment books once', async () => {
      const orders = await Promise.all(
        Array.from({ length: 8 }, () => given.book({}, { idempotency_key: 'k' })),
      );
      expect(new Set(orders.map(({ insertion_order_id }) => insertion_order_id)).size).toBe(1);
      expect(orders.filter(({ already_booked }) => !already_booked)).toHaveLength(1);
      expect(await count('io_bookings')).toBe(1);
    });
  });
});
