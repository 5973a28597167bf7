import { eachDatabase, type TestDatabase } from '@podflight/testing/databases';
import { givenTwoTenants } from '@podflight/testing/given';
import { bytesOf, type MetricsLine, metricsCsv } from '@podflight/testing/metrics-file';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PodflightContext } from '../tenancy/index.ts';
import { type ImportMetricsOptions, importErrorsCsv, importMetrics } from './index.ts';

eachDatabase((_, open) => {
  let database: TestDatabase;
  let ctx: PodflightContext;
  let episode_id: string;

  beforeAll(async () => {
    database = await open();
    const { acme } = await givenTwoTenants(database.owner);
    ctx = { db: database.db, tenant_id: acme.tenant_id, clock: () => new Date('2026-11-23T12:00:00Z') };
    episode_id = acme.episodes[0]?.episode_id ?? '';
  });
  beforeEach(() =>
    sql`truncate metrics_daily, etl_imports, etl_rejected_rows, etl_staged_rows, event_outbox`.execute(
      database.owner,
    ),
  );

  const upload = (lines: MetricsLine[], options: ImportMetricsOptions = {}) =>
    importMetrics(ctx, bytesOf(metricsCsv(lines)), options);
  const rows = (count: number, day: string, source = 's'): MetricsLine[] =>
    Array.from({ length: count }, (_, n) => ({ day, episode_id, source: `${source}${n}`, downloads: n }));
  const count = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from metrics_daily`.execute(database.owner)).rows[0]
      ?.n;

  describe('days that can be read both ways', () => {
    it.each(['atomic', 'partial'] as const)(
      'fail a file when they are more than half of its first rows and nothing settles them, in %s mode',
      async (mode) => {
        const report = await upload([...rows(3, '04/09/2026'), ...rows(2, '2026-09-01')], { mode });
        expect(report).toMatchObject({
          status: 'failed',
          error_code: 'too-many-bad-rows',
          error_message: expect.stringContaining('YYYY-MM-DD'),
          rows_refused: 3,
          errors_total: 4,
        });
        expect(report.errors.map((error) => error.code).sort()).toEqual([
          'ambiguous-date',
          'ambiguous-date',
          'ambiguous-date',
          'too-many-bad-rows',
        ]);
        expect(await count()).toBe(0);
      },
    );

    it('count among the first 1,000 rows alone', async () => {
      const later = [
        ...rows(600, '2026-09-01'),
        ...rows(400, '04/09/2026', 'a'),
        ...rows(700, '05/09/2026', 'b'),
      ];
      expect(await upload(later, { mode: 'partial' })).toMatchObject({
        status: 'completed',
        records_failed: 1_100,
      });
      const sooner = [
        ...rows(499, '2026-09-01'),
        ...rows(501, '04/09/2026', 'a'),
        ...rows(9_000, '2026-09-02', 'b'),
      ];
      expect(await upload(sooner, { mode: 'partial' })).toMatchObject({
        status: 'failed',
        error_code: 'too-many-bad-rows',
      });
    });

    it('are good rows when the column settles them on days that can stand', async () => {
      const lines = [...rows(50, '04/09/2026'), ...rows(1, '13/09/2026', 'b')];
      expect(await upload(lines)).toMatchObject({ status: 'completed', records_imported: 51 });
    });

    it('are all listed in atomic mode, also behind a row that is bad', async () => {
      const report = await upload([
        ...rows(20, '2026-09-01'),
        { episode_id, downloads: 'many' },
        ...rows(2, '04/09/2026', 'a'),
      ]);
      expect(report).toMatchObject({ status: 'failed', error_code: 'rows-refused', rows_refused: 3 });
      expect(report.errors.map(({ line, code }) => ({ line, code }))).toEqual([
        { line: 22, code: 'not-a-number' },
        { line: 23, code: 'ambiguous-date' },
        { line: 24, code: 'ambiguous-date' },
      ]);
    });

    it.each([
      ['05/12/2026', '13/01/2026', '03/02/2026'],
      ['12/05/2026', '01/13/2026', '02/03/2026'],
    ])(
      'keep their cells for the error CSV when %s turns out to lie in the future',
      async (future, telling, past) => {
        const report = await upload(
          [
            ...rows(1_500, past),
            { day: future, episode_id, source: 'Late ', downloads: 77 },
            { day: telling, episode_id, downloads: 1 },
          ],
          { mode: 'partial' },
        );
        expect(report).toMatchObject({
          status: 'completed',
          records_failed: 1,
          errors: [{ line: 1_502, code: 'future-date', value: future }],
        });
        expect(await importErrorsCsv(ctx, report.import_id)).toContain(`${future},${episode_id},Late ,77,`);
      },
    );
  });
});
