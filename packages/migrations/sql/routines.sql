-- What every step shares. These functions live in pg_temp: they are gone when the step ends.
--
-- A step marks what it adds with a comment, "podflight:<step>", so that its down file removes that and
-- nothing else, whatever the host had before and whichever tool ran the step.

create or replace function pg_temp.podflight_table(tab text) returns regclass language sql stable as $f$
  select to_regclass(format('%I.%I', :'PODFLIGHT_NAME', tab))
$f$;

create or replace function pg_temp.podflight_is_table(rel regclass) returns boolean language sql stable as $f$
  select exists (select from pg_catalog.pg_class where oid = rel and relkind in ('r', 'p'))
$f$;

create or replace function pg_temp.podflight_has_column(rel regclass, col text) returns boolean language sql stable as $f$
  select exists (select from pg_catalog.pg_attribute where attrelid = rel and attname = col and not attisdropped)
$f$;

-- The tables that a step may touch, with their columns, constraints and free-standing indexes.
create or replace function pg_temp.podflight_objects(rels oid[])
returns table (kind text, rel oid, object oid, part int) language sql stable as $f$
  select 'table', c.oid, c.oid, 0 from pg_catalog.pg_class c where c.oid = any (rels)
  union all
  select 'column', a.attrelid, a.attrelid, a.attnum from pg_catalog.pg_attribute a
  where a.attrelid = any (rels) and a.attnum > 0 and not a.attisdropped
  union all
  select 'constraint', con.conrelid, con.oid, 0 from pg_catalog.pg_constraint con
  where con.conrelid = any (rels) and con.contype <> 'n'
  union all
  select 'index', i.indrelid, i.indexrelid, 0 from pg_catalog.pg_index i
  where i.indrelid = any (rels)
    and not exists (select from pg_catalog.pg_constraint con where con.conindid = i.indexrelid and con.contype in ('p', 'u', 'x'))
$f$;

create or replace function pg_temp.podflight_scope(tables text[]) returns oid[] language sql stable as $f$
  select array_agg(rel) from (
    select pg_temp.podflight_table(tab)::oid as rel from unnest(tables) as tab
    union select to_regclass(:'CAMPAIGNS')::oid
  ) as scope where rel is not null
$f$;

-- Remembers what is there before the step adds to it.
create or replace function pg_temp.podflight_begin(tables text[]) returns void language plpgsql as $f$
begin
  drop table if exists pg_temp.podflight_before;
  create temporary table podflight_before as select * from pg_temp.podflight_objects(pg_temp.podflight_scope(tables));
end $f$;

-- Marks what the step added.
create or replace function pg_temp.podflight_end(step text, tables text[]) returns void language plpgsql as $f$
declare
  added record;
  marker constant text := 'podflight:' || step;
begin
  for added in
    select * from pg_temp.podflight_objects(pg_temp.podflight_scope(tables)) as o
    where not exists (select from pg_temp.podflight_before b where b.kind = o.kind and b.object = o.object and b.part = o.part)
      and (o.kind = 'table' or exists (select from pg_temp.podflight_before b where b.kind = 'table' and b.object = o.rel))
  loop
    if added.kind = 'table' then
      execute format('comment on table %s is %L', added.rel::regclass, marker);
    elsif added.kind = 'column' then
      execute format('comment on column %s.%I is %L', added.rel::regclass,
        (select attname from pg_catalog.pg_attribute where attrelid = added.rel and attnum = added.part), marker);
    elsif added.kind = 'constraint' then
      execute format('comment on constraint %I on %s is %L',
        (select conname from pg_catalog.pg_constraint where oid = added.object), added.rel::regclass, marker);
    else
      execute format('comment on index %s is %L', added.object::regclass, marker);
    end if;
  end loop;
  drop table pg_temp.podflight_before;
end $f$;

create or replace function pg_temp.podflight_made_now(of_table regclass) returns boolean language plpgsql as $f$
begin
  return not exists (select from pg_temp.podflight_before b where b.kind = 'table' and b.object = of_table);
end $f$;

-- Adds a constraint unless one of its name is there. On a table that the host brought, rows that are
-- there already need not meet a check or a foreign key; new ones do.
create or replace function pg_temp.podflight_constraint(tab text, con text, definition text) returns void language plpgsql as $f$
declare
  rel constant regclass := pg_temp.podflight_table(tab);
  forgiving constant boolean := not pg_temp.podflight_made_now(rel) and definition ~* '^(check|foreign key)';
begin
  if exists (select from pg_catalog.pg_constraint where conrelid = rel and conname = con)
    or (definition ~* '^primary key' and exists (select from pg_catalog.pg_constraint where conrelid = rel and contype = 'p'))
  then return;
  end if;
  execute format('alter table %s add constraint %I %s%s', rel, con, definition, case when forgiving then ' not valid' else '' end);
  if forgiving then
    begin
      execute format('alter table %s validate constraint %I', rel, con);
    exception when check_violation or foreign_key_violation then
      raise notice 'Podflight: rows that were in % before do not meet %; new rows have to.', rel, con;
    end;
  end if;
