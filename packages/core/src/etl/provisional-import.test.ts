import { eachDatabase, type TestDatabase } from '@podflight/testing/databases';
import { givenTwoTenants } from '@podflight/testing/given';
import { bytesOf, metricsCsv } from '@podflight/testing/metrics-file';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PodflightContext } from '../tenancy/index.ts';
import { type ImportMetricsOptions, importMetrics } from './index.ts';

eachDatabase((_, open) => {
  let database: TestDatabase;
  let ctx: PodflightContext;
  let early: string;
  let late: string;

  beforeAll(async () => {
    database = await open();
    const { acme } = await givenTwoTenants(database.owner);
    ctx = { db: database.db, tenant_id: acme.tenant_id, clock: () => new Date('2026-11-23T12:00:00Z') };
    const [episode_id = ''] = acme.episodes.map((episode) => episode.episode_id);
    const both = (first: number, second: number) =>
      metricsCsv([
        { episode_id, downloads: first },
        { episode_id, downloads: second, day: '2026-09-02' },
      ]);
    early = both(1, 2);
    late = both(1, 5);
  });
  beforeEach(() =>
    sql`truncate metrics_daily, etl_imports, etl_rejected_rows, etl_staged_rows, event_outbox`.execute(
      database.owner,
    ),
  );

  const upload = (text: string, options: ImportMetricsOptions = {}) =>
    importMetrics(ctx, bytesOf(text), options);
  const stored = async () =>
    (
      await sql<{
        text: string;
      }>`select downloads || case when provisional then ' so far' else '' end as text from metrics_daily order by day`.execute(
        database.owner,
      )
    ).rows.map(({ text }) => text);

  describe('a provisional import', () => {
    it('is told from a final one, which is what an import is unless it says otherwise', async () => {
      expect(await upload(early, { provisional: true })).toMatchObject({
        provisional: true,
        records_inserted: 2,
      });
      expect(await stored()).toEqual(['1 so far', '2 so far']);
      expect(await upload(late)).toMatchObject({ provisional: false, records_updated: 2 });
      expect(await stored()).toEqual(['1', '5']);
    });

    it('of the same file again is made final, and not answered as imported already', async () => {
      const first = await upload(early, { provisional: true });
      expect(await upload(early, { provisional: true })).toEqual({ ...first, already_imported: true });
      const final = await upload(early);
      expect(final).toMatchObject({ already_imported: false, records_updated: 2, records_unchanged: 0 });
      expect(await stored()).toEqual(['1', '2']);
      const answered = { import_id: final.import_id, already_imported: true };
      expect(await upload(early)).toMatchObject(answered);
      expect(await upload(early, { provisional: true })).toMatchObject(answered);
    });

    it('replaces provisional rows', async () => {
      await upload(early, { provisional: true });
      expect(await upload(late, { provisional: true })).toMatchObject({
        records_updated: 1,
        records_unchanged: 1,
        warnings: [],
      });
      expect(await stored()).toEqual(['1 so far', '5 so far']);
    });

    it('leaves final rows as they are and says of how many it would say something else', async () => {
      await upload(early, { provisional: true });
      await upload(late);
      expect(await upload(early, { provisional: true })).toMatchObject({
        already_imported: false,
        records_updated: 0,
        records_unchanged: 2,
        warnings: [{ code: 'final-kept', message: expect.stringContaining('1 of these') }],
      });
      expect(await stored()).toEqual(['1', '5']);
    });

    it('replaces final rows when it is forced to, and then they are provisional', async () => {
      await upload(late);
      const forced = { provisional: true, force: true };
      expect(await upload(early, { ...forced, dry_run: true })).toMatchObject({ records_updated: 2 });
      expect(await stored()).toEqual(['1', '5']);
      expect(await upload(early, forced)).toMatchObject({ records_updated: 2, warnings: [] });
      expect(await stored()).toEqual(['1 so far', '2 so far']);
    });

    it('is not what answers a final upload whose rows were all made final by other files', async () => {
      await upload(early, { provisional: true });
      await upload(late);
      await upload(`${early}\n`);
      expect(await upload(early)).toMatchObject({
        already_imported: false,
        provisional: false,
        records_unchanged: 2,
      });
    });
  });
});
