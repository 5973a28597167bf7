import { catalogSnapshot } from '@podflight/testing/catalog-snapshot';
import { APP_ROLE, postgresDatabase, type TestDatabase } from '@podflight/testing/databases';
import { openPool } from '@podflight/testing/open-pool';
import { connect } from '@podflight/testing/postgres-server';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrateDown } from './migrate-down.ts';
import { migrateUp } from './migrate-up.ts';

describe('migrations on a database that others use', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await postgresDatabase({ from: 'host' });
  });
  afterEach(() => database.drop());
  const connection = () => connect(database.ownerUrl ?? '', 1);

  it('lets 20 deployers start at once, and applies each step once', async () => {
    const deployers = Array.from({ length: 20 }, connection);
    const results = await Promise.all(deployers.map((db) => migrateUp(db, { appRole: APP_ROLE })));
    expect(results.flatMap(({ applied }) => applied).sort()).toHaveLength(6);
    const undone = await Promise.all(deployers.map((db) => migrateDown(db)));
    expect(undone.flatMap((result) => result.undone)).toHaveLength(6);
    await Promise.all(deployers.map((db) => db.destroy()));
  });

  it('finishes what a killed run left, whenever it was killed', async () => {
    await migrateUp(database.owner, { appRole: APP_ROLE });
    const finished = await catalogSnapshot(database.owner);
    await migrateDown(database.owner);
    const clean = await catalogSnapshot(database.owner);
    const total = await statementsOf(database);
    await migrateDown(database.owner, { appRole: APP_ROLE });
    let killed = 0;
    for (const share of [0.01, 0.1, 0.2, 0.3, 0.45, 0.6, 0.75]) {
      if ((await runUp(database, Math.ceil(total * share))) === 'killed') killed += 1;
      if (share !== 0.1) await migrateUp(database.owner, { appRole: APP_ROLE });
      if (share !== 0.1) expect(await catalogSnapshot(database.owner)).toEqual(finished);
      await migrateDown(database.owner, { appRole: APP_ROLE });
      expect(await catalogSnapshot(database.owner)).toEqual(clean);
    }
    expect(killed).toBeGreaterThanOrEqual(5);
  });

  it('takes no lock on the host’s tables when there is nothing to do, and needs none', async () => {
    await migrateUp(database.owner, { appRole: APP_ROLE });
    const blocker = connection();
    await blocker.transaction().execute(async (trx) => {
      // The strongest lock there is, on every table of the host's and of ours.
      await sql`lock table tenants, campaigns, episodes, podcasts, sponsors, etl_imports, metrics_daily, matches in access exclusive mode`.execute(
        trx,
      );
      expect(await migrateUp(database.owner, { appRole: APP_ROLE })).toEqual({
        applied: [],
        granted: [],
        converted: false,
      });
    });
    const { rows } = await sql<{
      xid: string | null;
    }>`select pg_current_xact_id_if_assigned()::text as xid`.execute(database.owner);
    expect(rows[0]?.xid).toBeNull();
    await blocker.destroy();
  });

  it('makes a reader of the host’s tables wait no longer than the lock timeout', async () => {
    const blocker = connection();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const holding = blocker.transaction().execute(async (trx) => {
      await sql`select * from campaigns`.execute(trx);
      await held;
    });
    const migrating = migrateUp(database.owner, { lockTimeoutMs: 150 });
    let longest = 0;
    const until = Date.now() + 2500;
    while (Date.now() < until) {
      const began = performance.now();
      await sql`select count(*) from campaigns`.execute(database.db);
      longest = Math.max(longest, performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    release();
    await holding;
    expect((await migrating).applied).toContain('0003_deal_stages');
    expect(longest).toBeGreaterThan(50);
    expect(longest).toBeLessThan(1000);
    await blocker.destroy();
  });

  it('gives up on locks that never come free, says so, and leaves the step undone', async () => {
    const blocker = connection();
    await blocker.transaction().execute(async (trx) => {
      await sql`lock table tenants in access exclusive mode`.execute(trx);
      const refused = migrateUp(database.owner, { lockTimeoutMs: 20, lockAttempts: 3 });
      await expect(refused).rejects.toMatchObject({
        code: 'migrations.lock_timeout',
        details: { step: '0001_imports', attempts: 3 },
      });
      await expect(refused).rejects.toThrow('pg_stat_activity');
    });
    await blocker.destroy();
    expect((await migrateUp(database.owner)).applied).toHaveLength(6);
  });

  it('refuses a database that a newer version migrated, and SQL that was changed since', async () => {
    await migrateUp(database.owner);
    await sql`update podflight_migrations set checksum = 'other' where name = '0002_metrics_daily'`.execute(
      database.owner,
    );
    await expect(migrateUp(database.owner)).rejects.toMatchObject({ code: 'migrations.changed_file' });
    await sql`insert into podflight_migrations (name, checksum) values ('0001_a', 'x')`.execute(
      database.owner,
    );
    await expect(migrateUp(database.owner)).rejects.toMatchObject({ code: 'migrations.newer_database' });
  });

  it('runs as an owner that is no superuser', async () => {
    const owner = `owner_${database.ownerUrl?.slice(-12)}`;
    await sql`create role ${sql.id(owner)}`.execute(database.owner);
    await sql`grant create, usage on schema public to ${sql.id(owner)}`.execute(database.owner);
    for (const table of ['tenants', 'podcasts', 'episodes', 'sponsors', 'campaigns']) {
      await sql`alter table ${sql.id(table)} owner to ${sql.id(owner)}`.execute(database.owner);
    }
    const plain = connection();
    await sql`set role ${sql.id(owner)}`.execute(plain);
    const before = await catalogSnapshot(plain);
    await migrateUp(plain, { appRole: APP_ROLE });
    await migrateDown(plain, { appRole: APP_ROLE });
    expect(await catalogSnapshot(plain)).toEqual(before);
    await plain.destroy();
    await sql`drop owned by ${sql.id(owner)} cascade`.execute(database.owner);
    await sql`drop role ${sql.id(owner)}`.execute(database.owner);
  });

  it('gives a role its grants when it is named later, and a role that is none is refused', async () => {
    await migrateUp(database.owner);
    const can = async () =>
      (
        await sql<{
          can: boolean;
        }>`select has_table_privilege(${APP_ROLE}, 'matches', 'insert') as can`.execute(database.owner)
      ).rows[0]?.can;
    expect(await can()).toBe(false);
    await migrateUp(database.owner, { appRole: APP_ROLE });
    expect(await can()).toBe(true);
    await expect(migrateUp(database.owner, { appRole: 'nobody_here' })).rejects.toMatchObject({
      code: 'migrations.option_invalid',
    });
  });
});

/** How many statements a whole `up` sends. */
async function statementsOf(database: TestDatabase): Promise<number> {
  let total = 0;
  await runUp(database, (seen) => {
    total = seen;
  });
  return total;
}

/** Runs `up` on a connection of its own, whose backend is killed after so many statements. */
async function runUp(
  { owner, ownerUrl }: TestDatabase,
  at: number | ((seen: number) => void),
): Promise<'killed' | 'finished'> {
  const pool = openPool({ connectionString: ownerUrl ?? '', max: 1 });
  let pid: number | undefined;
  let seen = 0;
  let kill: Promise<unknown> = Promise.resolve();
  const victim = new Kysely({
    dialect: new PostgresDialect({ pool }),
    log: () => {
      seen += 1;
      if (typeof at === 'function') at(seen);
      else if (seen === at) kill = sql`select pg_terminate_backend(${pid})`.execute(owner);
    },
  });
  pid = (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(victim)).rows[0]?.pid;
  const end = await migrateUp(victim, { appRole: APP_ROLE }).then(
    () => 'finished' as const,
    () => 'killed' as const,
  );
  await kill;
  await victim.destroy();
  return end;
}
