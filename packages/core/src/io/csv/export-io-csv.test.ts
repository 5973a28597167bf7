import { eachDatabase } from '@podflight/testing/databases';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { IO_CSV_COLUMNS, listIos } from '../index.ts';
import { type GivenIoCsv, givenIoCsv } from './given-io-csv.ts';

eachDatabase((_kind, open) => {
  let given: GivenIoCsv['given'];
  let episodes: GivenIoCsv['episodes'];
  let deal: GivenIoCsv['deal'];
  let row: GivenIoCsv['row'];
  let file: GivenIoCsv['file'];
  let take: GivenIoCsv['take'];
  let written: GivenIoCsv['written'];
  beforeAll(async () => {
    ({ given, episodes, deal, row, file, take, written } = await givenIoCsv(open));
  });
  beforeEach(() => given.clear());

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
      await given.book({ vanity_url: 'https://pods.example/v', read_type: 'produced' });
      await given.rows(
        "update io_bookings set vanity_url = '=HYPERLINK(1)', promo_code = '@x' returning io_id",
      );
      expect(await written()).toContain(",'@x,'=HYPERLINK(1),produced\r\n");
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
});
