import { eachDatabase, postgresDatabase, type TestDatabase } from '@podflight/testing/databases';
import { givenTwoTenants, type TwoTenants } from '@podflight/testing/given';
import { openPool } from '@podflight/testing/open-pool';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PodflightContext, type TenantDb, withTenant, withTenantSnapshot } from './index.ts';

const seen = async (db: TenantDb) =>
  (await db.selectFrom('event_outbox').select('type').orderBy('type').execute()).map((row) => row.type);

async function givenEvents(database: TestDatabase, tenants: TwoTenants): Promise<void> {
  await sql`insert into event_outbox (tenant_id, type, data) values
    (${tenants.acme.tenant_id}, 'acme', '{}'), (${tenants.rival.tenant_id}, 'rival', '{}')`.execute(
    database.owner,
  );
}

eachDatabase((_, open) => {
  describe('withTenant', () => {
    let database: TestDatabase;
    let acme: PodflightContext;
    let rival: PodflightContext;

    beforeAll(async () => {
      database = await open();
      const tenants = await givenTwoTenants(database.owner);
      await givenEvents(database, tenants);
      acme = { db: database.db, tenant_id: tenants.acme.tenant_id };
      rival = { db: database.db, tenant_id: tenants.rival.tenant_id };
    });

    it("shows a query without a where clause only the tenant's rows", async () => {
      expect(await withTenant(acme, seen)).toEqual(['acme']);
      expect(await withTenant(rival, seen)).toEqual(['rival']);
    });

    it.each([
      ['absent', sql`select 1`],
      ['empty', sql`select set_config('app.current_tenant', '', true)`],
    ])('leaves a connection whose setting is %s without rows', async (_name, prepare) => {
      const rows = await database.db.transaction().execute(async (trx) => {
        await prepare.execute(trx);
        return trx.selectFrom('event_outbox').selectAll().execute();
      });
      expect(rows).toEqual([]);
    });

    it('does not leave the tenant behind on the connection', async () => {
      await withTenant(acme, seen);
      expect(await database.db.selectFrom('event_outbox').selectAll().execute()).toEqual([]);
    });

    it('refuses to write a row for another tenant', async () => {
      const write = withTenant(acme, (db) =>
        db
          .insertInto('event_outbox')
          .values({
            tenant_id: rival.tenant_id,
            type: 'forged',
            subject: null,
            data: sql`'{}'::jsonb`,
            time: new Date(),
            next_attempt_at: new Date(),
          })
          .execute(),
      );
      await expect(write).rejects.toMatchObject({ code: '42501' });
    });

    it("joins a transaction of the host's and gives its setting back", async () => {
      await database.db.transaction().execute(async (trx) => {
        const setting = async () =>
          (await sql<{ v: string }>`select current_setting('app.current_tenant', true) as v`.execute(trx))
            .rows[0]?.v;
        await sql`select set_config('app.current_tenant', ${rival.tenant_id}, true)`.execute(trx);
        expect(await withTenant({ ...acme, db: trx }, seen)).toEqual(['acme']);
        expect(await setting()).toBe(rival.tenant_id);
        await expect(withTenant({ ...acme, db: trx }, () => Promise.reject(new Error('no')))).rejects.toThrow(
          'no',
        );
        expect(await setting()).toBe(rival.tenant_id);
      });
    });

    it('refuses a context without a tenant', async () => {
      await expect(withTenant({ ...acme, tenant_id: ' ' }, seen)).rejects.toMatchObject({
        code: 'tenant.invalid',
      });
    });

    it('works under plugins of the host that rename columns', async () => {
      const { CamelCasePlugin } = await import('kysely');
      const renamed = { ...acme, db: database.db.withPlugin(new CamelCasePlugin()) };
      expect(await withTenant(renamed, seen)).toEqual(['acme']);
    });
  });
});

