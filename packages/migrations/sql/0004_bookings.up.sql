-- Inventory and insertion orders: what can be sold, and what was.
select pg_temp.podflight_begin(array['ad_units', 'insertion_orders', 'io_revisions', 'io_bookings', 'io_status_history', 'promo_codes', 'vanity_links']);

create table if not exists :PODFLIGHT.ad_units ();
alter table :PODFLIGHT.ad_units
  add column if not exists ad_unit_id uuid not null default gen_random_uuid(),
  add column if not exists tenant_id :TENANT_ID_TYPE not null,
  add column if not exists podcast_id :PODCAST_ID_TYPE,
  add column if not exists name varchar(255) not null,
  add column if not exists duration_seconds integer,
  add column if not exists position varchar(50) not null,
  add column if not exists delivery text not null default 'embedded',
  add column if not exists slots_per_episode integer not null default 1,
  add column if not exists rate_cpm_cents integer,
  add column if not exists currency char(3),
  add column if not exists archived_at timestamptz,
  add column if not exists created_at timestamptz default now(),
  add column if not exists updated_at timestamptz default now(),
  add column if not exists metadata jsonb default '{}';
select pg_temp.podflight_constraint('ad_units', 'ad_units_pkey', 'primary key (ad_unit_id)');
select pg_temp.podflight_constraint('ad_units', 'ad_units_tenant_ad_unit_key', 'unique (tenant_id, ad_unit_id)');
select pg_temp.podflight_constraint('ad_units', 'valid_position', $c$check (position in ('pre', 'mid', 'post'))$c$);
select pg_temp.podflight_constraint('ad_units', 'ad_units_delivery_check', $c$check (delivery in ('embedded', 'dynamic'))$c$);
select pg_temp.podflight_constraint('ad_units', 'ad_units_slots_check', 'check (slots_per_episode between 1 and 100)');
select pg_temp.podflight_constraint('ad_units', 'ad_units_rate_check', 'check (rate_cpm_cents >= 0)');
select pg_temp.podflight_reference('ad_units', 'tenant_id', :'TENANTS', :'TENANTS_KEY_NAME', 'on delete cascade');
select pg_temp.podflight_reference('ad_units', 'podcast_id', :'PODCASTS', :'PODCASTS_KEY_NAME', 'on delete cascade');
create index if not exists idx_ad_units_tenant_id on :PODFLIGHT.ad_units (tenant_id);
create index if not exists idx_ad_units_podcast_id on :PODFLIGHT.ad_units (podcast_id);

-- The document: one order of one deal, with one line for each booking.
create table if not exists :PODFLIGHT.insertion_orders ();
alter table :PODFLIGHT.insertion_orders
  add column if not exists insertion_order_id uuid not null default gen_random_uuid(),
  add column if not exists tenant_id :TENANT_ID_TYPE not null,
  add column if not exists campaign_id :CAMPAIGN_ID_TYPE,
  add column if not exists io_number text not null,
  add column if not exists io_seq integer,
  add column if not exists revision integer not null default 1,
  add column if not exists currency char(3) not null,
  add column if not exists time_zone text not null,
  add column if not exists terms jsonb not null default '{}',
  add column if not exists parties jsonb not null default '{}',
  add column if not exists idempotency_key text,
  add column if not exists request_sha256 text,
  add column if not exists actor_id text,
  add column if not exists created_at timestamptz not null default now(),
  add column if not exists updated_at timestamptz not null default now();
select pg_temp.podflight_constraint('insertion_orders', 'insertion_orders_pkey', 'primary key (insertion_order_id)');
select pg_temp.podflight_constraint('insertion_orders', 'insertion_orders_tenant_order_key', 'unique (tenant_id, insertion_order_id)');
select pg_temp.podflight_constraint('insertion_orders', 'insertion_orders_number_key', 'unique (tenant_id, io_number)');
select pg_temp.podflight_constraint('insertion_orders', 'insertion_orders_seq_key', 'unique (tenant_id, io_seq)');
select pg_temp.podflight_constraint('insertion_orders', 'insertion_orders_idempotency_key', 'unique (tenant_id, idempotency_key)');
select pg_temp.podflight_reference('insertion_orders', 'tenant_id', :'TENANTS', :'TENANTS_KEY_NAME', 'on delete cascade');
select pg_temp.podflight_reference('insertion_orders', 'campaign_id', :'CAMPAIGNS', :'CAMPAIGNS_KEY_NAME', 'on delete cascade');
create index if not exists idx_insertion_orders_campaign_id on :PODFLIGHT.insertion_orders (campaign_id);

