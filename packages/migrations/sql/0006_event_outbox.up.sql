-- Events, written in the transaction of what happened and delivered after it.
select pg_temp.podflight_begin(array['event_outbox']);

create table if not exists :PODFLIGHT.event_outbox ();
alter table :PODFLIGHT.event_outbox
  add column if not exists event_id uuid not null default gen_random_uuid(),
  add column if not exists tenant_id :TENANT_ID_TYPE not null,
  add column if not exists type text not null,
  add column if not exists subject text,
  add column if not exists "time" timestamptz not null default now(),
  add column if not exists data jsonb not null,
  add column if not exists status text not null default 'pending',
  add column if not exists attempts integer not null default 0,
  add column if not exists next_attempt_at timestamptz not null default now(),
  add column if not exists delivered_at timestamptz,
  add column if not exists last_error text;
select pg_temp.podflight_constraint('event_outbox', 'event_outbox_pkey', 'primary key (event_id)');
select pg_temp.podflight_constraint('event_outbox', 'event_outbox_status_check', $c$check (status in ('pending', 'delivered', 'dead'))$c$);
select pg_temp.podflight_reference('event_outbox', 'tenant_id', :'TENANTS', :'TENANTS_KEY_NAME', 'on delete cascade');
create index if not exists idx_event_outbox_tenant_id on :PODFLIGHT.event_outbox (tenant_id, "time");
create index if not exists idx_event_outbox_pending on :PODFLIGHT.event_outbox (tenant_id, next_attempt_at, "time") where status = 'pending';

select pg_temp.podflight_isolate('0006_event_outbox', 'event_outbox');
select pg_temp.podflight_grant('0006_event_outbox', 'event_outbox', :'APP_ROLE');
select pg_temp.podflight_end('0006_event_outbox', array['event_outbox']);
