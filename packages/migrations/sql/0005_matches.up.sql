-- How well each advertiser fits each podcast, and why; and the runs that reckon it.
select pg_temp.podflight_begin(array['matches', 'match_runs']);

create table if not exists :PODFLIGHT.matches ();
alter table :PODFLIGHT.matches
  add column if not exists match_id uuid not null default gen_random_uuid(),
  add column if not exists tenant_id :TENANT_ID_TYPE not null,
  add column if not exists advertiser_id :SPONSOR_ID_TYPE,
  add column if not exists podcast_id :PODCAST_ID_TYPE,
  add column if not exists score numeric(5, 2) not null,
  add column if not exists rationale text,
  add column if not exists signals jsonb default '{}',
  add column if not exists created_at timestamptz default now(),
  add column if not exists updated_at timestamptz default now(),
  add column if not exists eligible boolean not null default true,
  add column if not exists provisional boolean not null default false,
  add column if not exists range_low numeric(5, 2) not null default 0,
  add column if not exists range_high numeric(5, 2) not null default 100,
  add column if not exists coverage numeric(3, 2) not null default 0,
  -- JSON as text: nothing in SQL looks into it, and it need not be parsed to be stored.
  add column if not exists reasons text,
  add column if not exists gates jsonb,
  add column if not exists problems jsonb,
  add column if not exists weights_version text,
  add column if not exists input_hash bigint;
select pg_temp.podflight_constraint('matches', 'matches_pkey', 'primary key (match_id)');
select pg_temp.podflight_constraint('matches', 'matches_tenant_id_advertiser_id_podcast_id_key', 'unique (tenant_id, advertiser_id, podcast_id)');
select pg_temp.podflight_constraint('matches', 'matches_score_check', $c$check (score >= 0 and score <= 100 and score <> 'NaN')$c$);
select pg_temp.podflight_reference('matches', 'tenant_id', :'TENANTS', :'TENANTS_KEY_NAME', 'on delete cascade');
select pg_temp.podflight_reference('matches', 'advertiser_id', :'SPONSORS', :'SPONSORS_KEY_NAME', 'on delete cascade');
select pg_temp.podflight_reference('matches', 'podcast_id', :'PODCASTS', :'PODCASTS_KEY_NAME', 'on delete cascade');
create index if not exists idx_matches_tenant_id on :PODFLIGHT.matches (tenant_id);
-- Read backwards they are an advertiser's and a podcast's matches by rank: eligible ones first.
create index if not exists idx_matches_advertiser_id on :PODFLIGHT.matches (advertiser_id, eligible, range_low, match_id);
create index if not exists idx_matches_podcast_id on :PODFLIGHT.matches (podcast_id, eligible, range_low, match_id);
create index if not exists idx_matches_score on :PODFLIGHT.matches (score desc);

-- Each recalculation: what was asked, how far it came, what it changed.
create table if not exists :PODFLIGHT.match_runs ();
alter table :PODFLIGHT.match_runs
  add column if not exists run_id uuid not null default gen_random_uuid(),
  add column if not exists tenant_id :TENANT_ID_TYPE not null,
  add column if not exists actor_id text,
  add column if not exists advertiser_id :SPONSOR_ID_TYPE,
  add column if not exists podcast_id :PODCAST_ID_TYPE,
  add column if not exists status text not null default 'running',
  add column if not exists cause jsonb not null default '{}',
  add column if not exists pairs_total bigint not null default 0,
  add column if not exists pairs_done bigint not null default 0,
  add column if not exists pairs_new bigint not null default 0,
  add column if not exists pairs_changed bigint not null default 0,
  add column if not exists pairs_unchanged bigint not null default 0,
  add column if not exists pairs_removed bigint not null default 0,
  add column if not exists pairs_moved bigint not null default 0,
  add column if not exists cancel_requested boolean not null default false,
  add column if not exists weights_version text,
  add column if not exists means jsonb,
  add column if not exists error_code text,
  add column if not exists error_message text,
  add column if not exists started_at timestamptz not null default now(),
  add column if not exists heartbeat_at timestamptz not null default now(),
  add column if not exists completed_at timestamptz;
select pg_temp.podflight_constraint('match_runs', 'match_runs_pkey', 'primary key (run_id)');
select pg_temp.podflight_constraint('match_runs', 'match_runs_status_check', $c$check (status in ('running', 'completed', 'cancelled', 'failed'))$c$);
select pg_temp.podflight_reference('match_runs', 'tenant_id', :'TENANTS', :'TENANTS_KEY_NAME', 'on delete cascade');
create index if not exists idx_match_runs_history on :PODFLIGHT.match_runs (tenant_id, started_at desc, run_id desc);
create index if not exists idx_match_runs_running on :PODFLIGHT.match_runs (tenant_id, heartbeat_at) where status = 'running';

select pg_temp.podflight_isolate('0005_matches', 'matches');
select pg_temp.podflight_isolate('0005_matches', 'match_runs');
select pg_temp.podflight_grant('0005_matches', 'matches', :'APP_ROLE');
select pg_temp.podflight_grant('0005_matches', 'match_runs', :'APP_ROLE');
select pg_temp.podflight_end('0005_matches', array['matches', 'match_runs']);
