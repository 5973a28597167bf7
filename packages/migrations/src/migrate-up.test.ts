import { eachDatabase, type TestDatabase } from '@podflight/testing/databases';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { migrateUp } from './migrate-up.ts';
import { migrationStatus } from './migration-status.ts';
import { ownTables } from './own-objects.ts';

eachDatabase((_, open) => {
  describe('migrateUp', () => {
    let database: TestDatabase;
    beforeAll(async () => {
      database = await open({ from: 'host' });
    });

    it('applies every step in order and says which', async () => {
      const { applied } = await migrateUp(database.owner);
      expect(applied).toEqual([
        '0001_imports',
        '0002_metrics_daily',
        '0003_deal_stages',
        '0004_bookings',
        '0005_matches',
        '0006_event_outbox',
      ]);
      const status = await migrationStatus(database.owner);
      expect(status.every(({ state, applied_at }) => state === 'applied' && applied_at !== null)).toBe(true);
    });

    it('does nothing the second time', async () => {
      expect(await migrateUp(database.owner)).toEqual({ applied: [], granted: [], converted: false });
    });

    it('makes every table with the columns, indexes and constraints that its files name', async () => {
      expect(ownTables.map(({ table }) => table)).toEqual([
        'etl_imports',
        'etl_rejected_rows',
        'etl_staged_rows',
        'metrics_daily',
        'episode_curves',
        'deals',
        'deal_stage_history',
        'ad_units',
        'insertion_orders',
        'io_revisions',
        'io_bookings',
        'io_status_history',
        'promo_codes',
        'vanity_links',
        'matches',
        'match_runs',
        'event_outbox',
      ]);
      for (const { table, columns, indexes } of ownTables) {
        const { rows } = await sql<{ columns: string[]; indexes: string[] }>`
          select
            (select array_agg(attname::text) from pg_attribute where attrelid = ${table}::regclass and attnum > 0) as columns,
            (select array_agg(indexrelid::regclass::text) from pg_index where indrelid = ${table}::regclass) as indexes`.execute(
          database.owner,
        );
        expect(columns.length).toBeGreaterThan(4);
        expect(rows[0]?.columns).toEqual(columns.map(({ name }) => name));
        expect(rows[0]?.indexes).toEqual(expect.arrayContaining(indexes));
      }
    });

    it('starts every campaign that was there as a lead', async () => {
      const fresh = await open({ from: 'host' });
      await sql`insert into tenants (tenant_id, name) values ('00000000-0000-4000-8000-000000000001', 'acme')`.execute(
        fresh.owner,
      );
      await sql`insert into campaigns (tenant_id, name) values ('00000000-0000-4000-8000-000000000001', 'Spring')`.execute(
        fresh.owner,
      );
      await migrateUp(fresh.owner);
      const { rows } = await sql`select stage, stage_changed_at from campaigns`.execute(fresh.owner);
      expect(rows).toEqual([{ stage: 'lead', stage_changed_at: null }]);
    });

    it.each([
      ['a stage that is none', `update campaigns set stage = 'signed'`],
      [
        'a score above 100',
        `insert into matches (tenant_id, score) values ('00000000-0000-4000-8000-000000000001', 100.5)`,
      ],
      [
        'a score that is no number',
        `insert into matches (tenant_id, score) values ('00000000-0000-4000-8000-000000000001', 'NaN')`,
      ],
      [
        'a rate above 1',
        `insert into metrics_daily (tenant_id, episode_id, day, source, ctr) values ('00000000-0000-4000-8000-000000000001', gen_random_uuid(), '2025-01-01', 'x', 1.01)`,
      ],
      [
        'a rate that is no number',
        `insert into metrics_daily (tenant_id, episode_id, day, source, completion_rate) values ('00000000-0000-4000-8000-000000000001', gen_random_uuid(), '2025-01-01', 'x', 'NaN')`,
      ],
      [
        'negative downloads',
        `insert into metrics_daily (tenant_id, episode_id, day, source, downloads) values ('00000000-0000-4000-8000-000000000001', gen_random_uuid(), '2025-01-01', 'x', -1)`,
      ],
      [
        'a completed import that does not add up',
        `insert into etl_imports (tenant_id, source, status, rows_read, records_imported) values ('00000000-0000-4000-8000-000000000001', 'csv', 'completed', 3, 2)`,
      ],
      [
        'a position that is none',
        `insert into ad_units (tenant_id, name, position) values ('00000000-0000-4000-8000-000000000001', 'x', 'end')`,
      ],
    ])('refuses %s', async (_, statement) => {
      const fresh = database.owner;
      await sql`insert into tenants (tenant_id, name) values ('00000000-0000-4000-8000-000000000001', 'acme') on conflict do nothing`.execute(
        fresh,
      );
      await sql`insert into campaigns (tenant_id, name) values ('00000000-0000-4000-8000-000000000001', 'Spring')`.execute(
        fresh,
      );
      await expect(sql.raw(statement).execute(fresh)).rejects.toMatchObject({ code: '23514' });
    });
  });
});
