import { setTimeout as sleep } from 'node:timers/promises';
import { postgresDatabase } from '@podflight/testing/databases';
import { openPool } from '@podflight/testing/open-pool';
import { Kysely, PostgresDialect } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importIoCsv, updateAdUnit } from '../index.ts';
import { type GivenIoCsv, givenIoCsv } from './given-io-csv.ts';

describe('a file of many deals', () => {
  let csv: GivenIoCsv;
  let deals: string[];
  beforeAll(async () => {
    csv = await givenIoCsv(() => postgresDatabase());
    deals = [csv.deal(0), ...(await csv.furtherDeals(3))];
  });
  beforeEach(() => csv.given.clear());
  afterAll(() => csv.given.database.drop());

  /** Deadlocks that this database ever broke up. Sessions tell theirs within a second. */
  const deadlocks = async () => {
    await sleep(1_200);
    const query = 'select deadlocks::int as n from pg_stat_database where datname = current_database()';
    return (await csv.given.rows<{ n: number }>(query))[0]?.n;
  };

  it('takes as many queries as a file of one line', async () => {
    const { url } = csv.given.database;
    let queries = 0;
    const dialect = new PostgresDialect({ pool: openPool({ connectionString: url ?? '', max: 1 }) });
    const db = new Kysely<never>({ dialect, log: () => void queries++ });
    const counted = async (lines: readonly string[]) => {
      await csv.given.clear();
      queries = 0;
      const { orders } = await importIoCsv({ ...csv.given.ctx, db }, csv.file(...lines), { currency: 'USD' });
      return { orders: orders.length, queries };
    };
    try {
      // The first call on a database reads the types of its keys.
      await counted([csv.row()]);
      const one = await counted([csv.row({ promo_code: 'HARBOUR' })]);
      const many = await counted(
        deals.flatMap((deal_id, n) =>
          csv.episodes
            .slice(n * 5, n * 5 + 5)
            .map((episode_id) => csv.row({ deal_id, episode_id, promo_code: 'HARBOUR' })),
        ),
      );
      expect(one.orders).toBe(1);
      expect(many.orders).toBe(4);
      expect(many.queries).toBe(one.queries);
      expect(one.queries).toBeLessThanOrEqual(26);
    } finally {
      await db.destroy();
    }
  });

  it('that races others for some of its slots: each is sold once, and losers are told their lines', async () => {
    const rowsOf = (from: number, to: number, ids: readonly string[]) =>
      csv.episodes
        .slice(from, to)
        .map((episode_id, n) => csv.row({ episode_id, deal_id: ids[n % ids.length] ?? '' }));
    for (let round = 0; round < 4; round++) {
      await csv.given.clear();
      const first = rowsOf(0, 16, deals);
      const second = rowsOf(12, 28, deals.toReversed()).toReversed();
      const files = [csv.file(...first), csv.file(...second), csv.file(...first.toReversed())];
      const answers = await Promise.allSettled(files.map((text) => csv.take(text)));
      const won = answers.filter(({ status }) => status === 'fulfilled').length;
      expect(won).toBeGreaterThan(0);
      const sold = await csv.given.rows<{ episode_id: string; n: number }>(
        "select episode_id::text, count(*)::int as n from io_bookings where status <> 'cancelled' group by 1",
      );
      expect(sold.filter(({ n }) => n > 1)).toEqual([]);
      expect(sold).toHaveLength(won * 16);
      const isSold = new Set(sold.map(({ episode_id }) => episode_id));
      for (const [n, answer] of answers.entries()) {
        if (answer.status === 'fulfilled') continue;
        expect(answer.reason).toMatchObject({ code: 'io.csv_refused' });
        const lost = (files[n] ?? '')
          .split('\n')
          .flatMap((text, at) =>
            isSold.has(text.split(',')[2] ?? '') ? [{ line: at + 1, code: 'io.slot_taken' }] : [],
          );
        expect(answer.reason.details.errors).toMatchObject(lost);
        expect(answer.reason.details.error_count).toBe(lost.length);
      }
    }
    expect(await deadlocks()).toBe(0);
  });

  it('sent at the same time with the same key is booked once, whatever order its rows are in', async () => {
    // Shows, so that nothing but the key could tell that it came before.
    const rows = deals.map((deal_id) => csv.row({ deal_id, episode_id: '' }));
    const options = { idempotency_key: 'k' };
    const reports = await Promise.all([
      csv.take(csv.file(...rows), options),
      csv.take(csv.file(...rows.toReversed()), options),
    ]);
    expect(reports.flatMap(({ orders }) => orders.map((one) => one.already_booked)).sort()).toEqual([
      ...rows.map(() => false),
      ...rows.map(() => true),
    ]);
    expect(await csv.count('io_bookings')).toBe(rows.length);
  });

  it('sent again with its key is the same orders, though an ad unit is off sale by now', async () => {
    const { ad_unit_id } = await csv.given.unitOf('acme', { name: 'Old' });
    const text = csv.file(csv.row({ ad_unit_id }), csv.row({ deal_id: deals[1] ?? '', episode_id: '' }));
    const first = await csv.take(text, { idempotency_key: 'k' });
    await updateAdUnit(csv.given.ctx, ad_unit_id, { archived: true });
    const again = await csv.take(text, { idempotency_key: 'k' });
    expect(again.orders).toEqual(first.orders.map((order) => ({ ...order, already_booked: true })));
    const larger = `${text}\n${csv.row({ deal_id: deals[2] ?? '', episode_id: '' })}`;
    await expect(csv.take(larger, { idempotency_key: 'k' })).rejects.toMatchObject({
      code: 'io.idempotency_key_reused',
      details: { idempotency_key: 'k' },
    });
    expect(await csv.count('insertion_orders')).toBe(2);
  });
});
