import { eachDatabase, type TestDatabase } from '@podflight/testing/databases';
import { givenTwoTenants, type TwoTenants } from '@podflight/testing/given';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PodflightContext } from '../../tenancy/index.ts';
import { etlHealthCard, etlHealthCardSchema } from '../index.ts';

eachDatabase((_, open) => {
  describe('the ETL health card', () => {
    let database: TestDatabase;
    let tenants: TwoTenants;
    let ctx: PodflightContext;

    beforeAll(async () => {
      database = await open();
      tenants = await givenTwoTenants(database.owner);
      ctx = {
        db: database.db,
        tenant_id: tenants.acme.tenant_id,
        clock: () => new Date('2026-11-23T09:00:00Z'),
      };
    });
    beforeEach(() => sql`truncate metrics_daily, etl_imports, etl_rejected_rows`.execute(database.owner));

    const givenDays = (tenant: keyof TwoTenants, from: string, to: string, source = 'spotify', episode = 0) =>
      sql`insert into metrics_daily (tenant_id, episode_id, day, source, downloads)
          select ${tenants[tenant].tenant_id}::uuid, ${tenants[tenant].episodes[episode]?.episode_id}::uuid, d::date, ${source}, 1
          from generate_series(${from}::timestamp, ${to}::timestamp, interval '1 day') as d`.execute(
        database.owner,
      );
    const givenImport = (
      status: string,
      rows: number,
      failed: number,
      at: string,
      tenant: keyof TwoTenants = 'acme',
    ) =>
      sql`insert into etl_imports (tenant_id, source, status, rows_read, records_imported, records_inserted,
            records_failed, error_code, error_message, started_at, completed_at)
          values (${tenants[tenant].tenant_id}::uuid, 'csv', ${status}, ${rows}, ${rows - failed}, ${rows - failed}, ${failed},
            ${status === 'failed' ? 'rows-refused' : null}, ${status === 'failed' ? 'Bad rows.' : null},
            ${at}::timestamptz, ${at}::timestamptz)`.execute(database.owner);

    it('is empty, and not an error, for a tenant that never imported', async () => {
      await givenDays('rival', '2026-11-01', '2026-11-22');
      const card = await etlHealthCard(ctx);
      expect(card).toMatchObject({
        state: 'empty',
        reasons: [{ code: 'never_imported' }],
        data_through: null,
        data: null,
      });
      expect(etlHealthCardSchema.parse(card)).toEqual(card);
    });

    it('is full of health when every day is there', async () => {
      await givenDays('acme', '2026-10-01', '2026-11-22');
      await givenImport('completed', 100, 0, '2026-11-23T06:00:00Z');
      const card = await etlHealthCard(ctx);
      expect(card).toMatchObject({ state: 'ok', reasons: [], data_through: '2026-11-22' });
      expect(card.data).toMatchObject({
        status: 'pass',
        score: 100,
        lag_days: 0,
        completeness: 1,
        acceptance: 1,
        success: 1,
        last_error: null,
      });
      expect(card.data?.days.at(-1)).toEqual({ day: '2026-11-23', records_imported: 100, records_failed: 0 });
      expect(card.data?.days).toHaveLength(14);
      expect(etlHealthCardSchema.parse(card)).toEqual(card);
    });

    it('names the source that lags, and is stale by the freshest', async () => {
      await givenDays('acme', '2026-10-01', '2026-11-20', 'spotify');
      await givenDays('acme', '2026-10-01', '2026-11-10', 'apple');
      expect(await etlHealthCard(ctx)).toMatchObject({
        state: 'stale',
        reasons: [{ code: 'data_late', params: { lag_days: 2 } }],
        data: {
          status: 'warn',
          lag_days: 2,
          freshness: { status: 'warn', score: 0.5 },
          sources: [
            { source: 'apple', lag_days: 12, status: 'error' },
            { source: 'spotify', lag_days: 2, status: 'warn' },
          ],
        },
      });
    });

    it('counts missing days of an episode against completeness, over 28 days', async () => {
      await givenDays('acme', '2026-10-01', '2026-11-22', 'spotify', 0);
      await givenDays('acme', '2026-10-26', '2026-11-08', 'spotify', 1);
      expect((await etlHealthCard(ctx)).data?.completeness).toBeCloseTo((28 + 14) / 56, 10);
    });

    it('takes a cancelled or interrupted import for no sign of bad data', async () => {
      await givenDays('acme', '2026-10-01', '2026-11-22');
      await givenImport('failed', 1_000, 1_000, '2026-11-22T06:00:00Z');
      await givenImport('failed', 1_000, 1_000, '2026-11-22T07:00:00Z');
      await sql`update etl_imports set error_code = case when started_at < '2026-11-22T07:00:00Z' then 'cancelled' else 'interrupted' end`.execute(
        database.owner,
      );
      const { data: card } = await etlHealthCard(ctx);
      expect(card).toMatchObject({ score: 100, acceptance: null, success: null, last_error: null });
      expect(card?.days.every((day) => day.records_failed === 0)).toBe(true);
    });

    it('takes a file that an earlier import answered for no import', async () => {
      await givenDays('acme', '2026-10-01', '2026-11-22');
      await givenImport('failed', 10, 10, '2026-11-22T06:00:00Z');
      await givenImport('completed', 0, 0, '2026-11-22T07:00:00Z');
      await sql`update etl_imports set metadata = jsonb_build_object('answered_by', import_id) where status = 'completed'`.execute(
        database.owner,
      );
      expect((await etlHealthCard(ctx)).data?.success).toBe(0);
    });

    it('tells rejected rows, failed imports and the last error', async () => {
      await givenDays('acme', '2026-10-01', '2026-11-22');
      await givenImport('completed', 90, 0, '2026-11-21T06:00:00Z');
      await givenImport('failed', 10, 10, '2026-11-22T06:00:00Z');
      await givenImport('failed', 1_000, 1_000, '2026-11-22T07:00:00Z', 'rival');
      expect((await etlHealthCard(ctx)).data).toMatchObject({
        acceptance: 0.9,
        success: 0.5,
        status: 'error',
        part_status: { freshness: 'pass', completeness: 'pass', acceptance: 'warn', success: 'error' },
        last_error: { code: 'rows-refused', message: 'Bad rows.', at: '2026-11-22T06:00:00.000Z' },
      });
    });
  });
});
