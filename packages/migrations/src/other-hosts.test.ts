import type { HostSchema } from '@podflight/core/tenancy';
import { catalogSnapshot } from '@podflight/testing/catalog-snapshot';
import { APP_ROLE, eachDatabase, type TestDatabase } from '@podflight/testing/databases';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { doctor } from './doctor.ts';
import { migrateDown } from './migrate-down.ts';
import { migrateUp } from './migrate-up.ts';

/** Other names, bigint and text keys, two schemas, a view, and no attribution events. */
const HOST = [
  `create schema platform`,
  `create schema crm`,
  `create table platform.accounts (id varchar(36) primary key)`,
  `create table platform.shows (id bigint generated always as identity primary key, account_id varchar(36) not null references platform.accounts,
    name text, category text, language text, explicit boolean, metadata jsonb)`,
  `create table platform."Episodes Table" (id bigint primary key, show_id bigint references platform.shows, title text, publish_date timestamptz,
    categories text[], explicit boolean, ad_slots jsonb, metadata jsonb)`,
  `create table crm.contacts (contact text primary key, account_id varchar(36), name text, company text, industry text, email text, meta jsonb)`,
  `create view crm.brands as select * from contacts`.replace('contacts', 'crm.contacts'),
  `create table crm.deals (id integer primary key, account_id varchar(36), podcast_id bigint, sponsor_id text, name text, status text,
    start_date date, end_date date, campaign_value numeric(10, 2), metadata jsonb)`,
  `create table platform.listener_metrics ("timestamp" timestamptz, tenant_id varchar(36), podcast_id bigint, episode_id bigint,
    metric_type text, value float8, platform text, metadata jsonb)`,
];

const hostSchema: HostSchema = {
  schema: 'platform',
  podflightSchema: 'ads',
  tables: {
    tenants: { name: 'accounts', columns: { tenant_id: 'id' } },
    podcasts: { name: 'shows', columns: { podcast_id: 'id', tenant_id: 'account_id', title: 'name' } },
    episodes: { name: 'Episodes Table', columns: { episode_id: 'id', podcast_id: 'show_id' } },
    sponsors: {
      schema: 'crm',
      name: 'brands',
      columns: { sponsor_id: 'contact', tenant_id: 'account_id', metadata: 'meta' },
    },
    campaigns: { schema: 'crm', name: 'deals', columns: { campaign_id: 'id', tenant_id: 'account_id' } },
    attribution_events: false,
  },
};

