import { eachDatabase, type TestDatabase } from '@podflight/testing/databases';
import { givenTwoTenants, type TwoTenants } from '@podflight/testing/given';
import { bytesOf, METRICS_HEADER, metricsCsv } from '@podflight/testing/metrics-file';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PodflightContext } from '../tenancy/index.ts';
import { cancelImport, getImport, type ImportMetricsOptions, importMetrics, listImports } from './index.ts';

eachDatabase((_, open) => {
  let database: TestDatabase;
  let tenants: TwoTenants;
  let ctx: PodflightContext;
  let rival: PodflightContext;
  let first: string;
  let second: string;

  beforeAll(async () => {
    database = await open();
    tenants = await givenTwoTenants(database.owner);
    const clock = () => new Date('2026-11-23T12:00:00Z');
    ctx = { db: database.db, tenant_id: tenants.acme.tenant_id, actor_id: 'ana', clock };
    rival = { db: database.db, tenant_id: tenants.rival.tenant_id, clock };
    [first = '', second = ''] = tenants.acme.episodes.map((episode) => episode.episode_id);
  });

  beforeEach(async () => {
    await sql`truncate metrics_daily, etl_imports, etl_rejected_rows, etl_staged_rows, event_outbox`.execute(
      database.owner,
    );
  });

  const upload = (text: string, options: ImportMetricsOptions = {}, by = ctx) =>
    importMetrics(by, bytesOf(text), options);
  const stored = async () =>
    (
      await sql<{ key: string; downloads: number | null; listeners: number | null }>`
        select concat_ws(' ', to_char(day, 'YYYY-MM-DD'), episode_id, source) as key,
               downloads::int as downloads, listeners::int as listeners
        from metrics_daily order by 1`.execute(database.owner)
    ).rows;
  const events = async () =>
    (
      await sql<{ type: string; data: Record<string, unknown> }>`
        select type, data from event_outbox order by time, event_id`.execute(database.owner)
    ).rows;
  const leftovers = async () =>
    (
      await sql<{ staged: number }>`select count(*)::int as staged from etl_staged_rows`.execute(
        database.owner,
      )
    ).rows[0]?.staged;

  describe('importMetrics', () => {
    it('stores the rows of a file and says how many', async () => {
      const report = await upload(
        metricsCsv([
          { episode_id: first, downloads: 43, listeners: 40 },
          { episode_id: second, downloads: '1,234'.replace(',', '') },
        ]),
        { file_name: 'september.csv' },
      );
      expect(report).toMatchObject({
        status: 'completed',
        file_name: 'september.csv',
        actor_id: 'ana',
        rows_read: 2,
        records_imported: 2,
        records_inserted: 2,
        records_updated: 0,
        records_unchanged: 0,
        records_failed: 0,
        records_duplicate: 0,
        day_from: '2026-09-01',
        day_to: '2026-09-01',
        errors: [],
        warnings: [],
        already_imported: false,
      });
      expect(await stored()).toEqual([
        { key: `2026-09-01 ${first} spotify`, downloads: 43, listeners: 40 },
        { key: `2026-09-01 ${second} spotify`, downloads: 1234, listeners: null },
      ]);
      expect(await leftovers()).toBe(0);
    });

    it('emits etl.import_completed with counts, day range and episodes', async () => {
      const report = await upload(metricsCsv([{ episode_id: first, downloads: 1 }]));
      expect(await events()).toEqual([
        {
          type: 'etl.import_completed',
          data: expect.objectContaining({
            import_id: report.import_id,
            records_inserted: 1,
            day_from: '2026-09-01',
            day_to: '2026-09-01',
            episode_ids: [first],
            episode_count: 1,
          }),
        },
      ]);
    });

    it('answers the earlier import when the same file comes again', async () => {
      const file = metricsCsv([{ episode_id: first, downloads: 1 }]);
      const before = await upload(file);
      const again = await upload(file);
      expect(again).toMatchObject({ import_id: before.import_id, already_imported: true });
      expect((await listImports(ctx)).items).toHaveLength(1);
    });

    it('writes no row when the same file is forced through', async () => {
      const file = metricsCsv([{ episode_id: first, downloads: 1, ctr: 0.1, completion_rate: 0.3 }]);
      await upload(file);
      const versions = () => sql`select xmin::text, ctid::text from metrics_daily`.execute(database.owner);
      const before = await versions();
      expect(await upload(file, { force: true })).toMatchObject({
        already_imported: false,
        records_imported: 1,
        records_unchanged: 1,
        records_inserted: 0,
        records_updated: 0,
      });
      expect((await versions()).rows).toEqual(before.rows);
    });

    it('runs a file again when a later import changed its days', async () => {
      const original = metricsCsv([{ episode_id: first, downloads: 1 }]);
      await upload(original);
      await upload(metricsCsv([{ episode_id: first, downloads: 2 }]));
      expect(await upload(original)).toMatchObject({ already_imported: false, records_updated: 1 });
      expect(await stored()).toMatchObject([{ downloads: 1 }]);
    });

    it('leaves stored values of an absent column alone and stores null for an empty cell', async () => {
      await upload(metricsCsv([{ episode_id: first, downloads: 5, listeners: 4 }]));
      await upload(`day,episode_id,source,downloads\n2026-09-01,${first},spotify,6\n`);
      expect(await stored()).toMatchObject([{ downloads: 6, listeners: 4 }]);
      await upload(`day,episode_id,source,downloads,listeners\n2026-09-01,${first},spotify,6,\n`);
      expect(await stored()).toMatchObject([{ downloads: 6, listeners: null }]);
    });

    it('stores nothing in atomic mode when one row is bad, and says which', async () => {
      const report = await upload(
        metricsCsv([
          { episode_id: first, downloads: 1 },
          { episode_id: second, downloads: -1 },
        ]),
      );
      expect(report).toMatchObject({
        status: 'failed',
        error_code: 'rows-refused',
        rows_read: 2,
        records_imported: 0,
        records_failed: 2,
        rows_refused: 1,
        errors: [{ line: 3, column: 'downloads', code: 'negative', value: '-1' }],
        errors_total: 1,
      });
      expect((await listImports(ctx)).items).toMatchObject([{ records_failed: 2, rows_refused: 1 }]);
      expect(await stored()).toEqual([]);
      expect(await leftovers()).toBe(0);
      expect(await events()).toMatchObject([{ type: 'etl.error', data: { code: 'rows-refused' } }]);
    });

    it('stores the good rows in partial mode', async () => {
      const report = await upload(
        metricsCsv([
          { episode_id: first, downloads: 1 },
          { episode_id: second, downloads: 'many' },
          { episode_id: second, downloads: 3 },
        ]),
        { mode: 'partial' },
      );
      expect(report).toMatchObject({
        status: 'completed',
        rows_read: 3,
        records_imported: 2,
        records_failed: 1,
        rows_refused: 1,
        errors: [{ line: 3, code: 'not-a-number' }],
      });
      expect(await getImport(ctx, report.import_id)).toEqual(report);
    });

    it.each(['atomic', 'partial'] as const)(
      'refuses a file of which most rows are bad, in %s mode',
      async (mode) => {
        const report = await upload(
          metricsCsv([{ episode_id: first, downloads: 1 }, { episode_id: 'x' }, { episode_id: 'y' }]),
          { mode },
        );
        expect(report).toMatchObject({ status: 'failed', error_code: 'too-many-bad-rows' });
        expect(await stored()).toEqual([]);
      },
    );

    it("reads another tenant's episode exactly like an unknown one", async () => {
      const foreign = tenants.rival.episodes[0]?.episode_id ?? '';
      const unknown = '99999999-9999-4999-8999-999999999999';
      const rows = [1, 2, 3].map((n) => ({ day: `2026-09-0${n}`, episode_id: first, downloads: n }));
      const problems = async (episode_id: string) =>
        (await upload(metricsCsv([...rows, { episode_id }]))).errors.map(({ value: _, ...rest }) => rest);
      expect(await problems(foreign)).toEqual(await problems(unknown));
      expect(await problems(foreign)).toMatchObject([
        { line: 5, column: 'episode_id', code: 'unknown-episode' },
      ]);
    });

    it('collapses equal rows of one key and keeps the last of different ones', async () => {
      const report = await upload(
        metricsCsv([
          { episode_id: first, downloads: 1 },
          { episode_id: first, downloads: 1 },
          { episode_id: first, source: ' Spotify ', downloads: 2 },
          { episode_id: second, downloads: 7 },
          { episode_id: second, downloads: 7 },
        ]),
      );
      expect(report).toMatchObject({
        rows_read: 5,
        records_imported: 2,
        records_duplicate: 3,
        records_failed: 0,
      });
      expect(report.warnings.map(({ line, code }) => ({ line, code }))).toEqual([
        { line: 2, code: 'duplicate-in-file' },
        { line: 3, code: 'duplicate-in-file' },
      ]);
      expect((await stored()).map((row) => row.downloads)).toEqual([2, 7]);
    });

    it('says in a dry run what would change and changes nothing', async () => {
      await upload(
        metricsCsv([
          { episode_id: first, downloads: 1 },
          { episode_id: second, downloads: 1 },
        ]),
      );
      const report = await upload(
        metricsCsv([
          { episode_id: first, downloads: 1 },
          { episode_id: second, downloads: 9 },
          { episode_id: second, day: '2026-09-02', downloads: 4 },
        ]),
        { dry_run: true },
      );
      expect(report).toMatchObject({
        dry_run: true,
        status: 'completed',
        records_inserted: 1,
        records_updated: 1,
        records_unchanged: 1,
      });
      expect((await stored()).map((row) => row.downloads)).toEqual([1, 1]);
      expect((await events()).map((event) => event.type)).toEqual(['etl.import_completed']);
    });

    it('completes a file without rows, with a warning', async () => {
      expect(await upload(`${METRICS_HEADER}\n`)).toMatchObject({
        status: 'completed',
        rows_read: 0,
        warnings: [{ code: 'no-rows' }],
      });
    });

    it.each([
      ['13/09/2026', '09/13/2026', 'a day of each order', 'ambiguous-date'],
      ['04/09/2026', '05/09/2026', 'no day that settles it', 'ambiguous-date'],
    ])('refuses a column of slash days with %s', async (one, two, _, code) => {
      const report = await upload(
        metricsCsv([
          { episode_id: first, day: one },
          { episode_id: first, day: two },
          { episode_id: second, day: '03/09/2026' },
          { episode_id: second, day: '2026-09-01' },
          { episode_id: second, day: '2026-09-02' },
          { episode_id: second, day: '2026-09-03' },
          { episode_id: second, day: '2026-09-04' },
        ]),
      );
      expect(report.status).toBe('failed');
      expect(new Set(report.errors.map((error) => error.code))).toEqual(new Set([code]));
    });

    it.each([
      ['13/09/2026', ['2026-09-03', '2026-09-13']],
      ['09/13/2026', ['2026-03-09', '2026-09-13']],
    ])('reads the whole column as its one telling day %s says', async (telling, days) => {
      await upload(
        metricsCsv([
          { episode_id: first, day: '03/09/2026', downloads: 1 },
          { episode_id: first, day: telling, downloads: 1 },
        ]),
      );
      expect((await stored()).map((row) => row.key.slice(0, 10))).toEqual(days);
    });

    it('refuses a body that is shorter than declared, and stores nothing', async () => {
      const text = metricsCsv([{ episode_id: first, downloads: 1 }]);
      expect(await upload(text, { declared_bytes: text.length + 1 })).toMatchObject({
        status: 'failed',
        error_code: 'body-incomplete',
      });
      expect(await upload(text, { declared_sha256: 'a'.repeat(64) })).toMatchObject({
        status: 'failed',
        error_code: 'body-incomplete',
      });
      expect(await stored()).toEqual([]);
    });

    it('answers a repeated idempotency key with the first report, and refuses it for another file', async () => {
      const text = metricsCsv([{ episode_id: first, downloads: 1 }]);
      const one = await upload(text, { idempotency_key: 'k1' });
      expect(await upload(text, { idempotency_key: 'k1' })).toEqual(one);
      await expect(
        upload(metricsCsv([{ episode_id: first, downloads: 2 }]), { idempotency_key: 'k1' }),
      ).rejects.toMatchObject({ code: 'etl.idempotency_key_reused', status: 422 });
    });

    it('stops when the signal fires, and leaves nothing half done', async () => {
      const controller = new AbortController();
      const rows = Array.from({ length: 40_000 }, (_, n) => ({
        episode_id: n % 2 ? first : second,
        day: new Date(Date.UTC(2000, 0, 1 + (n % 9_000))).toISOString().slice(0, 10),
        source: `s${n % 5}`,
        downloads: n,
      }));
      const running = upload(metricsCsv(rows), {
        signal: controller.signal,
        onProgress: () => controller.abort(),
      });
      await expect(running).rejects.toMatchObject({ code: 'etl.cancelled' });
      expect(await stored()).toEqual([]);
      expect(await leftovers()).toBe(0);
      expect((await listImports(ctx)).items).toMatchObject([{ status: 'failed', error_code: 'cancelled' }]);
    });

    it('stops soon after somebody cancels it, also while its sender is silent', async () => {
      async function* stalled(): AsyncGenerator<Uint8Array> {
        yield* bytesOf(metricsCsv([{ episode_id: first, downloads: 1 }]));
        await new Promise(() => undefined);
      }
      const running = importMetrics(ctx, stalled());
      const settled = expect(running).rejects.toMatchObject({ code: 'etl.cancelled' });
      let import_id: string | undefined;
      while (!import_id) import_id = (await listImports(ctx, { status: 'processing' })).items[0]?.import_id;
      await cancelImport(ctx, import_id);
      await settled;
      expect((await listImports(ctx)).items).toMatchObject([{ status: 'failed', error_code: 'cancelled' }]);
      expect(await stored()).toEqual([]);
    });

    it('keeps what it did from another tenant', async () => {
      const report = await upload(metricsCsv([{ episode_id: first, downloads: 1 }]));
      expect((await listImports(rival)).items).toEqual([]);
      await expect(getImport(rival, report.import_id)).rejects.toMatchObject({
        code: 'etl.import_not_found',
      });
    });

    it('takes part in a transaction of the host, and goes with it', async () => {
      const text = metricsCsv([{ episode_id: first, downloads: 1 }]);
      await expect(
        database.db.transaction().execute(async (trx) => {
          expect(await importMetrics({ ...ctx, db: trx }, bytesOf(text))).toMatchObject({
            status: 'completed',
          });
          throw new Error('the host changed its mind');
        }),
      ).rejects.toThrow('changed its mind');
      expect(await stored()).toEqual([]);
      expect((await listImports(ctx)).items).toEqual([]);
    });
  });
});
