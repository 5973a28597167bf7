-- The deal pipeline: a stage on the host's campaigns, and how each deal got there.
select pg_temp.podflight_begin(array['deals', 'deal_stage_history']);

-- What a deal has beside the host's campaign; made when somebody first works on it. `stage` is where
-- Podflight last left it: another one on the campaign was written by the host itself.
create table if not exists :PODFLIGHT.deals ();
alter table :PODFLIGHT.deals
  add column if not exists tenant_id :TENANT_ID_TYPE not null,
  add column if not exists campaign_id :CAMPAIGN_ID_TYPE not null,
  add column if not exists stage text,
  add column if not exists revision integer not null default 0,
  add column if not exists expected_close date,
  add column if not exists slip_count integer not null default 0,
  add column if not exists probability numeric(5, 4),
  add column if not exists loss_reason text,
  add column if not exists loss_note text,
  add column if not exists closed_at timestamptz,
  add column if not exists last_activity_at timestamptz,
  add column if not exists next_activity_on date,
  add column if not exists updated_at timestamptz not null default now();
select pg_temp.podflight_constraint('deals', 'deals_pkey', 'primary key (tenant_id, campaign_id)');
select pg_temp.podflight_constraint('deals', 'deals_probability_check', 'check (probability between 0 and 1)');
select pg_temp.podflight_constraint('deals', 'deals_loss_reason_check', $c$check (loss_reason in (
  'price', 'budget_cut', 'timing', 'competitor', 'no_inventory', 'audience_mismatch', 'brand_safety', 'no_response', 'other'))$c$);
select pg_temp.podflight_reference('deals', 'tenant_id', :'TENANTS', :'TENANTS_KEY_NAME', 'on delete cascade');
select pg_temp.podflight_reference('deals', 'campaign_id', :'CAMPAIGNS', :'CAMPAIGNS_KEY_NAME', 'on delete cascade');
create index if not exists idx_deals_campaign_id on :PODFLIGHT.deals (campaign_id);

create table if not exists :PODFLIGHT.deal_stage_history ();
alter table :PODFLIGHT.deal_stage_history
  add column if not exists history_id uuid not null default gen_random_uuid(),
  add column if not exists tenant_id :TENANT_ID_TYPE not null,
  add column if not exists campaign_id :CAMPAIGN_ID_TYPE not null,
  add column if not exists from_stage text,
  add column if not exists to_stage text not null,
  add column if not exists amount_cents bigint,
  add column if not exists currency char(3),
  add column if not exists probability numeric(5, 4),
  add column if not exists reason text,
  add column if not exists loss_reason text,
  add column if not exists loss_note text,
  add column if not exists override boolean not null default false,
  add column if not exists by_host boolean not null default false,
  add column if not exists days_in_previous_stage numeric,
  add column if not exists actor_id text,
  add column if not exists revision integer not null,
  add column if not exists changed_at timestamptz not null default now();
select pg_temp.podflight_constraint('deal_stage_history', 'deal_stage_history_pkey', 'primary key (history_id)');
select pg_temp.podflight_constraint('deal_stage_history', 'deal_stage_history_revision_key', 'unique (tenant_id, campaign_id, revision)');
select pg_temp.podflight_constraint('deal_stage_history', 'deal_stage_history_stage_check', $c$check (
  from_stage in ('lead', 'qualified', 'proposal', 'negotiation', 'won', 'lost')
  and to_stage in ('lead', 'qualified', 'proposal', 'negotiation', 'won', 'lost'))$c$);
select pg_temp.podflight_constraint('deal_stage_history', 'deal_stage_history_probability_check', 'check (probability between 0 and 1)');
select pg_temp.podflight_reference('deal_stage_history', 'tenant_id', :'TENANTS', :'TENANTS_KEY_NAME', 'on delete cascade');
select pg_temp.podflight_reference('deal_stage_history', 'campaign_id', :'CAMPAIGNS', :'CAMPAIGNS_KEY_NAME', 'on delete cascade');
create index if not exists idx_deal_stage_history_campaign_id on :PODFLIGHT.deal_stage_history (campaign_id);
create index if not exists idx_deal_stage_history_changed_at on :PODFLIGHT.deal_stage_history (tenant_id, changed_at);

select pg_temp.podflight_isolate('0003_deal_stages', 'deals');
select pg_temp.podflight_isolate('0003_deal_stages', 'deal_stage_history');
select pg_temp.podflight_grant('0003_deal_stages', 'deals', :'APP_ROLE');
select pg_temp.podflight_grant('0003_deal_stages', 'deal_stage_history', :'APP_ROLE');

-- Last, because it locks the host's table until the step commits. A view cannot take a column.
do $do$
begin
  if pg_temp.podflight_is_table(to_regclass(:'CAMPAIGNS')) then
    if not pg_temp.podflight_has_column(to_regclass(:'CAMPAIGNS'), 'stage') then
      alter table :CAMPAIGNS add column stage varchar(50) default 'lead'
        constraint campaigns_stage_check check (stage in ('lead', 'qualified', 'proposal', 'negotiation', 'won', 'lost'));
    end if;
    if not pg_temp.podflight_has_column(to_regclass(:'CAMPAIGNS'), 'stage_changed_at') then
      alter table :CAMPAIGNS add column stage_changed_at timestamptz;
    end if;
  end if;
end $do$;
select pg_temp.podflight_grant_stage('0003_deal_stages', :'APP_ROLE');
select pg_temp.podflight_end('0003_deal_stages', array['deals', 'deal_stage_history']);
