import { catalogSnapshot } from '@podflight/testing/catalog-snapshot';
import { givenTwoTenants } from '@podflight/testing/given';
import { APP_ROLE } from '@podflight/testing/prepare-database';
import { timescaleDatabase } from '@podflight/testing/timescale-database';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doctor } from './doctor.ts';
import { migrateDown } from './migrate-down.ts';
import { migrateUp } from './migrate-up.ts';
import type { MigrationDb } from './migration-options.ts';
import { planMigrations } from './plan-migrations.ts';

describe('metrics_daily as a hypertable, where TimescaleDB is installed', () => {
  let db: MigrationDb;
  let before: string[];
  const options = { hypertable: true, appRole: APP_ROLE };
  beforeAll(async () => {
    db = await timescaleDatabase();
  });
  afterAll(() => db.destroy());

  it('is refused before any change without the extension', async () => {
    before = await catalogSnapshot(db);
    await expect(migrateUp(db, options)).rejects.toMatchObject({ code: 'migrations.option_invalid' });
    expect(await catalogSnapshot(db)).toEqual(before);
  });

  it('keeps its rows by day in chunks, isolated by tenant', async () => {
    await sql`create extension timescaledb`.execute(db);
    await migrateUp(db, options);
    const { acme, rival } = await givenTwoTenants(db);
    for (const { tenant_id, episodes } of [acme, rival]) {
      for (const day of ['2024-01-01', '2025-01-01']) {
        await sql`insert into metrics_daily (tenant_id, episode_id, day, source) values (${tenant_id}, ${episodes[0]?.episode_id}, ${day}, 'csv')`.execute(
          db,
        );
      }
    }
    const { rows: chunks } = await sql<{ n: number }>`
      select count(*)::int as n from timescaledb_information.chunks where hypertable_name = 'metrics_daily'`.execute(
      db,
    );
    expect(chunks[0]?.n).toBe(2);
    const seen = await db.transaction().execute(async (trx) => {
      await sql`set local role ${sql.id(APP_ROLE)}`.execute(trx);
      await sql`select set_config('app.current_tenant', ${acme.tenant_id}, true)`.execute(trx);
      return (await sql`select 1 from metrics_daily`.execute(trx)).rows.length;
    });
    expect(seen).toBe(2);
  });

  it('has its chunks watched by the doctor', async () => {
    const codes = async () => [...new Set((await doctor(db, options)).map(({ code }) => code))];
    const open = await codes();
    await sql`revoke usage on schema _timescaledb_internal from public`.execute(db);
    expect([open, await codes()]).toEqual([['rls.R20'], []]);
  });

  it('is made of a plain table that has rows, by an owner whom row level security binds', async () => {
    await migrateDown(db, options);
    await migrateUp(db, { appRole: APP_ROLE });
    await sql`insert into metrics_daily (tenant_id, episode_id, day, source)
      select p.tenant_id, e.episode_id, day::date, 'csv' from episodes e join podcasts p using (podcast_id),
        (values ('2024-01-01'), ('2025-01-01')) as days (day)`.execute(db);
    await sql`create role plain_owner`.execute(db);
    await sql`grant create, usage on schema public to plain_owner`.execute(db);
    await sql`alter table metrics_daily owner to plain_owner`.execute(db);
    await sql`grant all on podflight_migrations, campaigns, episodes, tenants, podcasts, sponsors to plain_owner`.execute(
      db,
    );
    expect((await doctor(db, options)).map(({ code }) => code)).toEqual(['hypertable.plain']);
    expect(await planMigrations(db, options)).toContain('-- hypertable');
    await sql`set role plain_owner`.execute(db);
    const up = await migrateUp(db, { hypertable: true });
    await sql`reset role`.execute(db);
    expect(up).toEqual({ applied: [], granted: [], converted: true });
    const { rows } = await sql<{ rows: number; chunks: number }>`
      select (select count(*)::int from metrics_daily) as rows,
        (select count(*)::int from timescaledb_information.chunks where hypertable_name = 'metrics_daily') as chunks`.execute(
      db,
    );
    expect(rows).toEqual([{ rows: 16, chunks: 2 }]);
    expect(await doctor(db, options)).toEqual([]);
    expect((await migrateUp(db, options)).converted).toBe(false);
  });

  it('goes away whole', async () => {
    await migrateDown(db, options);
    const { rows } = await sql`select 1 from timescaledb_information.hypertables`.execute(db);
    expect(rows).toEqual([]);
  });
});