describe('withTenant on a pool of one real connection', () => {
  let database: TestDatabase;
  let tenants: TwoTenants;

  beforeAll(async () => {
    database = await postgresDatabase();
    tenants = await givenTwoTenants(database.owner);
    await givenEvents(database, tenants);
  });
  afterAll(() => database.drop());

  const onePool = (config: Record<string, unknown> = {}) =>
    new Kysely<never>({
      dialect: new PostgresDialect({
        pool: openPool({ connectionString: database.url ?? '', max: 1, ...config }),
      }),
    });
  const acme = (db: Kysely<never>): PodflightContext => ({ db, tenant_id: tenants.acme.tenant_id });
  const rival = (db: Kysely<never>): PodflightContext => ({ db, tenant_id: tenants.rival.tenant_id });
  const acmeRows = async () =>
    (
      await sql<{ n: number }>`select count(*)::int as n from event_outbox where type = 'late'`.execute(
        database.owner,
      )
    ).rows[0]?.n;
  const writeLate = (trx: TenantDb) =>
    trx
      .insertInto('event_outbox')
      .values({
        tenant_id: tenants.acme.tenant_id,
        type: 'late',
        subject: null,
        data: sql`'{}'::jsonb`,
        time: new Date(),
        next_attempt_at: new Date(),
      })
      .execute();

  it('keeps tenants apart after a client time-out in the middle of a transaction', async () => {
    const db = onePool({ query_timeout: 300 });
    await expect(
      withTenant(acme(db), async (trx) => {
        await writeLate(trx);
        await sql`select pg_sleep(1)`.execute(trx);
      }),
    ).rejects.toThrow();
    expect(await withTenant(rival(db), seen)).toEqual(['rival']);
    expect(await acmeRows()).toBe(0);
    await db.destroy();
  });

  it('keeps tenants apart after the backend was killed while the app awaited something else', async () => {
    const db = onePool();
    await expect(
      withTenant(acme(db), async (trx) => {
        await writeLate(trx);
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
        await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(database.owner);
        await new Promise((resolve) => setTimeout(resolve, 100));
        return seen(trx);
      }),
    ).rejects.toThrow();
    expect(await withTenant(rival(db), seen)).toEqual(['rival']);
    expect(await acmeRows()).toBe(0);
    await db.destroy();
  });

  it('keeps tenants apart after a query was aborted in the middle of a transaction', async () => {
    const db = onePool();
    await expect(
      withTenant(acme(db), async (trx) => {
        await writeLate(trx);
        await sql`select pg_sleep(2)`.execute(trx, { signal: AbortSignal.timeout(100) });
      }),
    ).rejects.toThrow();
    expect(await withTenant(rival(db), seen)).toEqual(['rival']);
    expect(await acmeRows()).toBe(0);
    await db.destroy();
  });

  it('heals a connection that somebody left inside a transaction of another tenant', async () => {
    const pool = openPool({ connectionString: database.url ?? '', max: 1 });
    const db = new Kysely<never>({ dialect: new PostgresDialect({ pool }) });
    const client = await pool.connect();
    await client.query('begin');
    await client.query('select set_config($1, $2, true)', ['app.current_tenant', tenants.acme.tenant_id]);
    client.release();
    expect(await withTenant(rival(db), seen)).toEqual(['rival']);
    await db.destroy();
  });

  it('heals it for a snapshot as well, which cannot begin inside of a transaction', async () => {
    const pool = openPool({ connectionString: database.url ?? '', max: 1 });
    const db = new Kysely<never>({ dialect: new PostgresDialect({ pool }) });
    const client = await pool.connect();
    await client.query('begin');
    await client.query('select set_config($1, $2, true)', ['app.current_tenant', tenants.acme.tenant_id]);
    client.release();
    expect(await withTenantSnapshot(rival(db), seen)).toEqual(['rival']);
    await db.destroy();
  });

  it('leaves no rows in the answer that the driver made, which lives longer than it should', async () => {
    const pool = openPool({ connectionString: database.url ?? '', max: 1 });
    const client = await pool.connect();
    const query = client.query.bind(client);
    const answers: { rows: unknown[] }[] = [];
    // Kysely's driver asks by promises alone, and pg overloads `query` for much more.
    client.query = (async (...asked: Parameters<typeof query>) => {
      const answer = (await query(...asked)) as unknown as { rows: unknown[] };
      answers.push(answer);
      return answer;
    }) as unknown as typeof client.query;
    client.release();
    const db = new Kysely<never>({ dialect: new PostgresDialect({ pool }) });
    expect(await withTenant(acme(db), seen)).toEqual(['acme']);
    expect(answers.length).toBeGreaterThan(2);
    expect(answers.filter(({ rows }) => rows.length > 0)).toHaveLength(1); // that which enters the tenant
    await db.destroy();
  });

  it('shows all queries of a snapshot the same moment, and lets none of them write', async () => {
    const db = onePool();
    const [before, after] = await withTenantSnapshot(acme(db), async (trx) => {
      const first = await seen(trx);
      await sql`insert into event_outbox (tenant_id, type, data) values (${tenants.acme.tenant_id}, 'meanwhile', '{}')`.execute(
        database.owner,
      );
      return [first, await seen(trx)];
    });
    expect(after).toEqual(before);
    await expect(withTenantSnapshot(acme(db), writeLate)).rejects.toMatchObject({ code: '25006' });
    await sql`delete from event_outbox where type = 'meanwhile'`.execute(database.owner);
    await db.destroy();
  });

  it('never mixes tenants in 10,000 operations of 64 at once, a fifth of which fail', async () => {
    const { max, rounds } = { max: 8, rounds: 157 };
    const db = onePool({ max });
    let operations = 0;
    let foreign = 0;
    await Promise.all(
      Array.from({ length: 64 }, async (_, worker) => {
        for (let round = 0; round < rounds; round++) {
          const mine = (worker + round) % 2 === 0;
          const expected = mine ? 'acme' : 'rival';
          await withTenant(mine ? acme(db) : rival(db), async (trx) => {
            const rows = await seen(trx);
            operations += 1;
            foreign += rows.filter((type) => type !== expected).length + (rows.length === 1 ? 0 : 1);
            if ((worker * 7 + round) % 5 === 0) throw new Error('on purpose');
          }).catch((error: Error) => {
            if (error.message !== 'on purpose') throw error;
          });
        }
      }),
    );
    expect({ operations, foreign }).toEqual({ operations: 10_048, foreign: 0 });
    await db.destroy();
  });
});