-- Every wording that an order had; `document` is its canonical JSON, `sha256` the hash of that.
create table if not exists :PODFLIGHT.io_revisions ();
alter table :PODFLIGHT.io_revisions
  add column if not exists tenant_id :TENANT_ID_TYPE not null,
  add column if not exists insertion_order_id uuid not null,
  add column if not exists revision integer not null,
  add column if not exists document text not null,
  add column if not exists sha256 text not null,
  add column if not exists reason text,
  add column if not exists changes jsonb not null default '[]',
  add column if not exists needs_acceptance boolean not null default false,
  add column if not exists accepted_at timestamptz,
  add column if not exists accepted_by text,
  add column if not exists actor_id text,
  add column if not exists created_at timestamptz not null default now();
select pg_temp.podflight_constraint('io_revisions', 'io_revisions_pkey', 'primary key (tenant_id, insertion_order_id, revision)');
select pg_temp.podflight_constraint('io_revisions', 'io_revisions_order_fkey',
  $c$foreign key (tenant_id, insertion_order_id) references :PODFLIGHT.insertion_orders (tenant_id, insertion_order_id) on delete cascade$c$);
select pg_temp.podflight_reference('io_revisions', 'tenant_id', :'TENANTS', :'TENANTS_KEY_NAME', 'on delete cascade');

create table if not exists :PODFLIGHT.io_bookings ();
alter table :PODFLIGHT.io_bookings
  add column if not exists io_id uuid not null default gen_random_uuid(),
  add column if not exists tenant_id :TENANT_ID_TYPE not null,
  add column if not exists insertion_order_id uuid,
  add column if not exists line_no integer not null default 1,
  add column if not exists campaign_id :CAMPAIGN_ID_TYPE,
  add column if not exists podcast_id :PODCAST_ID_TYPE,
  add column if not exists ad_unit_id uuid,
  add column if not exists episode_id :EPISODE_ID_TYPE,
  add column if not exists slot_no integer,
  add column if not exists flight_start timestamptz not null,
  add column if not exists flight_end timestamptz not null,
  add column if not exists time_zone text not null default 'UTC',
  add column if not exists booked_impressions integer,
  add column if not exists booked_cpm_cents integer,
  add column if not exists currency char(3),
  add column if not exists promo_code text,
  add column if not exists vanity_url text,
  add column if not exists read_type text,
  add column if not exists status varchar(50) not null default 'scheduled',
  add column if not exists revision integer not null default 1,
  add column if not exists hold_expires_at timestamptz,
  add column if not exists cancelled_at timestamptz,
  add column if not exists cancel_reason text,
  add column if not exists payable_cents bigint,
  add column if not exists delivered_impressions bigint,
  -- Delivered by the end of each month of a settled flight: {"2026-03": 4000, "2026-04": 5200}.
  add column if not exists delivered_months jsonb,
  add column if not exists settled_at timestamptz,
  add column if not exists makegood_of_id uuid,
  add column if not exists makegood_reason text,
  add column if not exists resolution text,
  add column if not exists credited_impressions integer not null default 0,
  add column if not exists created_at timestamptz default now(),
  add column if not exists updated_at timestamptz default now(),
  add column if not exists metadata jsonb default '{}';
select pg_temp.podflight_constraint('io_bookings', 'io_bookings_pkey', 'primary key (io_id)');
select pg_temp.podflight_constraint('io_bookings', 'io_bookings_tenant_io_key', 'unique (tenant_id, io_id)');
select pg_temp.podflight_constraint('io_bookings', 'valid_status', $c$check (status in ('scheduled', 'active', 'completed', 'cancelled', 'makegood'))$c$);
select pg_temp.podflight_constraint('io_bookings', 'io_bookings_flight_check', 'check (flight_start < flight_end)');
select pg_temp.podflight_constraint('io_bookings', 'io_bookings_amounts_check', 'check (booked_impressions >= 0 and booked_cpm_cents >= 0 and slot_no >= 1)');
select pg_temp.podflight_constraint('io_bookings', 'io_bookings_read_type_check', $c$check (read_type in ('host', 'announcer', 'produced'))$c$);
select pg_temp.podflight_constraint('io_bookings', 'io_bookings_resolution_check', $c$check (resolution in ('delivered', 'additional_delivery', 'credit', 'invoice_adjustment', 'waived'))$c$);
-- A slot of an episode is sold once at any instant, whoever asks, however many at once. The slot stands
-- there as 128 bits of its hash, each half a range of one number: GiST compares ranges without an extension.
select pg_temp.podflight_constraint('io_bookings', 'io_bookings_slot_excl', $c$exclude using gist (
  numrange(hashtextextended(tenant_id::text || '/' || ad_unit_id::text || '/' || episode_id::text || '/' || slot_no::text, 0)::numeric,
           hashtextextended(tenant_id::text || '/' || ad_unit_id::text || '/' || episode_id::text || '/' || slot_no::text, 0)::numeric, '[]') with =,
  numrange(hashtextextended(tenant_id::text || '/' || ad_unit_id::text || '/' || episode_id::text || '/' || slot_no::text, 1)::numeric,
           hashtextextended(tenant_id::text || '/' || ad_unit_id::text || '/' || episode_id::text || '/' || slot_no::text, 1)::numeric, '[]') with =,
  tstzrange(flight_start, flight_end) with &&)
  where (status <> 'cancelled' and ad_unit_id is not null and episode_id is not null and slot_no is not null)$c$);
