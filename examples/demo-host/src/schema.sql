-- Quayside's own tables: the platform as it was before Podflight was added.
create table demo_installation (
  only_one boolean primary key default true check (only_one),
  state text not null check (state in ('building', 'ready')),
  first_day date not null
);

create table tenants (
  tenant_id uuid primary key default gen_random_uuid(),
  slug text not null unique,
  name text not null,
  created_at timestamptz not null default now()
);

create table podcasts (
  podcast_id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references tenants on delete cascade,
  title text not null,
  category text,
  language text not null default 'en',
  explicit boolean not null default false,
  metadata jsonb not null default '{}'
);
create index podcasts_tenant_title on podcasts (tenant_id, title);

create table episodes (
  episode_id uuid primary key default gen_random_uuid(),
  podcast_id uuid not null references podcasts on delete cascade,
  title text not null,
  publish_date timestamptz,
  categories text[] not null default '{}',
  explicit boolean not null default false,
  ad_slots jsonb not null default '[]',
  metadata jsonb not null default '{}'
);
create index episodes_podcast_published on episodes (podcast_id, publish_date desc);

create table sponsors (
  sponsor_id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references tenants on delete cascade,
  name text not null,
  company text,
  industry text,
  email text,
  metadata jsonb not null default '{}'
);
create index sponsors_tenant_name on sponsors (tenant_id, name);

create table campaigns (
  campaign_id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references tenants on delete cascade,
  podcast_id uuid references podcasts on delete cascade,
  sponsor_id uuid references sponsors on delete set null,
  name text not null,
  status text not null default 'draft' check (status in ('draft', 'scheduled', 'active', 'completed', 'cancelled')),
  start_date date,
  end_date date,
  campaign_value numeric(10, 2),
  metadata jsonb not null default '{}',
  check (end_date >= start_date)
);
create index campaigns_tenant_start on campaigns (tenant_id, start_date desc);
create index campaigns_podcast on campaigns (podcast_id);
create index campaigns_sponsor on campaigns (sponsor_id);

create table attribution_events (
  event_id uuid primary key default gen_random_uuid(),
  "timestamp" timestamptz not null,
  tenant_id uuid not null references tenants on delete cascade,
  campaign_id uuid references campaigns on delete cascade,
  podcast_id uuid references podcasts on delete cascade,
  episode_id uuid references episodes on delete cascade,
  attribution_method text not null,
  attribution_data jsonb not null default '{}',
  conversion_data jsonb not null default '{}'
);
create index attribution_events_tenant_time on attribution_events (tenant_id, "timestamp" desc);
create index attribution_events_campaign on attribution_events (campaign_id, "timestamp");

create table listener_metrics (
  "timestamp" timestamptz not null,
  tenant_id uuid not null references tenants on delete cascade,
  podcast_id uuid,
  episode_id uuid,
  metric_type text not null,
  value double precision,
  platform text,
  metadata jsonb not null default '{}'
);
create index listener_metrics_tenant_time on listener_metrics (tenant_id, "timestamp" desc);
create index listener_metrics_podcast_type on listener_metrics (podcast_id, metric_type, "timestamp" desc);

-- The platform's own event log. Podflight's events arrive here through a sink.
create table platform_events (
  event_id uuid primary key,
  tenant_id uuid not null references tenants on delete cascade,
  type text not null,
  subject text,
  happened_at timestamptz not null,
  received_at timestamptz not null default now(),
  data jsonb not null default '{}'
);
create index platform_events_tenant_time on platform_events (tenant_id, happened_at desc);
