import { APP_ROLE } from './prepare-database.ts';

/** What hosts had before Podflight came, as SQL on top of the contract's tables. */
export const hostsBefore: Record<string, string[]> = {
  'the contract and no more': [],
  'a stage column of its own': [
    `alter table campaigns add column stage text not null default 'new'`,
    `comment on column campaigns.stage is 'ours'`,
    `update campaigns set stage = 'signed'`,
  ],
  'stage columns of its own that its app may read only': [
    `alter table campaigns add column stage text default 'lead', add column stage_changed_at timestamptz`,
    `revoke update on campaigns from ${APP_ROLE}`,
  ],
  'an ad_units table of its own, with rows': [
    `create table ad_units (
      ad_unit_id uuid primary key default gen_random_uuid(), tenant_id uuid references tenants, name text not null,
      position varchar(50) not null, colour text)`,
    `insert into ad_units (tenant_id, name, position, colour)
      select tenant_id, 'Mid-roll', 'mid', 'red' from tenants`,
    `create index idx_ad_units_tenant_id on ad_units (tenant_id)`,
    `comment on table ad_units is 'what we sell'`,
  ],
  'tables and policies from an earlier pack': [
    `create table etl_imports (import_id uuid primary key default gen_random_uuid(), tenant_id uuid references tenants on delete cascade,
      source varchar(100) not null, file_name varchar(500), status varchar(50) not null, records_imported integer default 0,
      records_failed integer default 0, error_message text, started_at timestamptz default now(), completed_at timestamptz, metadata jsonb default '{}')`,
    `insert into etl_imports (tenant_id, source, status, records_imported) select tenant_id, 'csv', 'completed', 5 from tenants`,
    `alter table etl_imports enable row level security`,
    `create policy tenant_isolation_etl_imports on etl_imports using (tenant_id = current_setting('app.current_tenant')::uuid)`,
    `comment on policy tenant_isolation_etl_imports on etl_imports is 'phase 3'`,
    `grant select on etl_imports to ${APP_ROLE}`,
    `create table matches (match_id uuid primary key default gen_random_uuid(), tenant_id uuid not null references tenants,
      advertiser_id uuid references sponsors, podcast_id uuid references podcasts, score numeric(5, 2) not null check (score >= 0),
      unique (tenant_id, advertiser_id, podcast_id))`,
    `alter table matches enable row level security`,
    `alter table matches force row level security`,
    `create policy tenant_isolation_matches on matches for select to ${APP_ROLE} using (true)`,
  ],
};
