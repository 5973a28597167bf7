import { eachDatabase } from '@podflight/testing/databases';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listIos } from '../index.ts';
import { type GivenIoCsv, givenIoCsv, HEADER } from './given-io-csv.ts';

eachDatabase((_kind, open) => {
  let given: GivenIoCsv['given'];
  let episodes: GivenIoCsv['episodes'];
  let deal: GivenIoCsv['deal'];
  let row: GivenIoCsv['row'];
  let file: GivenIoCsv['file'];
  let take: GivenIoCsv['take'];
  let count: GivenIoCsv['count'];
  beforeAll(async () => {
    ({ given, episodes, deal, row, file, take, count } = await givenIoCsv(open));
  });
  beforeEach(() => given.clear());

  describe('a file of bookings', () => {
    it('becomes one order for each deal, with its codes and links', async () => {
      const text = file(
        row({ promo_code: 'harbour', vanity_url: 'https://pods.example/v/acme', read_type: 'Host' }),
        row({ deal_id: deal(1), ad_unit_id: given.pre.acme.ad_unit_id, episode_id: episodes[2] ?? '' }),
        row({ episode_id: episodes[1] ?? '', booked_impressions: '', booked_cpm_cents: '' }),
        row({ episode_id: '' }),
      );
      const report = await take(text, { time_zone: 'America/New_York' });
      expect(report).toMatchObject({
        dry_run: false,
        rows_read: 4,
        orders: [
          { campaign_id: deal(0), io_number: 'IO-00001', lines: 3, gross_cents: 50_000 },
          { campaign_id: deal(1), io_number: 'IO-00002', lines: 1, gross_cents: 25_000 },
        ],
        warnings: [],
      });
      const { items } = await listIos(given.ctx);
      expect(items).toHaveLength(4);
      expect(items.find(({ promo_code }) => promo_code)).toMatchObject({
        promo_code: 'HARBOUR',
        vanity_url: 'https://pods.example/v/acme',
        read_type: 'host',
        flight_start: '2026-02-01T05:00:00.000Z',
        flight_end: '2026-03-01T05:00:00.000Z',
        currency: 'USD',
      });
      expect(await count("event_outbox where type = 'io.scheduled'")).toBe(4);
    });

    it.each<[string, (text: string) => string | Uint8Array]>([
      ['with a mark of its encoding', (text) => `\uFEFF${text}`],
      [
        'in UTF-16',
        (text) =>
          new Uint8Array([
            0xff,
            0xfe,
            ...new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer),
          ]),
      ],
      ['with semicolons', (text) => text.replaceAll(',', ';')],
      ['that says its delimiter', (text) => `sep=|\r\n${text.replaceAll(',', '|')}`],
      ['with Windows line ends and blank lines', (text) => text.replaceAll('\n', '\r\n\r\n')],
      ['with quoted cells', (text) => text.replace(/[^,\n]+/g, '"$&"')],
      [
        'with its columns the other way round',
        (text) =>
          text
            .split('\n')
            .map((one) => one.split(',').reverse().join(','))
            .join('\n'),
      ],
      [
        'with headings as people write them',
        (text) => text.replace(HEADER, HEADER.toUpperCase().replaceAll('_', ' ')),
      ],
      [
        'without the columns that may be empty',
        () =>
          `ad_unit_id,deal_id,flight_start,flight_end\n${given.mid.acme.ad_unit_id},${deal(0)},2026-02-01,2026-02-28`,
      ],
    ])('is read %s', async (_name, made) => {
      expect((await take(made(file(row())))).orders).toMatchObject([{ lines: 1 }]);
    });

    it('may have other columns, which are told of', async () => {
      const text = `${HEADER},note\n${row()},urgent`;
      expect((await take(text)).warnings).toEqual([
        expect.objectContaining({ line: 1, column: 'note', code: 'column-ignored' }),
      ]);
    });

    it('is tried without keeping anything', async () => {
      const report = await take(file(row()), { dry_run: true });
      expect(report).toMatchObject({
        dry_run: true,
        orders: [{ io_number: null, insertion_order_id: null, gross_cents: 25_000 }],
      });
      expect(await Promise.all(['insertion_orders', 'io_bookings', 'event_outbox'].map(count))).toEqual([
        0, 0, 0,
      ]);
    });

    it('sent again with its key is the same orders, and another file is refused', async () => {
      const text = file(row(), row({ deal_id: deal(1), episode_id: episodes[1] ?? '' }));
      const first = await take(text, { idempotency_key: 'k' });
      const again = await take(text, { idempotency_key: 'k' });
      expect(again.orders).toEqual(first.orders.map((order) => ({ ...order, already_booked: true })));
      await expect(
        take(file(row({ booked_impressions: '1' })), { idempotency_key: 'k' }),
      ).rejects.toMatchObject({ code: 'io.idempotency_key_reused' });
      expect(await count('io_bookings')).toBe(2);
    });
  });

  it('two files that want the same slots in another order never wait in a circle', async () => {
    const rows = episodes.slice(0, 12).map((episode_id) => row({ episode_id }));
    const answers = await Promise.allSettled([
      take(file(...rows)),
      take(file(...rows.toReversed())),
      take(file(...rows)),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    for (const one of answers)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'io.csv_refused' });
    expect(await count('io_bookings')).toBe(12);
  });
});
