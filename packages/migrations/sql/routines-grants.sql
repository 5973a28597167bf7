-- What the app's role is given, and how that is taken back. After routines.sql, in the same step.

-- Lets the app's role read and write rows, and nothing more.
create or replace function pg_temp.podflight_grant(step text, tab text, app_role text) returns void language plpgsql as $f$
declare
  rel constant regclass := pg_temp.podflight_table(tab);
  missing text;
begin
  if app_role is null or rel is null or pg_temp.podflight_state(rel) is null then return; end if;
  select string_agg(privilege, ', ') into missing
  from unnest(array['select', 'insert', 'update', 'delete']) as privilege where not has_table_privilege(app_role, rel, privilege);
  if missing is not null then
    execute format('grant %s on %s to %I', missing, rel, app_role);
    perform pg_temp.podflight_keep_state(step, rel, jsonb_set(pg_temp.podflight_state(rel), '{granted}',
      coalesce(pg_temp.podflight_state(rel) -> 'granted', '{}') || jsonb_build_object(app_role, missing)));
  end if;
  if not has_schema_privilege(app_role, :'PODFLIGHT_NAME', 'usage') then
    execute format('grant usage on schema %I to %I', :'PODFLIGHT_NAME', app_role);
    perform pg_temp.podflight_keep_state(step, rel, jsonb_set(pg_temp.podflight_state(rel), '{usage}',
      coalesce(pg_temp.podflight_state(rel) -> 'usage', '[]') || to_jsonb(app_role)));
  end if;
end $f$;

-- Lets the app's role keep a deal's stage on the host's campaigns: two columns, nothing else of the table.
create or replace function pg_temp.podflight_grant_stage(step text, app_role text) returns void language plpgsql as $f$
declare
  rel constant regclass := to_regclass(:'CAMPAIGNS');
  keeper constant regclass := pg_temp.podflight_table('deals');
  state constant jsonb := pg_temp.podflight_state(keeper);
  missing text[];
begin
  if app_role is null or rel is null or state is null then return; end if;
  select array_agg(attname::text order by attname) into missing from pg_catalog.pg_attribute
  where attrelid = rel and attname in ('stage', 'stage_changed_at') and not attisdropped
    and not has_column_privilege(app_role, attrelid, attnum, 'update');
  if missing is null then return; end if;
  execute format('grant update (%s) on %s to %I', array_to_string(missing, ', '), rel, app_role);
  perform pg_temp.podflight_keep_state(step, keeper, jsonb_set(state, '{stage_granted}',
    coalesce(state -> 'stage_granted', '{}') || jsonb_build_object(app_role,
      coalesce(state -> 'stage_granted' -> app_role, '[]') || to_jsonb(missing))));
end $f$;

-- Takes that back, where it was Podflight that gave it.
create or replace function pg_temp.podflight_revoke_stage() returns void language plpgsql as $f$
declare
  rel constant regclass := to_regclass(:'CAMPAIGNS');
  granted record;
begin
  for granted in
    select r.key as role, c.name as col
    from jsonb_each(coalesce(pg_temp.podflight_state(pg_temp.podflight_table('deals')) -> 'stage_granted', '{}')) as r,
      jsonb_array_elements_text(r.value) as c (name)
    where to_regrole(format('%I', r.key)) is not null and pg_temp.podflight_has_column(rel, c.name)
  loop
    execute format('revoke update (%I) on %s from %I', granted.col, rel, granted.role);
  end loop;
end $f$;

-- Lets the app's role count visits of vanity links: these columns of new attribution events, where the host has them.
create or replace function pg_temp.podflight_grant_visits(step text, app_role text) returns void language plpgsql as $f$
declare
  rel constant regclass := to_regclass(:'ATTRIBUTION_EVENTS');
  keeper constant regclass := pg_temp.podflight_table('vanity_links');
  state constant jsonb := pg_temp.podflight_state(keeper);
  missing text[];
begin
  if app_role is null or rel is null or state is null then return; end if;
  select array_agg(attname::text order by attname) into missing from pg_catalog.pg_attribute
  where attrelid = rel and attname in (select jsonb_array_elements_text(:'VISIT_COLUMNS'::jsonb)) and not attisdropped
    and not has_column_privilege(app_role, attrelid, attnum, 'insert');
  if missing is null then return; end if;
  execute format('grant insert (%s) on %s to %I', (select string_agg(quote_ident(col), ', ') from unnest(missing) as col), rel, app_role);
  perform pg_temp.podflight_keep_state(step, keeper, jsonb_set(state, '{visits_granted}',
    coalesce(state -> 'visits_granted', '{}') || jsonb_build_object(app_role,
      coalesce(state -> 'visits_granted' -> app_role, '[]') || to_jsonb(missing))));
end $f$;

-- Takes that back, where it was Podflight that gave it.
create or replace function pg_temp.podflight_revoke_visits() returns void language plpgsql as $f$
declare
  rel constant regclass := to_regclass(:'ATTRIBUTION_EVENTS');
  granted record;
begin
  for granted in
    select r.key as role, c.name as col
    from jsonb_each(coalesce(pg_temp.podflight_state(pg_temp.podflight_table('vanity_links')) -> 'visits_granted', '{}')) as r,
      jsonb_array_elements_text(r.value) as c (name)
    where to_regrole(format('%I', r.key)) is not null and pg_temp.podflight_has_column(rel, c.name)
  loop
    execute format('revoke insert (%I) on %s from %I', granted.col, rel, granted.role);
  end loop;
end $f$;
