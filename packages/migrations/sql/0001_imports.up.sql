-- Imports: what was uploaded, which rows were refused, and the rows of imports under way.
select pg_temp.podflight_create_schema();
select pg_temp.podflight_begin(array['etl_imports', 'etl_rejected_rows', 'etl_staged_rows']);

create table if not exists :PODFLIGHT.etl_imports ();
alter table :PODFLIGHT.etl_imports
  add column if not exists import_id uuid not null default gen_random_uuid(),
  add column if not exists tenant_id :TENANT_ID_TYPE not null,
  add column if not exists actor_id text,
  add column if not exists source varchar(100) not null,
  add column if not exists file_name varchar(500),
  add column if not exists file_sha256 text,
  add column if not exists byte_size bigint,
  add column if not exists mode text not null default 'atomic',
  add column if not exists dry_run boolean not null default false,
  add column if not exists status varchar(50) not null,
  add column if not exists idempotency_key text,
  add column if not exists rows_read integer not null default 0,
  add column if not exists records_imported integer not null default 0,
  add column if not exists records_inserted integer not null default 0,
  add column if not exists records_updated integer not null default 0,
  add column if not exists records_unchanged integer not null default 0,
  add column if not exists records_failed integer not null default 0,
  add column if not exists records_duplicate integer not null default 0,
  add column if not exists day_from date,
  add column if not exists day_to date,
  add column if not exists error_code text,
  add column if not exists error_message text,
  add column if not exists started_at timestamptz not null default now(),
  add column if not exists heartbeat_at timestamptz not null default now(),
  add column if not exists completed_at timestamptz,
  add column if not exists metadata jsonb not null default '{}';
select pg_temp.podflight_constraint('etl_imports', 'etl_imports_pkey', 'primary key (import_id)');
select pg_temp.podflight_constraint('etl_imports', 'etl_imports_tenant_import_key', 'unique (tenant_id, import_id)');
select pg_temp.podflight_constraint('etl_imports', 'etl_imports_idempotency_key', 'unique (tenant_id, idempotency_key)');
select pg_temp.podflight_constraint('etl_imports', 'etl_imports_mode_check', $c$check (mode in ('atomic', 'partial'))$c$);
select pg_temp.podflight_constraint('etl_imports', 'etl_imports_status_check', $c$check (status in ('pending', 'processing', 'completed', 'failed'))$c$);
select pg_temp.podflight_constraint('etl_imports', 'etl_imports_conservation_check', $c$check (
  status <> 'completed' or (
    rows_read = records_imported + records_failed + records_duplicate
    and records_imported = records_inserted + records_updated + records_unchanged))$c$);
select pg_temp.podflight_reference('etl_imports', 'tenant_id', :'TENANTS', :'TENANTS_KEY_NAME', 'on delete cascade');
create index if not exists idx_etl_imports_tenant_id on :PODFLIGHT.etl_imports (tenant_id);
create index if not exists idx_etl_imports_status on :PODFLIGHT.etl_imports (status);
create index if not exists idx_etl_imports_started_at on :PODFLIGHT.etl_imports (started_at desc);
create index if not exists idx_etl_imports_history on :PODFLIGHT.etl_imports (tenant_id, started_at desc, import_id desc);
create index if not exists idx_etl_imports_file on :PODFLIGHT.etl_imports (tenant_id, file_sha256);

create table if not exists :PODFLIGHT.etl_rejected_rows ();
alter table :PODFLIGHT.etl_rejected_rows
  add column if not exists tenant_id :TENANT_ID_TYPE not null,
  add column if not exists import_id uuid not null,
  add column if not exists line integer not null,
  add column if not exists cells text[] not null,
  add column if not exists problems jsonb not null;
select pg_temp.podflight_constraint('etl_rejected_rows', 'etl_rejected_rows_pkey', 'primary key (tenant_id, import_id, line)');
select pg_temp.podflight_constraint('etl_rejected_rows', 'etl_rejected_rows_import_fkey',
  $c$foreign key (tenant_id, import_id) references :PODFLIGHT.etl_imports (tenant_id, import_id) on delete cascade$c$);
select pg_temp.podflight_reference('etl_rejected_rows', 'tenant_id', :'TENANTS', :'TENANTS_KEY_NAME', 'on delete cascade');

-- Rows on their way to metrics_daily. Unlogged and without keys: they are rewritten by the next upload.
create unlogged table if not exists :PODFLIGHT.etl_staged_rows ();
alter table :PODFLIGHT.etl_staged_rows
  add column if not exists tenant_id :TENANT_ID_TYPE not null,
  add column if not exists import_id uuid not null,
  add column if not exists line integer not null,
  add column if not exists episode_id :EPISODE_ID_TYPE not null,
  add column if not exists day date not null,
  add column if not exists day_ambiguous boolean not null default false,
  add column if not exists source text not null,
  add column if not exists downloads bigint,
  add column if not exists listeners bigint,
  add column if not exists completion_rate double precision,
  add column if not exists ctr double precision,
  add column if not exists conversions bigint,
  add column if not exists revenue_cents bigint;
create index if not exists idx_etl_staged_rows_import on :PODFLIGHT.etl_staged_rows (tenant_id, import_id, episode_id);

select pg_temp.podflight_isolate('0001_imports', 'etl_imports');
select pg_temp.podflight_isolate('0001_imports', 'etl_rejected_rows');
select pg_temp.podflight_isolate('0001_imports', 'etl_staged_rows');
select pg_temp.podflight_grant('0001_imports', 'etl_imports', :'APP_ROLE');
select pg_temp.podflight_grant('0001_imports', 'etl_rejected_rows', :'APP_ROLE');
select pg_temp.podflight_grant('0001_imports', 'etl_staged_rows', :'APP_ROLE');
select pg_temp.podflight_end('0001_imports', array['etl_imports', 'etl_rejected_rows', 'etl_staged_rows']);
