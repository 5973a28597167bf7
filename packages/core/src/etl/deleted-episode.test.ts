import { postgresDatabase, type TestDatabase } from '@podflight/testing/databases';
import { givenEpisodes, givenTwoTenants } from '@podflight/testing/given';
import { bytesOf, metricsCsv } from '@podflight/testing/metrics-file';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PodflightContext } from '../tenancy/index.ts';
import { importErrorsCsv, importMetrics } from './index.ts';

describe('an episode that the host deletes while an import runs', () => {
  let database: TestDatabase;
  let ctx: PodflightContext;
  let doomed: string;
  let kept: string;

  beforeAll(async () => {
    database = await postgresDatabase();
    ctx = { db: database.db, tenant_id: '', clock: () => new Date('2026-11-23T12:00:00Z') };
    const { acme } = await givenTwoTenants(database.owner);
    ctx.tenant_id = acme.tenant_id;
    kept = acme.episodes[0]?.episode_id ?? '';
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    await sql`truncate metrics_daily, etl_imports, etl_rejected_rows, etl_staged_rows, event_outbox`.execute(
      database.owner,
    );
    const { rows } = await sql<{ id: string }>`
      select podcast_id::text as id from episodes where episode_id = ${kept}`.execute(database.owner);
    [doomed = ''] = await givenEpisodes(database.owner, rows[0]?.id ?? '', 1);
  });

  const remove = () => sql`delete from episodes where episode_id = ${doomed}`.execute(database.owner);
  const lines = (doomedRows = 1) =>
    Array.from({ length: 1_000 }, (_, n) => ({
      episode_id: n >= 7 && n < 7 + doomedRows ? doomed : kept,
      source: `s${n}`,
      downloads: n,
      completion_rate: 0.25,
    }));
  const importedWhile = async (mode: 'atomic' | 'partial', doomedRows = 1) => {
    let read = 0;
    async function* deletedHalfWay(): AsyncGenerator<Uint8Array> {
      yield* bytesOf(metricsCsv(lines(doomedRows)));
      while (read < 500) await new Promise((resolve) => setImmediate(resolve));
      await remove();
    }
    return importMetrics(ctx, deletedHalfWay(), {
      mode,
      onProgress: (progress) => {
        read = progress.rows_read;
      },
    });
  };
  const stored = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from metrics_daily`.execute(database.owner)).rows[0]
      ?.n;
  const problem = { line: 9, column: 'episode_id', code: 'unknown-episode' };

  it('takes its rows out of a partial import, with what they said', async () => {
    const report = await importedWhile('partial');
    expect(report).toMatchObject({ status: 'completed', records_failed: 1, records_inserted: 999 });
    expect(report.errors).toMatchObject([{ ...problem, value: doomed }]);
    expect(await importErrorsCsv(ctx, report.import_id)).toContain(
      `\r\n2026-09-01,${doomed},s7,7,,0.25,,,,9,unknown-episode,`,
    );
    expect(await stored()).toBe(999);
  });

  it('fails an atomic import with that problem', async () => {
    expect(await importedWhile('atomic')).toMatchObject({
      status: 'failed',
      error_code: 'rows-refused',
      rows_refused: 1,
      errors: [{ ...problem, value: doomed }],
    });
    expect(await stored()).toBe(0);
  });

  it('fails a partial import as well when more than half of its first rows go with it', async () => {
    expect(await importedWhile('partial', 501)).toMatchObject({
      status: 'failed',
      error_code: 'too-many-bad-rows',
      rows_refused: 501,
    });
    expect(await stored()).toBe(0);
  });

  it.each([false, true])(
    'is noticed when its deletion commits in the middle of the merge, in a transaction of the host: %s',
    async (joined) => {
      const report = await database.owner.transaction().execute(async (deletion) => {
        await sql`delete from episodes where episode_id = ${doomed}`.execute(deletion);
        const source = () => bytesOf(metricsCsv(lines()));
        const running = joined
          ? database.db
              .transaction()
              .execute((db) => importMetrics({ ...ctx, db }, source(), { mode: 'partial' }))
          : importMetrics(ctx, source(), { mode: 'partial' });
        const waiting = async () =>
          (
            await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
              database.owner,
            )
          ).rows.length > 0;
        while (!(await waiting()));
        return { running };
      });
      expect(await report.running).toMatchObject({
        status: 'completed',
        records_failed: 1,
        records_inserted: 999,
        errors: [problem],
      });
      expect(await stored()).toBe(999);
    },
  );
});
