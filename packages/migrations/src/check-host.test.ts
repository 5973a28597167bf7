import { catalogSnapshot } from '@podflight/testing/catalog-snapshot';
import { eachDatabase, postgresDatabase } from '@podflight/testing/databases';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { migrateUp } from './migrate-up.ts';

eachDatabase((_, open) => {
  describe('a host that lacks something', () => {
    it('gets one error that names everything, what would be lost and what to do, before any change', async () => {
      const { owner } = await open({ from: 'host' });
      await sql`drop table attribution_events`.execute(owner);
      await sql`drop table sponsors cascade`.execute(owner);
      await sql`alter table episodes drop column ad_slots, drop column title`.execute(owner);
      const before = await catalogSnapshot(owner);
      const refused = migrateUp(owner);
      await expect(refused).rejects.toMatchObject({
        code: 'migrations.host_contract',
        details: {
          gaps: [
            { table: 'episodes', missing: 'columns', columns: ['title', 'ad_slots'] },
            { table: 'sponsors', missing: 'table' },
            { table: 'attribution_events', missing: 'table' },
          ],
        },
      });
      await expect(refused).rejects.toThrow(/"public.sponsors" is missing. Without it: matching/);
      await expect(refused).rejects.toThrow(
        /Without it: sponsor revenue and historical lift.*attribution_events = false/,
      );
      expect(await catalogSnapshot(owner)).toEqual(before);
    });

    it('goes on without an optional table that it says it has not', async () => {
      const { owner } = await open({ from: 'host' });
      await sql`drop table attribution_events, listener_metrics`.execute(owner);
      const hostSchema = { tables: { attribution_events: false, listener_metrics: false } } as const;
      expect((await migrateUp(owner, { hostSchema })).applied).toHaveLength(6);
    });
  });
});

describe('a host whose own table stands in the way', () => {
  it.each([
    [
      'has no tenant_id',
      `create table ad_units (ad_unit_id uuid primary key, name text not null, position text not null)`,
      '"public.ad_units" has no tenant_id',
    ],
    [
      'has another key type',
      `create table ad_units (ad_unit_id bigint primary key, tenant_id uuid)`,
      '"public.ad_units".ad_unit_id is bigint; Podflight needs uuid',
    ],
    [
      'has rows of no tenant',
      `create table matches as select null::uuid as tenant_id, 1.5::numeric(5,2) as score`,
      '"public.matches" has rows without a tenant_id',
    ],
    [
      'has rows that a required column is missing for',
      `create table matches as select '00000000-0000-4000-8000-000000000001'::uuid as tenant_id`,
      '"public.matches" has rows but no score',
    ],
    ['is a view', `create view metrics_daily as select 1 as day`, '"public.metrics_daily" is not a table'],
  ])('is refused before any change when it %s, with the way out', async (_, statement, message) => {
    const { owner, drop } = await postgresDatabase({ from: 'host' });
    await sql.raw(statement).execute(owner);
    const before = await catalogSnapshot(owner);
    const refused = migrateUp(owner);
    await expect(refused).rejects.toMatchObject({ code: 'migrations.incompatible_table' });
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.toThrow('hostSchema.podflightSchema');
    expect(await catalogSnapshot(owner)).toEqual(before);
    expect((await migrateUp(owner, { hostSchema: { podflightSchema: 'podflight' } })).applied).toHaveLength(
      6,
    );
    await drop();
  });

  it('is taken when it is empty and can be filled up', async () => {
    const { owner, drop } = await postgresDatabase({ from: 'host' });
    await sql`create table matches (tenant_id uuid)`.execute(owner);
    await migrateUp(owner);
    await sql`insert into tenants (tenant_id, name) values ('00000000-0000-4000-8000-000000000001', 'acme')`.execute(
      owner,
    );
    await sql`insert into matches (tenant_id, score) values ('00000000-0000-4000-8000-000000000001', 12.5)`.execute(
      owner,
    );
    await drop();
  });
});
