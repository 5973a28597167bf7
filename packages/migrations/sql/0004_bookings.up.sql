-- Inventory and insertion orders: what can be sold, and what was.
select pg_temp.podflight_begin(array['ad_units', 'io_bookings']);

create table if not exists :PODFLIGHT.ad_units ();
alter table :PODFLIGHT.ad_units
  add column if not exists ad_unit_id uuid not null default gen_random_uuid(),
  add column if not exists tenant_id :TENANT_ID_TYPE not null,
  add column if not exists podcast_id :PODCAST_ID_TYPE,
  add column if not exists name varchar(255) not null,
  add column if not exists duration_seconds integer,
  add column if not exists position varchar(50) not null,
  add column if not exists created_at timestamptz default now(),
  add column if not exists updated_at timestamptz default now(),
  add column if not exists metadata jsonb default '{}';
select pg_temp.podflight_constraint('ad_units', 'ad_units_pkey', 'primary key (ad_unit_id)');
select pg_temp.podflight_constraint('ad_units', 'ad_units_tenant_ad_unit_key', 'unique (tenant_id, ad_unit_id)');
select pg_temp.podflight_constraint('ad_units', 'valid_position', $c$check (position in ('pre', 'mid', 'post'))$c$);
select pg_temp.podflight_reference('ad_units', 'tenant_id', :'TENANTS', :'TENANTS_KEY_NAME', 'on delete cascade');
select pg_temp.podflight_reference('ad_units', 'podcast_id', :'PODCASTS', :'PODCASTS_KEY_NAME', 'on delete cascade');
create index if not exists idx_ad_units_tenant_id on :PODFLIGHT.ad_units (tenant_id);
create index if not exists idx_ad_units_podcast_id on :PODFLIGHT.ad_units (podcast_id);

create table if not exists :PODFLIGHT.io_bookings ();
alter table :PODFLIGHT.io_bookings
  add column if not exists io_id uuid not null default gen_random_uuid(),
  add column if not exists tenant_id :TENANT_ID_TYPE not null,
  add column if not exists campaign_id :CAMPAIGN_ID_TYPE,
  add column if not exists ad_unit_id uuid,
  add column if not exists episode_id :EPISODE_ID_TYPE,
  add column if not exists flight_start timestamptz not null,
  add column if not exists flight_end timestamptz not null,
  add column if not exists booked_impressions integer,
  add column if not exists booked_cpm_cents integer,
  add column if not exists promo_code text,
  add column if not exists vanity_url text,
  add column if not exists status varchar(50) not null default 'scheduled',
  add column if not exists created_at timestamptz default now(),
  add column if not exists updated_at timestamptz default now(),
  add column if not exists metadata jsonb default '{}';
select pg_temp.podflight_constraint('io_bookings', 'io_bookings_pkey', 'primary key (io_id)');
select pg_temp.podflight_constraint('io_bookings', 'valid_status', $c$check (status in ('scheduled', 'active', 'completed', 'cancelled', 'makegood'))$c$);
-- With the tenant in it, so that a booking can never point at another tenant's ad unit.
select pg_temp.podflight_constraint('io_bookings', 'io_bookings_ad_unit_fkey',
  $c$foreign key (tenant_id, ad_unit_id) references :PODFLIGHT.ad_units (tenant_id, ad_unit_id) on delete set null (ad_unit_id)$c$);
select pg_temp.podflight_reference('io_bookings', 'tenant_id', :'TENANTS', :'TENANTS_KEY_NAME', 'on delete cascade');
select pg_temp.podflight_reference('io_bookings', 'campaign_id', :'CAMPAIGNS', :'CAMPAIGNS_KEY_NAME', 'on delete cascade');
select pg_temp.podflight_reference('io_bookings', 'episode_id', :'EPISODES', :'EPISODES_KEY_NAME', 'on delete set null');
create index if not exists idx_io_bookings_tenant_id on :PODFLIGHT.io_bookings (tenant_id);
create index if not exists idx_io_bookings_campaign_id on :PODFLIGHT.io_bookings (campaign_id);
create index if not exists idx_io_bookings_episode_id on :PODFLIGHT.io_bookings (episode_id);
create index if not exists idx_io_bookings_flight on :PODFLIGHT.io_bookings (flight_start, flight_end);
create index if not exists idx_io_bookings_status on :PODFLIGHT.io_bookings (status);

select pg_temp.podflight_isolate('0004_bookings', 'ad_units');
select pg_temp.podflight_isolate('0004_bookings', 'io_bookings');
select pg_temp.podflight_grant('0004_bookings', 'ad_units', :'APP_ROLE');
select pg_temp.podflight_grant('0004_bookings', 'io_bookings', :'APP_ROLE');
select pg_temp.podflight_end('0004_bookings', array['ad_units', 'io_bookings']);
