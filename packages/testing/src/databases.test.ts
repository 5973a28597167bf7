import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { APP_ROLE, eachDatabase, type TestDatabase } from './databases.ts';
import { givenTwoTenants } from './given.ts';

eachDatabase((kind, open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open({ from: 'host' });
    await givenTwoTenants(database.owner);
  });

  it('hands out a plain role for the code under test and a superuser for fixtures', async () => {
    const who = sql<{ name: string; super: boolean; bypass: boolean }>`
      select current_user::text as name, rolsuper as super, rolbypassrls as bypass
      from pg_roles where rolname = current_user`;
    expect((await who.execute(database.db)).rows).toEqual([{ name: APP_ROLE, super: false, bypass: false }]);
    expect((await who.execute(database.owner)).rows).toMatchObject([{ super: true }]);
    expect((await who.execute(database.db)).rows).toMatchObject([{ name: APP_ROLE }]);
  });

  it('refuses the plain role any DDL', async () => {
    await expect(sql`create table public.mine (id int)`.execute(database.db)).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('is nobody else’s database', async () => {
    const other = await open({ from: 'host' });
    const count = sql<{ n: number }>`select count(*)::int as n from episodes`;
    expect((await count.execute(other.db)).rows).toEqual([{ n: 0 }]);
    expect((await count.execute(database.db)).rows).toEqual([{ n: 8 }]);
    expect(other.kind).toBe(kind);
  });
});
