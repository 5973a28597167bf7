import { eachDatabase } from '@podflight/testing/databases';
import { givenOtherHost } from '@podflight/testing/other-host';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenMatching, givenMatching } from '../../given-matching.ts';
import { affectedPairs, getMatch, listMatches, type MatchDetail, recalculateMatches } from '../../index.ts';

const IMPORT = '77777777-0000-4000-8000-000000000001';

eachDatabase((_kind, open) => {
  describe('what a match is reckoned from', () => {
    let given: GivenMatching;
    beforeAll(async () => {
      given = await givenMatching(open);
    });
    beforeEach(() => given.clear());

    const match = async (): Promise<MatchDetail> => {
      const pair = { advertiser_id: given.advertiser(0), podcast_id: given.podcast(0) };
      await recalculateMatches(given.ctx, pair);
      const { items } = await listMatches(given.ctx, pair);
      return getMatch(given.ctx, items[0]?.match_id ?? '');
    };
    const book = async (line: Record<string, string>, campaign = 0): Promise<string> => {
      const fields = {
        tenant_id: `'${given.ctx.tenant_id}'`,
        campaign_id: `'${given.tenants.acme.campaigns[campaign]?.campaign_id}'`,
        podcast_id: `'${given.podcast(0)}'`,
        ad_unit_id: `(select ad_unit_id from ad_units where podcast_id = '${given.podcast(0)}')`,
        flight_start: "'2026-01-12'",
        flight_end: "'2026-02-09'",
        booked_impressions: '4000',
        booked_cpm_cents: '3000',
        currency: "'USD'",
        ...line,
      };
      const rows = await given.rows<{ io_id: string }>(
        `insert into io_bookings (${Object.keys(fields).join()}) values (${Object.values(fields).join()}) returning io_id`,
      );
      return rows[0]?.io_id ?? '';
    };

    it('has availability from downloads, slots and bookings, week by week', async () => {
      const before = (await match()).signals.inventory?.evidence;
      // Two episodes of 500 downloads a day, 85 % of which is sold, over 26 weeks.
      expect(before).toMatchObject({ available_impressions: 26 * 7 * 1000 * 0.85 });
      await book({ status: "'active'" });
      const after = (await match()).signals.inventory?.evidence;
      expect(after).toMatchObject({ available_impressions: 26 * 7 * 1000 * 0.85 - 4000 });
    });

    it('has no availability where numbers are too old to go by', async () => {
      given.at('2026-03-14T12:00:00Z');
      expect((await match()).signals.inventory).toMatchObject({ value: null, confidence: 0 });
    });

    it('has the price from bookings, and from the rate card where there are none', async () => {
      const rate = async () => (await match()).signals.inventory?.evidence.rate_cents;
      expect(await rate()).toBe(2500);
      await book({ status: "'active'" });
      expect(await rate()).toBe(3000);
    });

    it('has lift from the conversions of settled bookings, by method, each event once', async () => {
      const past = {
        status: "'completed'",
        delivered_impressions: '50000',
        settled_at: 'now()',
        promo_code: "'SAVE'",
      };
      await book({ ...past, flight_start: "'2025-10-01'", flight_end: "'2025-10-15'" });
      await book({ ...past, flight_start: "'2025-10-20'", flight_end: "'2025-11-05'" });
      await book({
        ...past,
        flight_start: "'2025-10-01'",
        flight_end: "'2025-10-15'",
        podcast_id: `'${given.podcast(1)}'`,
      });
      const event = (at: string, method: string, data = '{"conversion_value": 20}') =>
        given.rows(`insert into attribution_events ("timestamp", tenant_id, campaign_id, podcast_id, attribution_method, conversion_data)
          values ('${at}', '${given.ctx.tenant_id}', '${given.tenants.acme.campaigns[0]?.campaign_id}', '${given.podcast(0)}', '${method}', '${data}')`);
      await event('2025-10-05', 'promo_code');
      await event('2025-10-25', 'promo_code');
      await event('2025-10-26', 'pixel');
      await event('2025-10-26', 'promo_code', '{}');
      await event('2025-09-01', 'promo_code');
      await event('2025-10-05', 'word_of_mouth');
      const { lift } = (await match()).signals;
      expect(lift?.evidence).toMatchObject({
        methods: [
          { method: 'code', conversions: 2, impressions: 100_000, baseline: 'advertiser' },
          { method: 'pixel', conversions: 1, impressions: 100_000 },
        ],
      });
    });

    it('closes a gate where a competitor has a running booking', async () => {
      await book({ status: "'active'" }, 1);
      expect(await match()).toMatchObject({ eligible: false, gates: [{ code: 'gate.competitor' }] });
      await given.rows("update io_bookings set status = 'cancelled'");
      expect(await match()).toMatchObject({ eligible: true, gates: [] });
    });

    it('has the ratings of published episodes alone', async () => {
      await given.rows(`update episodes set metadata = '{"safety": {"obscenity": "high"}}'`);
      await given.rows(
        `update sponsors set metadata = metadata || '{"safety_limits": {"obscenity": "low"}}'`,
      );
      expect(await match()).toMatchObject({ eligible: false, gates: [{ code: 'gate.safety_limit' }] });
      await given.rows(`update episodes set publish_date = '2027-01-01'`);
      expect(await match()).toMatchObject({ eligible: true });
      await given.rows(`update episodes set publish_date = '2025-01-06', metadata = '{}'`);
    });

    it('is known to be affected by an import, a booking and an edit', async () => {
      await given.rows(`insert into etl_imports (import_id, tenant_id, source, status, day_from, day_to)
        values ('${IMPORT}', '${given.ctx.tenant_id}', 'csv', 'processing', '2025-12-01', '2025-12-31') on conflict do nothing`);
      await given.rows(
        `update metrics_daily set import_id = '${IMPORT}' where day = '2025-12-05' and episode_id = '${given.tenants.acme.episodes[2]?.episode_id}'`,
      );
      const importCause = { type: 'import', id: IMPORT };
      expect(await affectedPairs(given.ctx, { import_id: IMPORT })).toEqual([
        { podcast_id: given.podcast(1), cause: importCause },
      ]);
      const io_id = await book({});
      const cause = { type: 'booking', id: io_id };
      expect(await affectedPairs(given.ctx, { io_id })).toEqual([
        { podcast_id: given.podcast(0), cause },
        { advertiser_id: given.advertiser(0), cause },
      ]);
      expect(await affectedPairs(given.ctx, { podcast_id: 'p' })).toEqual([
        { podcast_id: 'p', cause: { type: 'profile', id: 'p' } },
      ]);
      for (const by of [{ import_id: IMPORT }, { io_id }, { io_id: 'x' }, { import_id: 'x' }]) {
        expect(await affectedPairs(given.ctxOf('rival'), by)).toEqual([]);
      }
    });
  });

  it('on a host with names and keys of its own, and no attribution events, matches are reckoned as well', async () => {
    const { owner, db } = await open({ from: 'empty' });
    const hostSchema = await givenOtherHost(owner);
    await sql`update shop.brands set metadata = '{"targeting": {"geo": ["US"]}}'`.execute(owner);
    await sql`update shop.shows set metadata = '{"audience": {"geo": {"US": 0.5, "CA": 0.5}}}'`.execute(
      owner,
    );
    const ctx = { db, tenant_id: '1', hostSchema, clock: () => new Date('2026-01-14T12:00:00Z') };
    expect(await recalculateMatches(ctx)).toMatchObject({ pairs_new: 1 });
    expect(await recalculateMatches(ctx, { advertiser_id: '20' })).toMatchObject({ pairs_unchanged: 1 });
    const { items } = await listMatches(ctx, { podcast_id: '10' });
    expect(items).toMatchObject([{ advertiser_name: 'Kettle', podcast_title: 'Night' }]);
    expect((await getMatch(ctx, items[0]?.match_id ?? '')).signals.lift).toMatchObject({ confidence: 0 });
    await expect(recalculateMatches(ctx, { podcast_id: '11' })).rejects.toMatchObject({
      code: 'match.podcast_not_found',
    });
  });
});
