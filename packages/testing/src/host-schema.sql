-- The host that the tests run against: exactly the contract of DESIGN.md, nothing of Podflight's.
create table tenants (
  tenant_id uuid primary key default gen_random_uuid(),
  name text not null
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
create index podcasts_tenant on podcasts (tenant_id);

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
create index episodes_podcast on episodes (podcast_id);

create table sponsors (
  sponsor_id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references tenants on delete cascade,
  name text not null,
  company text,
  industry text,
  email text,
  metadata jsonb not null default '{}'
);
create index sponsors_tenant on sponsors (tenant_id);

create table campaigns (
  campaign_id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references tenants on delete cascade,
  podcast_id uuid references podcasts on delete cascade,
  sponsor_id uuid references sponsors on delete set null,
  name text not null,
  status text not null default 'draft',
  start_date date,
  end_date date,
  campaign_value numeric(10, 2),
  metadata jsonb not null default '{}'
);
create index campaigns_tenant on campaigns (tenant_id);

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
create index attribution_events_tenant on attribution_events (tenant_id, "timestamp");

create table listener_metrics (
  "timestamp" timestamptz not null,
  tenant_id uuid not null,
  podcast_id uuid,
  episode_id uuid,
  metric_type text not null,
  value double precision,
  platform text,
  metadata jsonb not null default '{}'
);
create index listener_metrics_tenant on listener_metrics (tenant_id, "timestamp");
