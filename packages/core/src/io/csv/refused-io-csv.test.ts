import { eachDatabase } from '@podflight/testing/databases';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { updateAdUnit } from '../index.ts';
import { type Cells, type GivenIoCsv, givenIoCsv, HEADER } from './given-io-csv.ts';

const NOBODYS_ID = '99999999-9999-4999-8999-999999999999';

eachDatabase((_kind, open) => {
  let given: GivenIoCsv['given'];
  let episodes: GivenIoCsv['episodes'];
  let deal: GivenIoCsv['deal'];
  let row: GivenIoCsv['row'];
  let file: GivenIoCsv['file'];
  let take: GivenIoCsv['take'];
  let refusal: GivenIoCsv['refusal'];
  let count: GivenIoCsv['count'];
  beforeAll(async () => {
    ({ given, episodes, deal, row, file, take, refusal, count } = await givenIoCsv(open));
  });
  beforeEach(() => given.clear());

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
      ['a reader that is none', { read_type: 'robot' }, { column: 'read_type', code: 'invalid-value' }],
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

    it('competitors in the episodes of every deal of the file, at once', async () => {
      await take(file(row()));
      const third = await given.rows<{ id: string }>(
        `insert into campaigns (tenant_id, podcast_id, sponsor_id, name)
         select tenant_id, podcast_id, '${given.tenants.acme.sponsors[1]?.sponsor_id}', 'Third' from campaigns
         where campaign_id = '${deal(1)}' returning campaign_id::text as id`,
      );
      const ad_unit_id = given.pre.acme.ad_unit_id;
      const problems = await refusal(
        file(
          row({ deal_id: deal(1), ad_unit_id }),
          row({ deal_id: deal(1), ad_unit_id, episode_id: episodes[3] ?? '' }),
          row({ deal_id: third[0]?.id ?? '', ad_unit_id }),
        ),
      );
      expect(problems).toMatchObject([
        { line: 2, column: 'episode_id', code: 'io.competitor_conflict' },
        { line: 4, column: 'episode_id', code: 'io.competitor_conflict' },
      ]);
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
});
