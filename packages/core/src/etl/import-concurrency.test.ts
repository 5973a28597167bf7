import { postgresDatabase, type TestDatabase } from '@podflight/testing/databases';
import { givenTwoTenants, type TwoTenants } from '@podflight/testing/given';
import { bytesOf, type MetricsLine, metricsCsv } from '@podflight/testing/metrics-file';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PodflightContext } from '../tenancy/index.ts';
import { importMetrics, listImports } from './index.ts';

describe('two imports at once', () => {
  let database: TestDatabase;
  let tenants: TwoTenants;
  let ctx: PodflightContext;

  beforeAll(async () => {
    database = await postgresDatabase();
    tenants = await givenTwoTenants(database.owner);
    ctx = { db: database.db, tenant_id: tenants.acme.tenant_id };
  });
  afterAll(() => database.drop());

  const rows = (downloads: number): MetricsLine[] =>
    tenants.acme.episodes.flatMap(({ episode_id }) =>
      Array.from({ length: 100 }, (_, n) => ({
        episode_id,
        day: new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10),
        downloads,
      })),
    );

  it('with opposite row order never deadlock, and one of them wins whole, in 40 rounds', async () => {
    const outcomes = [];
    for (let round = 0; round < 40; round++) {
      const one = metricsCsv(rows(2 * round));
      const other = metricsCsv(rows(2 * round + 1).reverse());
      const reports = await Promise.all([one, other].map((text) => importMetrics(ctx, bytesOf(text, 512))));
      const { rows: stored } = await sql<{ downloads: number; n: number }>`
        select downloads::int as downloads, count(*)::int as n from metrics_daily group by 1`.execute(
        database.owner,
      );
      outcomes.push({
        statuses: reports.map((report) => report.status),
        written: reports.reduce(
          (sum, { records_inserted, records_updated }) => sum + records_inserted + records_updated,
          0,
        ),
        whole: stored.length === 1 && stored[0]?.n === 400,
        ours: [2 * round, 2 * round + 1].includes(stored[0]?.downloads ?? -1),
      });
    }
    expect(outcomes).toEqual(
      outcomes.map(() => ({ statuses: ['completed', 'completed'], written: 800, whole: true, ours: true })),
    );
  });

  it('with one idempotency key run once', async () => {
    const text = metricsCsv(rows(7_000));
    const settled = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        importMetrics(ctx, bytesOf(text), { idempotency_key: 'only-once', force: true }),
      ),
    );
    const codes = settled.map((one) => (one.status === 'fulfilled' ? one.value.status : one.reason.code));
    expect(codes.filter((code) => !['completed', 'etl.import_in_progress'].includes(code))).toEqual([]);
    const { items } = await listImports(ctx, { idempotency_key: 'only-once' });
    expect(items).toHaveLength(1);
  });
});
