import { eachDatabase } from '@podflight/testing/databases';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenIo, givenIo } from './given-io.ts';
import { type ListIosOptions, listIos } from './index.ts';

eachDatabase((_kind, open) => {
  let given: GivenIo;
  beforeAll(async () => {
    given = await givenIo(open);
  });
  beforeEach(async () => {
    await given.clear();
    const sizes = [20_000, 5_000, null, 20_000, 9_000];
    for (const [n, booked_impressions] of sizes.entries()) {
      const day = `2026-0${n + 1}-10`;
      await given.book({ flight_start: day, flight_end: day, booked_impressions, episode_id: null });
    }
    await given.book({}, {}, 'rival');
  });

  const months = async (options: ListIosOptions) => {
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listIos>> = await listIos(given.ctx, {
        ...options,
        limit: 2,
        cursor,
      });
      found.push(...page.items.map((io) => io.flight_first_day.slice(5, 7)));
      cursor = page.next_cursor;
    } while (cursor);
    return found.join(' ');
  };

  describe('a list of bookings', () => {
    it('goes page by page in either order of its flights', async () => {
      expect(await months({})).toBe('05 04 03 02 01');
      expect(await months({ sort: 'flight_start' })).toBe('01 02 03 04 05');
    });

    it('goes page by page by impressions, with those of no goal as the smallest', async () => {
      expect((await months({ sort: 'booked_impressions' })).slice(0, 8)).toBe('03 02 05');
      expect((await months({ sort: '-booked_impressions' })).slice(6)).toBe('05 02 03');
    });

    it('finds by part of a name, of whatever the booking is known by, in the tenant alone', async () => {
      const [io] = (await listIos(given.ctx)).items;
      for (const q of [io?.io_number, 'acme campaign', 'SPONSOR 1', 'acme podcast']) {
        expect((await listIos(given.ctx, { q: q ?? '?' })).items.length, q ?? '').toBeGreaterThan(0);
      }
      for (const q of ['rival', '%', '_', '\\']) {
        expect((await listIos(given.ctx, { q })).items, q).toEqual([]);
      }
    });

    it('refuses the cursor of another order', async () => {
      const { next_cursor } = await listIos(given.ctx, { limit: 1 });
      const wrong = listIos(given.ctx, { limit: 1, sort: 'booked_impressions', cursor: next_cursor });
      await expect(wrong).rejects.toMatchObject({ code: 'request.invalid' });
    });
  });
});