-- With the tenant in it, so that a booking can never point at another tenant's ad unit.
select pg_temp.podflight_constraint('io_bookings', 'io_bookings_ad_unit_fkey',
  $c$foreign key (tenant_id, ad_unit_id) references :PODFLIGHT.ad_units (tenant_id, ad_unit_id) on delete set null (ad_unit_id)$c$);
select pg_temp.podflight_constraint('io_bookings', 'io_bookings_order_fkey',
  $c$foreign key (tenant_id, insertion_order_id) references :PODFLIGHT.insertion_orders (tenant_id, insertion_order_id) on delete cascade$c$);
select pg_temp.podflight_constraint('io_bookings', 'io_bookings_makegood_fkey',
  $c$foreign key (tenant_id, makegood_of_id) references :PODFLIGHT.io_bookings (tenant_id, io_id) on delete set null (makegood_of_id)$c$);
select pg_temp.podflight_reference('io_bookings', 'tenant_id', :'TENANTS', :'TENANTS_KEY_NAME', 'on delete cascade');
select pg_temp.podflight_reference('io_bookings', 'campaign_id', :'CAMPAIGNS', :'CAMPAIGNS_KEY_NAME', 'on delete cascade');
select pg_temp.podflight_reference('io_bookings', 'podcast_id', :'PODCASTS', :'PODCASTS_KEY_NAME', 'on delete cascade');
select pg_temp.podflight_reference('io_bookings', 'episode_id', :'EPISODES', :'EPISODES_KEY_NAME', 'on delete set null');
create index if not exists idx_io_bookings_tenant_id on :PODFLIGHT.io_bookings (tenant_id);
create index if not exists idx_io_bookings_campaign_id on :PODFLIGHT.io_bookings (campaign_id);
create index if not exists idx_io_bookings_episode_id on :PODFLIGHT.io_bookings (episode_id);
create index if not exists idx_io_bookings_flight on :PODFLIGHT.io_bookings (flight_start, flight_end);
create index if not exists idx_io_bookings_status on :PODFLIGHT.io_bookings (status);
create index if not exists idx_io_bookings_order on :PODFLIGHT.io_bookings (tenant_id, insertion_order_id);
create index if not exists idx_io_bookings_makegood_of on :PODFLIGHT.io_bookings (tenant_id, makegood_of_id) where makegood_of_id is not null;
-- What cards read: flights of a time, and what is owed.
create index if not exists idx_io_bookings_flights on :PODFLIGHT.io_bookings (tenant_id, flight_end);
create index if not exists idx_io_bookings_owed on :PODFLIGHT.io_bookings (tenant_id, settled_at) where status = 'makegood';
create index if not exists idx_io_bookings_inventory on :PODFLIGHT.io_bookings (tenant_id, podcast_id, flight_end) where status <> 'cancelled';
-- What the clock tick looks for: flights that begin or end, and holds that lapse.
create index if not exists idx_io_bookings_to_start on :PODFLIGHT.io_bookings (tenant_id, flight_start) where status = 'scheduled';
create index if not exists idx_io_bookings_to_end on :PODFLIGHT.io_bookings (tenant_id, flight_end) where status in ('active', 'makegood', 'completed');
create index if not exists idx_io_bookings_holds on :PODFLIGHT.io_bookings (tenant_id, hold_expires_at) where hold_expires_at is not null and status = 'scheduled';

create table if not exists :PODFLIGHT.io_status_history ();
alter table :PODFLIGHT.io_status_history
  add column if not exists tenant_id :TENANT_ID_TYPE not null,
  add column if not exists io_id uuid not null,
  add column if not exists seq integer not null,
  add column if not exists from_status text,
  add column if not exists to_status text not null,
  add column if not exists reason text,
  add column if not exists cause jsonb not null default '{}',
  add column if not exists actor_id text,
  add column if not exists changed_at timestamptz not null default now();
