import { eachDatabase } from '@podflight/testing/databases';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenIo, givenIo } from '../given-io.ts';
import { exportIoCsv, type ImportIoCsvOptions, importIoCsv, listIos } from '../index.ts';

eachDatabase((_kind, open) => {
  let given: GivenIo;
  beforeAll(async () => {
    given = await givenIo(open);
  });
  beforeEach(() => given.clear());

  const HEADER =
    'deal_id,ad_unit_id,episode_id,flight_start,flight_end,booked_impressions,booked_cpm_cents,promo_code,vanity_url';
  const deal = (n: number) => given.tenants.acme.campaigns[n]?.campaign_id ?? '';
  const episode = (n: number) => given.tenants.acme.episodes[n]?.episode_id ?? '';
  const row = (cells: Partial<Record<string, string>> = {}) => {
    const all = {
      deal_id: deal(0),
      ad_unit_id: given.mid.acme.ad_unit_id,
      episode_id: episode(0),
      flight_start: '2026-02-01',
      flight_end: '2026-02-28',
      booked_impressions: '10000',
      booked_cpm_cents: '2500',
      promo_code: '',
      vanity_url: '',
      ...cells,
    };
    return HEADER.split(',')
      .map((name) => all[name as keyof typeof all] ?? '')
      .join(',');
  };
  const book = (rows: string[], options: Partial<ImportIoCsvOptions> = {}) =>
    importIoCsv(given.ctx, [HEADER, ...rows, ''].join('\r\n'), { currency: 'USD', ...options });
  const problems = async (booking: Promise<unknown>) => {
    const error = await booking.then(
      () => ({ code: 'booked', details: { errors: [] } }),
      (caught) => caught,
    );
    expect(error.code).toBe('io.csv_invalid');
    expect((await listIos(given.ctx)).items).toEqual([]);
    return error.details.errors.map(({ line, column, code }: Record<string, unknown>) => [
      line,
      column,
      code,
    ]);
  };

  describe('a file of bookings', () => {
    it('becomes one order for each deal', async () => {
      const { orders } = await book([
        row({ promo_code: 'HARBOUR47' }),
        row({
          deal_id: deal(1),
          episode_id: '',
          booked_impressions: '',
          vanity_url: 'https://shop.example/a',
        }),
        row({
          episode_id: episode(1),
          flight_start: '2026-02-01T08:00:00Z',
          flight_end: '2026-02-02T08:00:00Z',
        }),
      ]);
      expect(
        orders.map(({ io_number, campaign_id, lines }) => [io_number, campaign_id, lines.length]),
      ).toEqual([
        ['IO-00001', deal(0), 2],
        ['IO-00002', deal(1), 1],
      ]);
      expect(orders[1]?.lines[0]).toMatchObject({
        episode_id: null,
        booked_impressions: null,
        vanity_url: 'https://shop.example/a',
      });
    });

    it('with semicolons, a BOM and its columns in another order reads the same', async () => {
      const csv = `\ufeffflight_end;deal_id;ad_unit_id;flight_start\n2026-02-03;${deal(0)};${given.mid.acme.ad_unit_id};2026-02-01\n`;
      const { orders } = await importIoCsv(given.ctx, csv, { currency: 'USD' });
      expect(orders[0]?.lines[0]).toMatchObject({ flight_last_day: '2026-02-03', booked_cpm_cents: null });
    });

    it('is booked whole or not at all, and says every line that is wrong', async () => {
      expect(
        await problems(
          book([
            row({ booked_impressions: 'many', flight_end: '2026-01-01' }),
            row({ deal_id: '' }),
            row({ deal_id: deal(1), vanity_url: 'javascript:alert(1)' }),
          ]),
        ),
      ).toEqual([
        [2, 'booked_impressions', 'invalid'],
        [3, 'deal_id', 'missing'],
        [4, 'vanity_url', 'invalid'],
      ]);
    });

    it('says of each line what the database says of it', async () => {
      const rival = given.tenants.rival;
      expect(
        await problems(
          book([
            row(),
            row({ episode_id: rival.episodes[0]?.episode_id ?? '' }),
            row({ deal_id: rival.campaigns[0]?.campaign_id ?? '' }),
            row({ deal_id: deal(1), ad_unit_id: given.mid.rival.ad_unit_id }),
          ]),
        ),
      ).toEqual([
        [3, 'episode_id', 'io.episode_not_found'],
        [4, 'deal_id', 'io.campaign_not_found'],
        [5, 'ad_unit_id', 'io.ad_unit_not_found'],
      ]);
    });

    it('cannot sell one slot twice within itself', async () => {
      expect(await problems(book([row(), row()]))).toEqual([[3, 'flight_start', 'io.slot_taken']]);
    });

    it.each<[string, string, unknown[]]>([
      ['nothing', '', [1, null, 'empty']],
      ['a header alone', HEADER, [1, null, 'empty']],
      ['an unknown column', `${HEADER},colour\n`, [1, null, 'unknown_column']],
      ['a column too few', 'deal_id,ad_unit_id,flight_start\n', [1, 'flight_end', 'missing_column']],
      ['a cell too many', `${HEADER}\n1,2,3,4,5,6,7,8,9,10\n`, [2, null, 'cell_count']],
    ])('with %s is refused', async (_name, csv, problem) => {
      expect(await problems(importIoCsv(given.ctx, csv, { currency: 'USD' }))).toEqual([problem]);
    });

    it('sent again with its key books nothing twice', async () => {
      const first = await book([row()], { idempotency_key: 'k' });
      const again = await book([row()], { idempotency_key: 'k' });
      expect(again.orders[0]).toEqual({ ...first.orders[0], already_booked: true });
    });

    it('comes out as it went in', async () => {
      const berlin = { time_zone: 'Europe/Berlin' };
      const rows = [
        row({ flight_start: '2026-03-28', flight_end: '2026-03-30', promo_code: 'HARBOUR47' }),
        row({
          flight_start: '2026-02-01T08:00:00.000Z',
          flight_end: '2026-02-02T08:00:00.000Z',
          vanity_url: 'https://shop.example/a?b="c",d',
        }).replace('https://shop.example/a?b="c",d', '"https://shop.example/a?b=""c"",d"'),
      ];
      await book(rows, berlin);
      let csv = '';
      for await (const piece of exportIoCsv(given.ctx, berlin)) csv += piece;
      expect(csv).toBe(`${[HEADER, ...rows].join('\r\n')}\r\n`);
    });

    it('of another tenant’s is empty', async () => {
      await book([row()]);
      let csv = '';
      for await (const piece of exportIoCsv(given.ctxOf('rival'))) csv += piece;
      expect(csv).toBe(`${HEADER}\r\n`);
    });
  });
});