end $f$;

-- A foreign key to a host table, where the host has a table (not a view) with a unique key there.
create or replace function pg_temp.podflight_reference(tab text, col text, target text, target_col text, action text) returns void language plpgsql as $f$
declare
  rel constant regclass := to_regclass(target);
begin
  if not pg_temp.podflight_is_table(rel) or not exists (
    select from pg_catalog.pg_index i
    join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indrelid = rel and i.indisunique and i.indisvalid and i.indnkeyatts = 1 and i.indpred is null and a.attname = target_col)
  then return;
  end if;
  perform pg_temp.podflight_constraint(tab, format('%s_%s_fkey', tab, col),
    format('foreign key (%I) references %s (%I) %s', col, rel, target_col, action));
end $f$;

-- What was so before: kept in the comment of the table's guard policy, for the down file.
create or replace function pg_temp.podflight_state(rel regclass) returns jsonb language sql stable as $f$
  select substring(obj_description(p.oid, 'pg_policy') from '{.*}')::jsonb from pg_catalog.pg_policy p
  where p.polrelid = rel and p.polname like 'tenant\_guard\_%' and obj_description(p.oid, 'pg_policy') like 'podflight:%'
$f$;

create or replace function pg_temp.podflight_keep_state(step text, rel regclass, state jsonb) returns void language plpgsql as $f$
begin
  execute format('comment on policy %I on %s is %L', 'tenant_guard_' || (select relname from pg_catalog.pg_class where oid = rel),
    rel, format('podflight:%s %s', step, state));
end $f$;

