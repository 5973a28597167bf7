import type { HostSchema } from '@podflight/core/tenancy';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { APP_ROLE } from './prepare-database.ts';

const STATEMENTS = [
  'create schema shop',
  'create table shop.accounts (id bigint primary key)',
  'create table shop.shows (id bigint primary key, account bigint, title text, category text, language text, explicit boolean, metadata jsonb)',
  'create table shop.eps (id bigint primary key, show bigint, title text, publish_date timestamptz, categories text[], explicit boolean, ad_slots jsonb, metadata jsonb)',
  'create table shop.brands (id bigint primary key, account bigint, name text, company text, industry text, email text, metadata jsonb)',
  'create table shop.orders (no bigint primary key, account bigint, show bigint, brand bigint, title text, status text, start_date date, end_date date, worth numeric(12, 3), metadata jsonb)',
  'insert into shop.accounts values (1), (2)',
  "insert into shop.shows (id, account, title) values (10, 1, 'Night'), (11, 2, 'Theirs')",
  "insert into shop.brands (id, account, name) values (20, 1, 'Kettle')",
  "insert into shop.orders (no, account, show, brand, title, worth) values (30, 1, 10, 20, 'Spring', 10.129), (31, 2, 11, 20, 'Theirs', 5)",
  `grant usage on schema shop to ${APP_ROLE}`,
  `grant select on all tables in schema shop to ${APP_ROLE}`,
];

const account = { tenant_id: 'account' };
const hostSchema: HostSchema = {
  schema: 'shop',
  podflightSchema: 'podflight',
  tables: {
    tenants: { name: 'accounts', columns: { tenant_id: 'id' } },
    podcasts: { name: 'shows', columns: { podcast_id: 'id', ...account } },
    episodes: { name: 'eps', columns: { episode_id: 'id', podcast_id: 'show' } },
    sponsors: { name: 'brands', columns: { sponsor_id: 'id', ...account } },
    campaigns: {
      name: 'orders',
      columns: {
        campaign_id: 'no',
        podcast_id: 'show',
        sponsor_id: 'brand',
        name: 'title',
        campaign_value: 'worth',
        ...account,
      },
    },
    attribution_events: false,
    listener_metrics: false,
  },
};

/**
 * A host that the contract would not know: names of its own, keys that are numbers, another schema, an app
 * that may only read its tables. Tenant 1 has show 10, brand 20 and order 30; order 31 is tenant 2's.
 *
 * @param owner - Of an empty database.
 */
// biome-ignore lint/suspicious/noExplicitAny: the host's tables
export async function givenOtherHost(owner: Kysely<any>): Promise<HostSchema> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(owner);
  const { migrateUp } = await import('@podflight/migrations');
  await migrateUp(owner, { appRole: APP_ROLE, hostSchema });
  return hostSchema;
}
