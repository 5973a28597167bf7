import { eachDatabase, type TestDatabase } from '@podflight/testing/databases';
import { givenTwoTenants } from '@podflight/testing/given';
import { bytesOf, METRICS_HEADER, metricsCsv } from '@podflight/testing/metrics-file';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PodflightContext } from '../tenancy/index.ts';
import { type ImportMetricsOptions, importMetrics, listImports } from './index.ts';

eachDatabase((_, open) => {
  let database: TestDatabase;
  let ctx: PodflightContext;
  let file: string;
  let other: string;

  beforeAll(async () => {
    database = await open();
    const { acme } = await givenTwoTenants(database.owner);
    ctx = { db: database.db, tenant_id: acme.tenant_id, clock: () => new Date('2026-11-23T12:00:00Z') };
    const [episode_id = ''] = acme.episodes.map((episode) => episode.episode_id);
    file = metricsCsv([
      { episode_id, downloads: 1 },
      { episode_id, downloads: 2, day: '2026-09-02' },
    ]);
    other = metricsCsv([{ episode_id, downloads: 7 }]);
  });
  beforeEach(() =>
    sql`truncate metrics_daily, etl_imports, etl_rejected_rows, etl_staged_rows, event_outbox`.execute(
      database.owner,
    ),
  );

  const upload = (text: string, options: ImportMetricsOptions = {}, by = ctx) =>
    importMetrics(by, bytesOf(text), options);
  const downloads = async () =>
    (
      await sql<{ n: number }>`select downloads::int as n from metrics_daily order by day`.execute(
        database.owner,
      )
    ).rows.map((row) => row.n);

  describe('a file that was imported already', () => {
    it('is stored again when somebody deleted or changed rows of it by hand', async () => {
      await upload(file);
      await sql`delete from metrics_daily where downloads = 2`.execute(database.owner);
      expect(await upload(file)).toMatchObject({ already_imported: false, records_inserted: 1 });
      await sql`update metrics_daily set downloads = 5 where downloads = 1`.execute(database.owner);
      expect(await upload(file)).toMatchObject({ already_imported: false, records_updated: 1 });
      expect(await downloads()).toEqual([1, 2]);
    });

    it('is stored again after a later import changed it, whatever the clocks of the two servers say', async () => {
      await upload(file);
      const behind = { ...ctx, clock: () => new Date('2026-11-23T11:00:00Z') };
      await upload(other, {}, behind);
      expect(await downloads()).toEqual([7, 2]);
      expect(await upload(file)).toMatchObject({ already_imported: false, records_updated: 1 });
      expect(await downloads()).toEqual([1, 2]);
    });

    it('is answered with the earlier import, and writes no row', async () => {
      const { import_id } = await upload(file);
      const versions = () => sql`select xmin::text, ctid::text from metrics_daily`.execute(database.owner);
      const before = await versions();
      expect(await upload(file)).toMatchObject({ import_id, already_imported: true });
      expect((await versions()).rows).toEqual(before.rows);
      expect((await listImports(ctx)).items).toHaveLength(1);
    });
  });

  describe('an idempotency key', () => {
    it('stays with a file that was answered from an earlier import', async () => {
      const { import_id } = await upload(file);
      const answer = await upload(file, { idempotency_key: 'k' });
      expect(answer).toMatchObject({ import_id, already_imported: true });
      await upload(other);
      expect(await upload(file, { idempotency_key: 'k' })).toEqual(answer);
      await expect(upload(other, { idempotency_key: 'k' })).rejects.toMatchObject({
        code: 'etl.idempotency_key_reused',
      });
      expect(await downloads()).toEqual([7, 2]);
      expect((await listImports(ctx)).items).toHaveLength(2);
      expect((await listImports(ctx, { idempotency_key: 'k' })).items).toMatchObject([{ import_id }]);
    });

    it.each([{ force: true }, { mode: 'partial' }, { dry_run: true }, { provisional: true }] as const)(
      'belongs to one request, and not to the same file with %j',
      async (options) => {
        const one = await upload(file, { idempotency_key: 'k' });
        await expect(upload(file, { idempotency_key: 'k', ...options })).rejects.toMatchObject({
          code: 'etl.idempotency_key_reused',
          status: 422,
        });
        expect(await upload(file, { idempotency_key: 'k' })).toEqual(one);
      },
    );

    it('is free again when its file was refused before its end, for nothing was done and no sum is known', async () => {
      const bad = `${METRICS_HEADER}\n${'x,y,z,,,,,,\n'.repeat(20_000)}`;
      const refused = { status: 'failed', error_code: 'too-many-bad-rows', file_sha256: null };
      expect(await upload(bad, { idempotency_key: 'k' })).toMatchObject(refused);
      expect(await upload(bad, { idempotency_key: 'k' })).toMatchObject(refused);
    });

    it('of a forced run gives its report again when it is forced again', async () => {
      await upload(file);
      const forced = await upload(file, { idempotency_key: 'k', force: true });
      expect(forced).toMatchObject({ already_imported: false, records_unchanged: 2 });
      expect(await upload(file, { idempotency_key: 'k', force: true })).toEqual(forced);
    });
  });
});