-- Row level security: a row is seen and written only under its own tenant's app.current_tenant. No
-- setting, or an empty one, means no rows. The restrictive guard holds whatever policy is added later.
create or replace function pg_temp.podflight_isolate(step text, tab text) returns void language plpgsql as $f$
declare
  rel constant regclass := pg_temp.podflight_table(tab);
  isolation constant text := 'tenant_isolation_' || tab;
  guard constant text := 'tenant_guard_' || tab;
  rule constant text := format('tenant_id = (select nullif(current_setting(''app.current_tenant'', true), '''')::%s)', :'TENANT_SETTING_TYPE');
  before record;
  theirs record;
  state jsonb;
begin
  if pg_temp.podflight_state(rel) is not null then return; end if;
  select relrowsecurity, relforcerowsecurity, attnotnull into before
  from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' where c.oid = rel;
  state := jsonb_build_object('rls', before.relrowsecurity, 'force', before.relforcerowsecurity, 'tenant_required', before.attnotnull);
  select p.polcmd, p.polpermissive, pg_get_expr(p.polqual, p.polrelid) as qual, pg_get_expr(p.polwithcheck, p.polrelid) as chk,
    obj_description(p.oid, 'pg_policy') as note,
    (select string_agg(case when r = 0 then 'public' else r::regrole::text end, ', ') from unnest(p.polroles) as r) as roles
  into theirs from pg_catalog.pg_policy p where p.polrelid = rel and p.polname = isolation;
  if found then
    state := state || jsonb_build_object('policy', to_jsonb(theirs));
    execute format('drop policy %I on %s', isolation, rel);
  end if;
  if not before.attnotnull then execute format('alter table %s alter column tenant_id set not null', rel); end if;
  if not before.relrowsecurity then execute format('alter table %s enable row level security', rel); end if;
  if not before.relforcerowsecurity then execute format('alter table %s force row level security', rel); end if;
  execute format('create policy %I on %s as permissive for all using (%s) with check (%s)', isolation, rel, rule, rule);
  execute format('create policy %I on %s as restrictive for all using (%s) with check (%s)', guard, rel, rule, rule);
  execute format('comment on policy %I on %s is %L', isolation, rel, 'podflight:' || step);
  perform pg_temp.podflight_keep_state(step, rel, state);
end $f$;

-- Gives a table of the host's own back its row level security, its nullability and its grants.
create or replace function pg_temp.podflight_open_up(rel regclass) returns void language plpgsql as $f$
declare
  state constant jsonb := pg_temp.podflight_state(rel);
  tab constant text := (select relname from pg_catalog.pg_class where oid = rel);
  granted record;
begin
  if state is null then return; end if;
  for granted in select * from jsonb_each_text(coalesce(state -> 'granted', '{}')) loop
    if to_regrole(format('%I', granted.key)) is not null then
      execute format('revoke %s on %s from %I', granted.value, rel, granted.key);
    end if;
  end loop;
  execute format('drop policy %I on %s', 'tenant_guard_' || tab, rel);
  execute format('drop policy %I on %s', 'tenant_isolation_' || tab, rel);
  if state ? 'policy' then
    execute format('create policy %I on %s as %s for %s to %s', 'tenant_isolation_' || tab, rel,
      case when (state #>> '{policy,polpermissive}')::boolean then 'permissive' else 'restrictive' end,
      case state #>> '{policy,polcmd}' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
      state #>> '{policy,roles}')
      || coalesce(' using (' || (state #>> '{policy,qual}') || ')', '')
      || coalesce(' with check (' || (state #>> '{policy,chk}') || ')', '');
    if state #>> '{policy,note}' is not null then
      execute format('comment on policy %I on %s is %L', 'tenant_isolation_' || tab, rel, state #>> '{policy,note}');
    end if;
  end if;
  if not (state ->> 'force')::boolean then execute format('alter table %s no force row level security', rel); end if;
  if not (state ->> 'rls')::boolean then execute format('alter table %s disable row level security', rel); end if;
  if not (state ->> 'tenant_required')::boolean then execute format('alter table %s alter column tenant_id drop not null', rel); end if;
end $f$;

-- Removes what `step` added to a table: the table, or from a table that was there before, the parts.
create or replace function pg_temp.podflight_undo(step text, rel regclass) returns void language plpgsql as $f$
declare
  marker constant text := 'podflight:' || step;
  part record;
  usage_of text;
begin
  if rel is null then return; end if;
  for usage_of in select jsonb_array_elements_text(pg_temp.podflight_state(rel) -> 'usage') loop
    if to_regrole(format('%I', usage_of)) is not null then
      execute format('revoke usage on schema %I from %I', :'PODFLIGHT_NAME', usage_of);
    end if;
  end loop;
  if obj_description(rel, 'pg_class') = marker then
    execute format('drop table %s', rel);
    return;
  end if;
  if exists (select from pg_catalog.pg_policy p where p.polrelid = rel and p.polname like 'tenant\_guard\_%'
             and split_part(obj_description(p.oid, 'pg_policy'), ' ', 1) = marker) then
    perform pg_temp.podflight_open_up(rel);
  end if;
  for part in
    select o.* from pg_temp.podflight_objects(array[rel::oid]) as o
    join pg_catalog.pg_description d on d.objoid = o.object and d.objsubid = o.part
      and d.classoid = case o.kind when 'constraint' then 'pg_constraint'::regclass else 'pg_class'::regclass end
    where d.description = marker and o.kind <> 'table'
    order by case o.kind when 'index' then 1 when 'constraint' then 2 else 3 end
  loop
    if part.kind = 'index' then
      execute format('drop index %s', part.object::regclass);
    elsif part.kind = 'constraint' then
      execute format('alter table %s drop constraint %I', rel, (select conname from pg_catalog.pg_constraint where oid = part.object));
    else
      execute format('alter table %s drop column %I', rel,
        (select attname from pg_catalog.pg_attribute where attrelid = rel and attnum = part.part));
    end if;
  end loop;
end $f$;

-- Podflight's schema, where it is one of its own.
create or replace function pg_temp.podflight_create_schema() returns void language plpgsql as $f$
begin
  if to_regnamespace(format('%I', :'PODFLIGHT_NAME')) is null then
    execute format('create schema %I', :'PODFLIGHT_NAME');
    execute format('comment on schema %I is %L', :'PODFLIGHT_NAME', 'podflight:schema');
  end if;
end $f$;

create or replace function pg_temp.podflight_drop_schema() returns void language plpgsql as $f$
declare
  nsp constant oid := to_regnamespace(format('%I', :'PODFLIGHT_NAME'));
begin
  if nsp is not null and obj_description(nsp, 'pg_namespace') = 'podflight:schema'
    and not exists (select from pg_catalog.pg_depend where refclassid = 'pg_namespace'::regclass and refobjid = nsp and deptype = 'n')
  then
    execute format('drop schema %I', :'PODFLIGHT_NAME');
  end if;
end $f$;

-- Makes a table a TimescaleDB hypertable on its day, where that was asked for.
create or replace function pg_temp.podflight_hypertable(tab text, wanted boolean) returns void language plpgsql as $f$
declare
  extension_schema constant text := (select n.nspname from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace where e.extname = 'timescaledb');
begin
  if not wanted then return; end if;
  if extension_schema is null then
    raise exception 'TimescaleDB is not installed in this database.' using hint = 'Run "create extension timescaledb", or leave the hypertable option out.';
  end if;
  execute format('select %I.create_hypertable(%L::regclass, ''day'', chunk_time_interval => interval ''90 days'', create_default_indexes => false, if_not_exists => true, migrate_data => true)',
    extension_schema, pg_temp.podflight_table(tab));
end $f$;
