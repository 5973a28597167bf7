import { createHash } from 'node:crypto';
import { eachDatabase } from '@podflight/testing/databases';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenIo, givenIo } from '../given-io.ts';
import { bookIo, getIo, getIoOrder, listIos, updateAdUnit } from '../index.ts';

const _NOBODYS_ID = '99999999-9999-4999-8999-999999999999';

eachDatabase((_kind, open) => {
  let given: GivenIo;
  beforeAll(async () => {
    given = await givenIo(open);
  });
  beforeEach(() => given.clear());
  const episode = (n: number, tenant: 'acme' | 'rival' = 'acme') =>
    given.tenants[tenant].episodes[n]?.episode_id ?? '';
  const outbox = () =>
    given.rows<{ type: string; subject: string }>('select type, subject from event_outbox');
  const count = async (table: string) =>
    (await given.rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;

  describe('an order', () => {
    it('has its lines, the first wording with its hash, a history and an event for each line', async () => {
      const order = await given.book(
        {},
        {
          lines: [
            given.lineOf('acme', given.mid.acme),
            given.lineOf('acme', given.pre.acme, {
              episode_id: episode(1),
              booked_impressions: 12_345,
              booked_cpm_cents: 1833,
            }),
            given.lineOf('acme', given.mid.acme, {
              episode_id: null,
              flight_start: '2026-03-01',
              flight_end: '2026-03-01',
            }),
          ],
        },
      );
      expect(order).toMatchObject({ io_number: 'IO-00001', revision: 1, already_booked: false });
      expect(
        order.lines.map(({ line_no, slot_no, status, line_cost_cents }) => [
          line_no,
          slot_no,
          status,
          line_cost_cents,
        ]),
      ).toEqual([
        [1, 1, 'scheduled', 25_000],
        [2, 1, 'scheduled', 22_628],
        [3, null, 'scheduled', 25_000],
      ]);
      const [stored] = await given.rows<{ document: string; sha256: string }>(
        'select document, sha256 from io_revisions',
      );
      expect(
        createHash('sha256')
          .update(stored?.document ?? '')
          .digest('hex'),
      ).toBe(stored?.sha256);
      expect(JSON.parse(stored?.document ?? '')).toMatchObject({
        io_number: 'IO-00001',
        revision: 1,
        supersedes_revision: null,
        parties: { advertiser: { name: 'acme sponsor 1' } },
        totals: { gross_cents: 72_628, maximum_spend_cents: 72_628 },
      });
      const detail = await getIo(given.ctx, order.lines[0]?.io_id ?? '');
      expect(detail.history).toMatchObject([
        { from_status: null, to_status: 'scheduled', actor_id: 'acme seller' },
      ]);
      expect((await outbox()).sort((a, b) => (a.subject < b.subject ? -1 : 1))).toEqual(
        order.lines
          .map(({ io_id }) => ({ type: 'io.scheduled', subject: io_id }))
          .sort((a, b) => (a.subject < b.subject ? -1 : 1)),
      );
    });

    it('reads days as whole days of its time zone, across a change of the clocks', async () => {
      const {
        lines: [line],
      } = await given.book(
        { flight_start: '2026-03-29', flight_end: '2026-03-29' },
        { time_zone: 'Europe/Berlin' },
      );
      expect(line).toMatchObject({
        flight_start: '2026-03-28T23:00:00.000Z',
        flight_end: '2026-03-29T22:00:00.000Z',
        flight_first_day: '2026-03-29',
        flight_last_day: '2026-03-29',
      });
    });

    it('is numbered by tenant, without gaps for orders that failed', async () => {
      await given.book();
      await expect(given.book()).rejects.toMatchObject({ code: 'io.slot_taken' });
      expect((await given.book({ episode_id: episode(1) })).io_number).toBe('IO-00002');
      expect((await given.book({}, {}, 'rival')).io_number).toBe('IO-00001');
    });

    it('books all lines or none', async () => {
      await given.book({ episode_id: episode(1) });
      const before = await Promise.all(
        ['insertion_orders', 'io_bookings', 'io_revisions', 'event_outbox', 'promo_codes'].map(count),
      );
      await expect(
        given.book(
          {},
          {
            lines: [
              given.lineOf('acme', given.mid.acme, { promo_code: 'HARBOUR' }),
              given.lineOf('acme', given.mid.acme, { episode_id: episode(1) }),
            ],
          },
        ),
      ).rejects.toMatchObject({ code: 'io.slot_taken', status: 409, details: { line: 1 } });
      expect(
        await Promise.all(
          ['insertion_orders', 'io_bookings', 'io_revisions', 'event_outbox', 'promo_codes'].map(count),
        ),
      ).toEqual(before);
    });

    it('joins a transaction of the host’s, which may catch a refusal and go on', async () => {
      await given.book();
      await given.database.db.transaction().execute(async (trx) => {
        const ctx = { ...given.ctx, db: trx };
        const order = { campaign_id: given.tenants.acme.campaigns[0]?.campaign_id ?? '', currency: 'USD' };
        await expect(
          bookIo(ctx, { ...order, lines: [given.lineOf('acme', given.mid.acme)] }),
        ).rejects.toMatchObject({ code: 'io.slot_taken' });
        await bookIo(ctx, { ...order, lines: [given.lineOf('acme', given.pre.acme)] });
      });
      expect(await count('insertion_orders')).toBe(2);
      expect(await count('io_bookings')).toBe(2);
    });
  });

  describe('a slot', () => {
    it('is free again when the flight before is over, to the instant', async () => {
      await given.book();
      await given.book({ flight_start: '2026-03-01', flight_end: '2026-03-02' });
      await expect(
        given.book({ flight_start: '2026-02-28', flight_end: '2026-02-28' }),
      ).rejects.toMatchObject({ code: 'io.slot_taken' });
    });

    it('is one of as many as the ad unit has, also within one order', async () => {
      const order = await given.book(
        {},
        { lines: [given.lineOf('acme', given.pre.acme), given.lineOf('acme', given.pre.acme)] },
      );
      expect(order.lines.map(({ slot_no }) => slot_no).sort()).toEqual([1, 2]);
      await expect(given.book({}, { lines: [given.lineOf('acme', given.pre.acme)] })).rejects.toMatchObject({
        code: 'io.slot_taken',
      });
      await expect(
        given.book(
          {},
          { lines: [given.lineOf('acme', given.mid.acme), given.lineOf('acme', given.mid.acme)] },
        ),
      ).rejects.toMatchObject({ code: 'io.slot_taken', details: { line: 1 } });
    });

    it('that is taken comes with what is free instead', async () => {
      await given.book();
      await given.book({ flight_start: '2026-03-01', flight_end: '2026-03-10' });
      const error = await given
        .book({ flight_start: '2026-02-10', flight_end: '2026-02-19' })
        .catch((caught) => caught);
      expect(error.details.alternatives).toMatchObject([
        {
          kind: 'flight',
          ad_unit_id: given.mid.acme.ad_unit_id,
          flight_start: '2026-03-11T00:00:00.000Z',
          flight_end: '2026-03-21T00:00:00.000Z',
        },
        {
          kind: 'ad_unit',
          ad_unit_id: given.pre.acme.ad_unit_id,
          episode_id: episode(0),
          flight_start: '2026-02-10T00:00:00.000Z',
        },
        {
          kind: 'episode',
          ad_unit_id: given.mid.acme.ad_unit_id,
          episode_id: episode(1),
          flight_end: '2026-02-20T00:00:00.000Z',
        },
      ]);
      for (const { ad_unit_id, episode_id, flight_start, flight_end } of error.details.alternatives) {
        await given.book({ ad_unit_id, episode_id, flight_start, flight_end });
      }
    });

    it('that is held is freed by the next booker once the hold has lapsed, and not before', async () => {
      const held = await given.book({}, { hold_until: '2026-01-03T00:00:00Z' });
      given.at('2026-01-02T23:59:59.999Z');
      await expect(given.book()).rejects.toMatchObject({ code: 'io.slot_taken' });
      given.at('2026-01-03T00:00:00Z');
      await given.book();
      expect(await getIo(given.ctx, held.lines[0]?.io_id ?? '')).toMatchObject({
        status: 'cancelled',
        cancel_reason: 'hold_lapsed',
        payable_cents: 0,
        history: [
          { to_status: 'scheduled' },
          { from_status: 'scheduled', to_status: 'cancelled', reason: 'hold_lapsed' },
        ],
      });
    });
  });

  describe('another tenant', () => {
    it('sees none of it, by list or by id', async () => {
      const order = await given.book();
      const rival = given.ctxOf('rival');
      expect((await listIos(rival)).items).toEqual([]);
      expect(
        (await listIos(rival, { podcast_id: given.tenants.acme.podcasts[0]?.podcast_id ?? '' })).items,
      ).toEqual([]);
      await expect(getIo(rival, order.lines[0]?.io_id ?? '')).rejects.toMatchObject({ code: 'io.not_found' });
      await expect(getIoOrder(rival, order.insertion_order_id)).rejects.toMatchObject({
        code: 'io.order_not_found',
      });
      await expect(updateAdUnit(rival, given.mid.acme.ad_unit_id, { name: 'x' })).rejects.toMatchObject({
        code: 'io.ad_unit_not_found',
      });
    });
  });

  it('the list goes page by page, the latest flight first, and by status, deal and episode', async () => {
    for (const month of ['02', '04', '03'])
      await given.book({ flight_start: `2026-${month}-01`, flight_end: `2026-${month}-05` });
    const first = await listIos(given.ctx, { limit: 2 });
    const second = await listIos(given.ctx, { limit: 2, cursor: first.next_cursor });
    expect([...first.items, ...second.items].map(({ flight_first_day }) => flight_first_day)).toEqual([
      '2026-04-01',
      '2026-03-01',
      '2026-02-01',
    ]);
    expect(second.next_cursor).toBeNull();
    expect((await listIos(given.ctx, { status: 'active' })).items).toEqual([]);
    expect((await listIos(given.ctx, { episode_id: episode(1) })).items).toEqual([]);
    expect(
      (await listIos(given.ctx, { campaign_id: given.tenants.acme.campaigns[0]?.campaign_id ?? '' })).items,
    ).toHaveLength(3);
  });
});