select pg_temp.podflight_constraint('io_status_history', 'io_status_history_pkey', 'primary key (tenant_id, io_id, seq)');
select pg_temp.podflight_constraint('io_status_history', 'io_status_history_io_fkey',
  $c$foreign key (tenant_id, io_id) references :PODFLIGHT.io_bookings (tenant_id, io_id) on delete cascade$c$);
select pg_temp.podflight_reference('io_status_history', 'tenant_id', :'TENANTS', :'TENANTS_KEY_NAME', 'on delete cascade');

-- A code belongs to one advertiser on one show, and no other code of the tenant sounds like it.
create table if not exists :PODFLIGHT.promo_codes ();
alter table :PODFLIGHT.promo_codes
  add column if not exists tenant_id :TENANT_ID_TYPE not null,
  add column if not exists code text not null,
  add column if not exists sounds_like text not null,
  add column if not exists sponsor_id :SPONSOR_ID_TYPE,
  add column if not exists podcast_id :PODCAST_ID_TYPE,
  add column if not exists created_at timestamptz not null default now();
select pg_temp.podflight_constraint('promo_codes', 'promo_codes_pkey', 'primary key (tenant_id, code)');
select pg_temp.podflight_constraint('promo_codes', 'promo_codes_sounds_like_key', 'unique (tenant_id, sounds_like)');
select pg_temp.podflight_reference('promo_codes', 'tenant_id', :'TENANTS', :'TENANTS_KEY_NAME', 'on delete cascade');
select pg_temp.podflight_reference('promo_codes', 'sponsor_id', :'SPONSORS', :'SPONSORS_KEY_NAME', 'on delete cascade');
select pg_temp.podflight_reference('promo_codes', 'podcast_id', :'PODCASTS', :'PODCASTS_KEY_NAME', 'on delete cascade');
create index if not exists idx_promo_codes_sponsor_id on :PODFLIGHT.promo_codes (sponsor_id, podcast_id);

create table if not exists :PODFLIGHT.vanity_links ();
alter table :PODFLIGHT.vanity_links
  add column if not exists tenant_id :TENANT_ID_TYPE not null,
  add column if not exists slug text not null,
  add column if not exists target_url text not null,
  add column if not exists io_id uuid,
  add column if not exists created_at timestamptz not null default now();
select pg_temp.podflight_constraint('vanity_links', 'vanity_links_pkey', 'primary key (tenant_id, slug)');
select pg_temp.podflight_constraint('vanity_links', 'vanity_links_slug_check', $c$check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80)$c$);
select pg_temp.podflight_constraint('vanity_links', 'vanity_links_target_check', $c$check (target_url ~ '^https?://')$c$);
select pg_temp.podflight_constraint('vanity_links', 'vanity_links_io_fkey',
  $c$foreign key (tenant_id, io_id) references :PODFLIGHT.io_bookings (tenant_id, io_id) on delete cascade$c$);
select pg_temp.podflight_reference('vanity_links', 'tenant_id', :'TENANTS', :'TENANTS_KEY_NAME', 'on delete cascade');
create index if not exists idx_vanity_links_io_id on :PODFLIGHT.vanity_links (tenant_id, io_id);

select pg_temp.podflight_isolate('0004_bookings', 'ad_units');
select pg_temp.podflight_isolate('0004_bookings', 'insertion_orders');
select pg_temp.podflight_isolate('0004_bookings', 'io_revisions');
select pg_temp.podflight_isolate('0004_bookings', 'io_bookings');
select pg_temp.podflight_isolate('0004_bookings', 'io_status_history');
select pg_temp.podflight_isolate('0004_bookings', 'promo_codes');
select pg_temp.podflight_isolate('0004_bookings', 'vanity_links');
select pg_temp.podflight_grant('0004_bookings', 'ad_units', :'APP_ROLE');
select pg_temp.podflight_grant('0004_bookings', 'insertion_orders', :'APP_ROLE');
select pg_temp.podflight_grant('0004_bookings', 'io_revisions', :'APP_ROLE');
select pg_temp.podflight_grant('0004_bookings', 'io_bookings', :'APP_ROLE');
select pg_temp.podflight_grant('0004_bookings', 'io_status_history', :'APP_ROLE');
select pg_temp.podflight_grant('0004_bookings', 'promo_codes', :'APP_ROLE');
select pg_temp.podflight_grant('0004_bookings', 'vanity_links', :'APP_ROLE');
select pg_temp.podflight_grant_visits('0004_bookings', :'APP_ROLE');
select pg_temp.podflight_end('0004_bookings', array['ad_units', 'insertion_orders', 'io_revisions', 'io_bookings', 'io_status_history', 'promo_codes', 'vanity_links']);
