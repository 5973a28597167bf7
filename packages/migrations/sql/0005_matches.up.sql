-- How well each advertiser fits each podcast, and why.
select pg_temp.podflight_begin(array['matches']);

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
  add column if not exists updated_at timestamptz default now();
select pg_temp.podflight_constraint('matches', 'matches_pkey', 'primary key (match_id)');
select pg_temp.podflight_constraint('matches', 'matches_tenant_id_advertiser_id_podcast_id_key', 'unique (tenant_id, advertiser_id, podcast_id)');
select pg_temp.podflight_constraint('matches', 'matches_score_check', $c$check (score >= 0 and score <= 100 and score <> 'NaN')$c$);
select pg_temp.podflight_reference('matches', 'tenant_id', :'TENANTS', :'TENANTS_KEY_NAME', 'on delete cascade');
select pg_temp.podflight_reference('matches', 'advertiser_id', :'SPONSORS', :'SPONSORS_KEY_NAME', 'on delete cascade');
select pg_temp.podflight_reference('matches', 'podcast_id', :'PODCASTS', :'PODCASTS_KEY_NAME', 'on delete cascade');
create index if not exists idx_matches_tenant_id on :PODFLIGHT.matches (tenant_id);
create index if not exists idx_matches_advertiser_id on :PODFLIGHT.matches (advertiser_id);
create index if not exists idx_matches_podcast_id on :PODFLIGHT.matches (podcast_id);
create index if not exists idx_matches_score on :PODFLIGHT.matches (score desc);

select pg_temp.podflight_isolate('0005_matches', 'matches');
select pg_temp.podflight_grant('0005_matches', 'matches', :'APP_ROLE');
select pg_temp.podflight_end('0005_matches', array['matches']);