eachDatabase((_, open) => {
  describe('a host with other names, keys, schemas and a view', () => {
    let database: TestDatabase;
    let before: string[];
    beforeAll(async () => {
      database = await open({ from: 'empty' });
      for (const statement of HOST) await sql.raw(statement).execute(database.owner);
      before = await catalogSnapshot(database.owner);
      await migrateUp(database.owner, { hostSchema, appRole: APP_ROLE });
    });

    it('is told, statement by statement, what its app may not read', async () => {
      const grants = async () =>
        (await doctor(database.owner, { hostSchema, appRole: APP_ROLE })).map(({ code, fix }) => [code, fix]);
      const lacking = await grants();
      expect(lacking).toEqual([
        ['role.grant', `Run GRANT USAGE ON SCHEMA "crm" TO "${APP_ROLE}";`],
        ['role.grant', `Run GRANT USAGE ON SCHEMA "platform" TO "${APP_ROLE}";`],
        ['role.grant', `Run GRANT SELECT ON "crm"."brands" TO "${APP_ROLE}";`],
        ['role.grant', `Run GRANT SELECT ON "crm"."deals" TO "${APP_ROLE}";`],
        ['role.grant', `Run GRANT SELECT ON "platform"."Episodes Table" TO "${APP_ROLE}";`],
        ['role.grant', `Run GRANT SELECT ON "platform"."listener_metrics" TO "${APP_ROLE}";`],
        ['role.grant', `Run GRANT SELECT ON "platform"."shows" TO "${APP_ROLE}";`],
      ]);
      for (const [, fix = ''] of lacking) await sql.raw(fix.slice('Run '.length)).execute(database.owner);
      expect(await grants()).toEqual([]);
      for (const [, fix = ''] of lacking) {
        const revoke = fix.slice('Run '.length).replace('GRANT', 'REVOKE').replace(' TO ', ' FROM ');
        await sql.raw(revoke).execute(database.owner);
      }
    });

    it('gets tables in the schema that it names, with its own key types', async () => {
      const { rows } = await sql<{ column: string; type: string }>`
        select attname as "column", format_type(atttypid, atttypmod) as type from pg_attribute
        where (attrelid, attname) in (('ads.metrics_daily'::regclass, 'tenant_id'), ('ads.metrics_daily'::regclass, 'episode_id'),
          ('ads.matches'::regclass, 'advertiser_id'), ('ads.matches'::regclass, 'podcast_id'), ('ads.io_bookings'::regclass, 'campaign_id'))
        order by attrelid::regclass::text, attname`.execute(database.owner);
      expect(rows).toEqual([
        { column: 'campaign_id', type: 'integer' },
        { column: 'advertiser_id', type: 'text' },
        { column: 'podcast_id', type: 'bigint' },
        { column: 'episode_id', type: 'bigint' },
        { column: 'tenant_id', type: 'character varying(36)' },
      ]);
    });

    it('gets foreign keys to its tables, and none to its view', async () => {
      const { rows } = await sql<{ target: string }>`
        select distinct confrelid::regclass::text as target from pg_constraint
        where contype = 'f' and connamespace = 'ads'::regnamespace order by 1`.execute(database.owner);
      expect(rows.map(({ target }) => target)).toEqual([
        'ads.ad_units',
        'ads.etl_imports',
        'ads.insertion_orders',
        'ads.io_bookings',
        'crm.deals',
        'platform."Episodes Table"',
        'platform.accounts',
        'platform.shows',
      ]);
    });

    it('gets its stage columns on its own deals', async () => {
      await sql`insert into crm.deals (id) values (1)`.execute(database.owner);
      const { rows } = await sql`select stage from crm.deals`.execute(database.owner);
      expect(rows).toEqual([{ stage: 'lead' }]);
    });

    it('is isolated by a text tenant, which a longer setting does not match', async () => {
      const tenant = 'a'.repeat(36);
      await sql`insert into platform.accounts (id) values (${tenant})`.execute(database.owner);
      const see = (setting: string) =>
        database.db.transaction().execute(async (trx) => {
          await sql`select set_config('app.current_tenant', ${setting}, true)`.execute(trx);
          return (await sql`select 1 from ads.event_outbox`.execute(trx)).rows.length;
        });
      await database.db.transaction().execute(async (trx) => {
        await sql`select set_config('app.current_tenant', ${tenant}, true)`.execute(trx);
        await sql`insert into ads.event_outbox (tenant_id, type, data) values (${tenant}, 'x', '{}')`.execute(
          trx,
        );
      });
      expect([await see(tenant), await see(`${tenant}b`), await see('')]).toEqual([1, 0, 0]);
    });

    it('passes the doctor and gets everything back by down', async () => {
      const findings = await doctor(database.owner, { hostSchema, appRole: APP_ROLE });
      expect(findings.filter(({ code }) => code !== 'role.grant')).toEqual([]);
      await migrateDown(database.owner, { hostSchema, appRole: APP_ROLE });
      expect(await catalogSnapshot(database.owner)).toEqual(before);
    });
  });

  it('warns a host whose campaigns are a view that the pipeline cannot run, and migrates the rest', async () => {
    const { owner } = await open({ from: 'host' });
    await sql`alter table campaigns rename to deals`.execute(owner);
    await sql`create view campaigns as select * from deals`.execute(owner);
    expect((await migrateUp(owner)).applied).toHaveLength(6);
    const findings = await doctor(owner, { appRole: APP_ROLE });
    expect(findings.filter(({ code }) => code === 'host.stage')).toHaveLength(1);
  });
});
