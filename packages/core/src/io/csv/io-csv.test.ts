import { eachDatabase } from '@podflight/testing/databases';
import { givenEpisodes } from '@podflight/testing/given';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenIo, givenIo } from '../given-io.ts';
import { exportIoCsv, IO_CSV_COLUMNS, importIoCsv, listIos, updateAdUnit } from '../index.ts';

const NOBODYS_ID = '99999999-9999-4999-8999-999999999999';
const HEADER = IO_CSV_COLUMNS.join(',');

eachDatabase((_kind, open) => {
  let given: GivenIo;
  let episodes: string[];
  beforeAll(async () => {
    given = await givenIo(open);
    const podcast_id = given.tenants.acme.podcasts[0]?.podcast_id ?? '';
    episodes = await givenEpisodes(given.database.owner, podcast_id, 30);
  });
  beforeEach(() => given.clear());

  const deal = (n: number, tenant: 'acme' | 'rival' = 'acme') =>
    given.tenants[tenant].campaigns[n]?.campaign_id ?? '';
  type Cells = Partial<Record<(typeof IO_CSV_COLUMNS)[number], string>>;
  /** A mid-roll in acme's first episode in February 2026, with what is given put in its place. */
  const row = (cells: Cells = {}) =>
    IO_CSV_COLUMNS.map(
      (column) =>
        ({
          deal_id: deal(0),
          ad_unit_id: given.mid.acme.ad_unit_id,
          episode_id: episodes[0],
          flight_start: '2026-02-01',
          flight_end: '2026-02-28',
          booked_impressions: '10000',
          booked_cpm_cents: '2500',
          ...cells,
        })[column] ?? '',
    ).join(',');
  const file = (...rows: string[]) => [HEADER, ...rows].join('\n');
  const take = (text: string | Uint8Array, options: Partial<Parameters<typeof importIoCsv>[2]> = {}) =>
    importIoCsv(given.ctx, text, { currency: 'USD', ...options });
  const refusal = async (text: string | Uint8Array) => {
    const error = await take(text).catch((one) => one);
    expect(error).toMatchObject({ code: 'io.csv_refused', status: 422 });
    return error.details.errors;
  };
  const count = async (table: string) =>
    (await given.rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;
  const written = async (
    filters: Parameters<typeof exportIoCsv>[1] = {},
    ctx: Parameters<typeof exportIoCsv>[0] = given.ctx,
  ) => {
    let text = '';
    for await (const piece of exportIoCsv(ctx, filters)) text += piece;
    return text;
  };

  describe('a file of bookings', () => {
    it('becomes one order for each deal, with its codes and links', async () => {
      const text = file(
        row({ promo_code: 'harbour', vanity_url: 'https://pods.example/v/acme' }),
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

  describe('what is wrong is told by line and column, and nothing is booked', () => {
    it.each<[string, Cells, Record<string, unknown>]>([
      ['no deal', { deal_id: '' }, { column: 'deal_id', code: 'missing-cell' }],
      [
        'a deal that is none',
        { deal_id: NOBODYS_ID },
        { column: 'deal_id', code: 'io.campaign_not_found', value: NOBODYS_ID },
      ],
      [
        'an ad unit that is none',
        { ad_unit_id: 'Mid-roll' },
        { column: 'ad_unit_id', code: 'io.ad_unit_not_found' },
      ],
      [
        'an episode that is none',
        { episode_id: NOBODYS_ID },
        { column: 'episode_id', code: 'io.episode_not_found' },
      ],
      [
        'a day as Excel writes it',
        { flight_start: '02/01/2026' },
        { column: 'flight_start', code: 'invalid-value', value: '02/01/2026' },
      ],
      [
        'a flight that ends before it begins',
        { flight_end: '2026-01-31' },
        { column: 'flight_end', code: 'invalid-value' },
      ],
      [
        'impressions with a separator',
        { booked_impressions: '"10,000"' },
        { column: 'booked_impressions', code: 'not-integer', value: '10,000' },
      ],
      [
        'a rate in fractions',
        { booked_cpm_cents: '25.00' },
        { column: 'booked_cpm_cents', code: 'not-integer' },
      ],
      [
        'more impressions than there are',
        { booked_impressions: '9999999999' },
        { column: 'booked_impressions', code: 'invalid-value' },
      ],
      ['a code that cannot be said', { promo_code: 'a b' }, { column: 'promo_code', code: 'invalid-value' }],
      [
        'a link that is no web address',
        { vanity_url: 'javascript:alert(1)' },
        { column: 'vanity_url', code: 'invalid-value' },
      ],
    ])('%s', async (_name, cells, problem) => {
      expect(await refusal(file(row({ episode_id: episodes[1] ?? '' }), row(cells)))).toEqual([
        expect.objectContaining({ line: 3, ...problem }),
      ]);
      expect(await count('insertion_orders')).toBe(0);
    });

    it('all of it at once, with lines counted through quoted line breaks', async () => {
      const text = `note,${HEADER}\n"two\r\nlines",${row({ deal_id: NOBODYS_ID })}\n\nx,${row({ ad_unit_id: NOBODYS_ID })}`;
      const problems = await refusal(text);
      expect(problems.map(({ line, column }: { line: number; column: string }) => [line, column])).toEqual([
        [2, 'deal_id'],
        [5, 'ad_unit_id'],
      ]);
    });

    it.each<[string, string, string]>([
      ['nothing', ' \n', 'empty-file'],
      ['a header alone', HEADER, 'no-rows'],
      ['a header without what is needed', 'deal_id,ad_unit_id\nx,y', 'missing-column'],
      ['a column twice', `${HEADER},deal_id\nx`, 'duplicate-header'],
      ['a quotation mark that is never closed', `${HEADER}\n"x`, 'stray-quote'],
      ['a row that is too short', `${HEADER}\nx,y`, 'missing-cell'],
      ['a row that is too long', `${HEADER}\n${',x'.repeat(12)}`, 'extra-cell'],
      ['2,001 rows', `${HEADER}\n${'x\n'.repeat(2001)}`, 'too-many-rows'],
    ])('%s', async (_name, text, code) => {
      expect((await refusal(text))[0]).toMatchObject({ code });
    });

    it.each(['+01:00', '-05:00', 'Nowhere/Else'])('the time zone %j', async (time_zone) => {
      await expect(take(file(row()), { time_zone })).rejects.toMatchObject({
        code: 'request.invalid',
        details: { errors: [{ path: 'time_zone' }] },
      });
    });

    it('bytes that are no text', async () => {
      expect(await refusal(new Uint8Array([0xc3, 0x28]))).toMatchObject([{ code: 'not-csv' }]);
    });

    it('slots that are taken, each with what is free instead', async () => {
      await take(file(row(), row({ deal_id: deal(1), episode_id: episodes[1] ?? '' })));
      const before = await count('io_bookings');
      const problems = await refusal(
        file(
          row({ episode_id: episodes[2] ?? '' }),
          row({ deal_id: deal(1), episode_id: episodes[1] ?? '' }),
          row(),
        ),
      );
      expect(problems).toMatchObject([
        { line: 3, column: 'ad_unit_id', code: 'io.slot_taken' },
        { line: 4, column: 'ad_unit_id', code: 'io.slot_taken' },
      ]);
      expect(problems[1].alternatives).toContainEqual(
        expect.objectContaining({ kind: 'flight', flight_start: '2026-03-01T00:00:00.000Z' }),
      );
      expect(await count('io_bookings')).toBe(before);
    });

    it('two rows of the file that want one slot', async () => {
      expect(await refusal(file(row(), row()))).toMatchObject([{ line: 3, code: 'io.slot_taken' }]);
    });

    it('two rows of different advertisers of one industry in one episode', async () => {
      const problems = await refusal(
        file(row(), row({ deal_id: deal(1), ad_unit_id: given.pre.acme.ad_unit_id })),
      );
      expect(problems).toMatchObject([{ line: 3, column: 'episode_id', code: 'io.competitor_conflict' }]);
    });

    it('a code of another advertiser', async () => {
      await take(file(row({ promo_code: 'HARBOUR' })));
      const problems = await refusal(
        file(
          row({ episode_id: episodes[1] ?? '' }),
          row({ deal_id: deal(1), episode_id: episodes[2] ?? '', promo_code: 'HARBOUR' }),
        ),
      );
      expect(problems).toMatchObject([{ line: 3, column: 'promo_code', code: 'io.promo_code_taken' }]);
    });

    it('an ad unit that is off sale', async () => {
      const { ad_unit_id } = await given.unitOf('acme', { name: 'Old' });
      await updateAdUnit(given.ctx, ad_unit_id, { archived: true });
      expect(await refusal(file(row({ ad_unit_id })))).toMatchObject([{ code: 'io.ad_unit_archived' }]);
    });

    it('another tenant’s ids, as unknown ones', async () => {
      const theirs = await refusal(
        file(row({ deal_id: deal(0, 'rival'), ad_unit_id: given.mid.rival.ad_unit_id })),
      );
      const nobodys = await refusal(file(row({ deal_id: NOBODYS_ID, ad_unit_id: NOBODYS_ID })));
      const bare = (all: { value: string }[]) => all.map((one) => ({ ...one, value: '' }));
      expect(bare(theirs)).toEqual(bare(nobodys));
    });
  });

  describe('bookings written as a file', () => {
    it('have days where their flight is days of the zone, else instants', async () => {
      await take(file(row()), { time_zone: 'Europe/Berlin' });
      const line = (text: string) => text.split('\r\n')[1];
      expect(await written({ time_zone: 'Europe/Berlin' })).toBe(`${file(row()).replace('\n', '\r\n')}\r\n`);
      expect(line(await written({ time_zone: 'UTC' }))).toContain(
        ',2026-01-31T23:00:00.000Z,2026-02-28T23:00:00.000Z,',
      );
      expect(line(await written())).toContain(',2026-01-31T23:00:00.000Z,2026-02-28T23:00:00.000Z,');
    });

    it('are the tenant’s of one currency, without what is cancelled unless it is asked for', async () => {
      await take(file(row()));
      await take(file(row({ episode_id: episodes[1] ?? '' })), { currency: 'EUR' });
      await given.rows("update io_bookings set status = 'cancelled' where currency = 'EUR' returning io_id");
      const rows = async (...asked: Parameters<typeof written>) =>
        (await written(...asked)).split('\r\n').length - 2;
      expect(await rows()).toBe(1);
      expect(await rows({ currency: 'EUR' })).toBe(0);
      expect(await rows({ currency: 'EUR', status: 'cancelled' })).toBe(1);
      expect(await rows({ campaign_id: deal(1) })).toBe(0);
      expect(await rows({ campaign_id: 'no key' })).toBe(0);
      expect(await rows({}, given.ctxOf('rival'))).toBe(0);
      await expect(written({ time_zone: 'x' })).rejects.toMatchObject({ code: 'request.invalid' });
    });

    it('have no cell that a spreadsheet runs, and give it back as it was', async () => {
      await given.book({ vanity_url: 'https://pods.example/v' });
      await given.rows(
        "update io_bookings set vanity_url = '=HYPERLINK(1)', promo_code = '@x' returning io_id",
      );
      expect(await written()).toContain(",'@x,'=HYPERLINK(1)\r\n");
    });

    it('are read in pages that leave none out', async () => {
      const unit = given.mid.acme.ad_unit_id;
      await given.rows(`
        insert into io_bookings (tenant_id, campaign_id, ad_unit_id, flight_start, flight_end, currency, booked_impressions)
        select '${given.ctx.tenant_id}', '${deal(0)}', '${unit}', timestamptz '2026-02-01' + (n / 7) * interval '1 microsecond',
          timestamptz '2026-03-01', 'USD', n
        from generate_series(1, 2500) as n returning io_id`);
      const numbers = (await written())
        .trim()
        .split('\r\n')
        .slice(1)
        .map((line) => Number(line.split(',')[5]));
      expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 2500 }, (_, n) => n + 1));
    });

    it('are the same bookings when they are read again', { timeout: 120_000 }, async () => {
      const day = fc
        .integer({ min: 0, max: 400 })
        .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
      const flight = fc.oneof(
        fc.tuple(day, day).map((days) => days.sort()),
        fc
          .tuple(fc.integer({ min: 0, max: 1e10 }), fc.integer({ min: 1, max: 1e9 }))
          .map(([from, lasting]) => [from, from + lasting].map((ms) => new Date(1.77e12 + ms).toISOString())),
      );
      const amount = fc.oneof(fc.constant(''), fc.integer({ min: 0, max: 2_000_000_000 }).map(String));
      const cells = fc.record({
        flight,
        impressions: amount,
        cpm: amount,
        dated: fc.boolean(),
        url: fc.option(fc.webUrl({ withQueryParameters: true })),
      });
      const zone = fc.constantFrom(
        'UTC',
        'Europe/Berlin',
        'America/Sao_Paulo',
        'Africa/Cairo',
        'Pacific/Apia',
      );
      await fc.assert(
        fc.asyncProperty(
          fc.array(cells, { minLength: 1, maxLength: 12 }),
          zone,
          fc.option(zone),
          async (lines, time_zone, as) => {
            await given.clear();
            const rows = lines.map(({ flight: [from = '', to = ''], impressions, cpm, dated, url }, n) =>
              row({
                // One sponsor, so that only slots could stand in the way: an episode for each row.
                episode_id: dated ? (episodes[n] ?? '') : '',
                flight_start: from,
                flight_end: to,
                booked_impressions: impressions,
                booked_cpm_cents: cpm,
                vanity_url: url === null ? '' : `"${url.replaceAll('"', '""')}"`,
              }),
            );
            await take(file(...rows), { time_zone });
            const filters = as === null ? {} : { time_zone: as };
            const kept = async () =>
              (await listIos(given.ctx, { limit: 100 })).items
                .map((one) =>
                  JSON.stringify(
                    IO_CSV_COLUMNS.map((column) => (column === 'deal_id' ? one.campaign_id : one[column])),
                  ),
                )
                .sort();
            const [text, before] = [await written(filters), await kept()];
            await given.clear();
            await take(text, { time_zone: as ?? 'UTC' });
            expect(await kept()).toEqual(before);
            expect((await written(filters)).split('\r\n').sort()).toEqual(text.split('\r\n').sort());
          },
        ),
        { numRuns: 25 },
      );
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
