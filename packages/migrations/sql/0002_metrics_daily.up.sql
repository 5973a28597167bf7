-- One row per episode, day and source: what imports store and cards read.
select pg_temp.podflight_begin(array['metrics_daily', 'episode_curves']);

create table if not exists :PODFLIGHT.metrics_daily ();
alter table :PODFLIGHT.metrics_daily
  add column if not exists tenant_id :TENANT_ID_TYPE not null,
  add column if not exists episode_id :EPISODE_ID_TYPE not null,
  add column if not exists day date not null,
  add column if not exists source text not null,
  add column if not exists provisional boolean not null default false,
  add column if not exists downloads bigint,
  add column if not exists listeners bigint,
  add column if not exists completion_rate double precision,
  add column if not exists ctr double precision,
  add column if not exists conversions bigint,
  add column if not exists revenue_cents bigint,
  add column if not exists import_id uuid,
  add column if not exists created_at timestamptz not null default now(),
  add column if not exists updated_at timestamptz not null default now();
select pg_temp.podflight_constraint('metrics_daily', 'metrics_daily_pkey', 'primary key (tenant_id, episode_id, day, source)');
select pg_temp.podflight_constraint('metrics_daily', 'metrics_daily_source_check', 'check (char_length(source) between 1 and 100)');
-- NaN sorts above every number, so "<= 1" refuses it too.
select pg_temp.podflight_constraint('metrics_daily', 'metrics_daily_range_check', $c$check (
  downloads >= 0 and listeners >= 0 and conversions >= 0 and revenue_cents >= 0
  and completion_rate between 0 and 1 and ctr between 0 and 1)$c$);
select pg_temp.podflight_reference('metrics_daily', 'tenant_id', :'TENANTS', :'TENANTS_KEY_NAME', 'on delete cascade');
select pg_temp.podflight_reference('metrics_daily', 'episode_id', :'EPISODES', :'EPISODES_KEY_NAME', 'on delete cascade');
create index if not exists idx_metrics_daily_day on :PODFLIGHT.metrics_daily (tenant_id, day, episode_id, source);
-- Mostly empty: flights wait for these rows and for no others.
create index if not exists idx_metrics_daily_provisional on :PODFLIGHT.metrics_daily (tenant_id, episode_id, day) where provisional;
select pg_temp.podflight_hypertable('metrics_daily', :HYPERTABLE);

-- How each show's episodes gain their downloads, learned once a day by the clock tick: reading the last twenty
-- episodes of every show for every card is most of a card's time.
create table if not exists :PODFLIGHT.episode_curves ();
alter table :PODFLIGHT.episode_curves
  add column if not exists tenant_id :TENANT_ID_TYPE not null,
  add column if not exists podcast_id :PODCAST_ID_TYPE not null,
  add column if not exists curve jsonb not null,
  add column if not exists window_totals jsonb not null,
  add column if not exists learned_at timestamptz not null default now();
select pg_temp.podflight_constraint('episode_curves', 'episode_curves_pkey', 'primary key (tenant_id, podcast_id)');
select pg_temp.podflight_reference('episode_curves', 'tenant_id', :'TENANTS', :'TENANTS_KEY_NAME', 'on delete cascade');
select pg_temp.podflight_reference('episode_curves', 'podcast_id', :'PODCASTS', :'PODCASTS_KEY_NAME', 'on delete cascade');

select pg_temp.podflight_isolate('0002_metrics_daily', 'metrics_daily');
select pg_temp.podflight_isolate('0002_metrics_daily', 'episode_curves');
select pg_temp.podflight_grant('0002_metrics_daily', 'metrics_daily', :'APP_ROLE');
select pg_temp.podflight_grant('0002_metrics_daily', 'episode_curves', :'APP_ROLE');
select pg_temp.podflight_end('0002_metrics_daily', array['metrics_daily', 'episode_curves']);
