// Made from sql/ by "npm run generate -w packages/migrations". Do not edit.
export const routines = `-- What every step shares. These functions live in pg_temp: they are gone when the step ends.
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
  where p.polrelid = rel and p.polname like 'tenant\\_guard\\_%' and obj_description(p.oid, 'pg_policy') like 'podflight:%'
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

-- Removes what \`step\` added to a table: the table, or from a table that was there before, the parts.
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
  if exists (select from pg_catalog.pg_policy p where p.polrelid = rel and p.polname like 'tenant\\_guard\\_%'
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
`;

export const routinesEnd = `-- Drops the functions that the step shared, so that a pooled session keeps nothing.
do $do$
declare
  routine regprocedure;
begin
  for routine in
    select oid::regprocedure from pg_catalog.pg_proc where pronamespace = pg_my_temp_schema() and proname like 'podflight\\_%'
  loop
    execute format('drop function %s', routine);
  end loop;
end $do$;
`;

export const audit = `-- Row level security as it should be on Podflight's tables. One row a finding; no rows is a pass.
with t as (
  select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relowner
  from pg_catalog.pg_class c
  where c.relnamespace = to_regnamespace(format('%I', :'PODFLIGHT_NAME')) and c.relkind in ('r', 'p') and c.relname = any (:OWN_TABLES)
),
app as (select oid, rolname, rolsuper, rolbypassrls from pg_catalog.pg_roles where rolname = :'APP_ROLE'),
p as (
  select pol.polrelid, pol.polname, pol.polcmd, pol.polpermissive, pol.polroles,
    lower(pg_get_expr(pol.polqual, pol.polrelid)) as q, lower(pg_get_expr(pol.polwithcheck, pol.polrelid)) as w
  from pg_catalog.pg_policy pol
),
tenant as (select a.attrelid, a.attnum, a.attnotnull from pg_catalog.pg_attribute a where a.attname = 'tenant_id' and not a.attisdropped),
expected as (
  select t.oid, t.relname, kind.prefix || t.relname as polname, kind.permissive
  from t, (values ('tenant_isolation_', true), ('tenant_guard_', false)) as kind (prefix, permissive)
),
reader as (
  select distinct v.oid, v.relname, v.relkind, v.reloptions
  from t join pg_catalog.pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = t.oid and d.classid = 'pg_rewrite'::regclass
  join pg_catalog.pg_rewrite r on r.oid = d.objid join pg_catalog.pg_class v on v.oid = r.ev_class
  where v.relkind in ('v', 'm')
)
select 'R1' as rule, relname as object, 'Row level security is off.' as message from t where not relrowsecurity
union all
select 'R2', relname, 'Row level security is not forced, so the table''s owner sees every tenant.' from t where not relforcerowsecurity
union all
select 'R3', t.relname, 'tenant_id may be null.' from t join tenant on tenant.attrelid = t.oid where not tenant.attnotnull
union all
select 'R4', e.relname, format('Policy %s is missing, or is not %s.', e.polname, case when e.permissive then 'permissive' else 'restrictive' end)
from expected e where not exists (select from p where p.polrelid = e.oid and p.polname = e.polname and p.polpermissive = e.permissive)
union all
select 'R5', e.relname, format('Policy %s is not for all commands and every role.', e.polname)
from expected e join p on p.polrelid = e.oid and p.polname = e.polname where p.polcmd <> '*' or p.polroles <> '{0}'
union all
select 'R6', e.relname, format('Policy %s has no WITH CHECK.', e.polname)
from expected e join p on p.polrelid = e.oid and p.polname = e.polname where p.w is null
union all
select 'R7', e.relname, format('Policy %s does not compare tenant_id with the setting as Podflight does.', e.polname)
from expected e join p on p.polrelid = e.oid and p.polname = e.polname
where p.w is distinct from p.q
  -- Casts, brackets and spaces depend on the key's type and on the server's version; the rest is fixed.
  or regexp_replace(p.q, '::"?[a-z_0-9.]+"?( varying| precision)?(\\([0-9,]+\\))?|[()"\\s]', '', 'g')
    !~ '^tenant_id=selectnullifcurrent_setting''app\\.current_tenant'',true,''''(asnullif)?$'
union all
select 'R8', t.relname || '.' || p.polname, 'Another permissive policy widens what a tenant may see; only the guard policy holds it back.'
from t join p on p.polrelid = t.oid where p.polpermissive and p.polname <> 'tenant_isolation_' || t.relname
union all
select 'R9', i.indexrelid::regclass::text, 'A unique index without tenant_id tells one tenant what another has.'
from t join pg_catalog.pg_index i on i.indrelid = t.oid
where (i.indisunique or i.indisexclusion)
  and not exists (select from tenant where tenant.attrelid = t.oid and tenant.attnum = any (i.indkey::int2[]))
  and coalesce(pg_get_expr(i.indexprs, i.indrelid), '') !~ '\\mtenant_id\\M'
  and not (i.indisunique and i.indnatts = 1 and i.indkey[0] <> 0
    and (select atttypid from pg_catalog.pg_attribute a where a.attrelid = t.oid and a.attnum = i.indkey[0]) = 'uuid'::regtype)
union all
select 'R10', con.conname, 'A foreign key between tenant tables without tenant_id can point at another tenant''s row.'
from pg_catalog.pg_constraint con join t on t.oid = con.conrelid join t t2 on t2.oid = con.confrelid
where con.contype = 'f' and not exists (select from tenant where tenant.attrelid = con.conrelid and tenant.attnum = any (con.conkey))
union all
select 'R11', rolname, 'The app''s role is a superuser or has BYPASSRLS: it sees every tenant.' from app where rolsuper or rolbypassrls
union all
select 'R12', r.rolname, format('The app''s role %s can become this role, which owns tables or bypasses row level security.', app.rolname)
from app, pg_catalog.pg_roles r
where r.oid <> app.oid and not app.rolsuper and pg_has_role(app.oid, r.oid, 'member')
  and (r.rolsuper or r.rolbypassrls or r.oid in (select relowner from t))
union all
select 'R13', t.relname, format('The app''s role %s owns this table.', app.rolname) from t join app on app.oid = t.relowner
union all
select 'R14', t.relname, format('The app''s role %s may TRUNCATE, REFERENCES or TRIGGER, which row level security does not cover.', app.rolname)
from t, app where not app.rolsuper and app.oid <> t.relowner
  and (has_table_privilege(app.oid, t.oid, 'TRUNCATE') or has_table_privilege(app.oid, t.oid, 'REFERENCES') or has_table_privilege(app.oid, t.oid, 'TRIGGER'))
union all
select 'R15', reader.oid::regclass::text, 'A view that reads Podflight''s tables as its owner. Set security_invoker = true on it.'
from reader, app where reader.relkind = 'v' and has_table_privilege(app.oid, reader.oid, 'SELECT')
  and not coalesce(lower(reader.reloptions::text) ~ 'security_invoker=(true|on|1|yes)', false)
union all
select 'R16', reader.oid::regclass::text, 'A materialised view of Podflight''s tables holds every tenant''s rows, and the app may read it.'
from reader, app where reader.relkind = 'm' and has_table_privilege(app.oid, reader.oid, 'SELECT')
union all
select 'R17', f.oid::regprocedure::text, 'A SECURITY DEFINER function over Podflight''s tables that the app may call.'
from pg_catalog.pg_proc f, app
where f.prosecdef and f.pronamespace <> 'pg_catalog'::regnamespace and has_function_privilege(app.oid, f.oid, 'EXECUTE')
  and exists (select from t where f.prosrc ~* ('\\m' || t.relname || '\\M'))
union all
select 'R18', t.relname, 'No index begins with tenant_id.' from t
where not exists (
  select from pg_catalog.pg_index i join tenant on tenant.attrelid = t.oid and tenant.attnum = i.indkey[0]
  where i.indrelid = t.oid and i.indisvalid and i.indpred is null)
union all
select 'R19', i.indexrelid::regclass::text, 'This index is invalid. Drop it and run "podflight-migrations up" again, or REINDEX it.'
from t join pg_catalog.pg_index i on i.indrelid = t.oid where not i.indisvalid
union all
select 'R20', child.oid::regclass::text, 'A partition or chunk without row level security that the app may read directly. Revoke USAGE on its schema from the app.'
from t join pg_catalog.pg_inherits h on h.inhparent = t.oid join pg_catalog.pg_class child on child.oid = h.inhrelid, app
where not child.relrowsecurity and has_table_privilege(app.oid, child.oid, 'SELECT') and has_schema_privilege(app.oid, child.relnamespace, 'USAGE')
order by 1, 2
`;

/** Name of a step, e.g. `0001_imports`. */
export type StepName =
  | '0001_imports'
  | '0002_metrics_daily'
  | '0003_deal_stages'
  | '0004_bookings'
  | '0005_matches'
  | '0006_event_outbox';

export const steps: readonly { name: StepName; checksum: string; up: string; down: string }[] = [
  {
    name: '0001_imports',
    checksum: '894a5ec0147b79ead8af36e6915199cf3d7f6eeca32c6cd0b537c718d8dd3817',
    up: `-- Imports: what was uploaded, which rows were refused, and the rows of imports under way.
select pg_temp.podflight_create_schema();
select pg_temp.podflight_begin(array['etl_imports', 'etl_rejected_rows', 'etl_staged_rows']);

create table if not exists :PODFLIGHT.etl_imports ();
alter table :PODFLIGHT.etl_imports
  add column if not exists import_id uuid not null default gen_random_uuid(),
  add column if not exists tenant_id :TENANT_ID_TYPE not null,
  add column if not exists actor_id text,
  add column if not exists source varchar(100) not null,
  add column if not exists file_name varchar(500),
  add column if not exists file_sha256 text,
  add column if not exists byte_size bigint,
  add column if not exists mode text not null default 'atomic',
  add column if not exists dry_run boolean not null default false,
  add column if not exists status varchar(50) not null,
  add column if not exists idempotency_key text,
  add column if not exists rows_read integer not null default 0,
  add column if not exists records_imported integer not null default 0,
  add column if not exists records_inserted integer not null default 0,
  add column if not exists records_updated integer not null default 0,
  add column if not exists records_unchanged integer not null default 0,
  add column if not exists records_failed integer not null default 0,
  add column if not exists records_duplicate integer not null default 0,
  add column if not exists day_from date,
  add column if not exists day_to date,
  add column if not exists error_code text,
  add column if not exists error_message text,
  add column if not exists started_at timestamptz not null default now(),
  add column if not exists heartbeat_at timestamptz not null default now(),
  add column if not exists completed_at timestamptz,
  add column if not exists metadata jsonb not null default '{}';
select pg_temp.podflight_constraint('etl_imports', 'etl_imports_pkey', 'primary key (import_id)');
select pg_temp.podflight_constraint('etl_imports', 'etl_imports_tenant_import_key', 'unique (tenant_id, import_id)');
select pg_temp.podflight_constraint('etl_imports', 'etl_imports_idempotency_key', 'unique (tenant_id, idempotency_key)');
select pg_temp.podflight_constraint('etl_imports', 'etl_imports_mode_check', $c$check (mode in ('atomic', 'partial'))$c$);
select pg_temp.podflight_constraint('etl_imports', 'etl_imports_status_check', $c$check (status in ('pending', 'processing', 'completed', 'failed'))$c$);
select pg_temp.podflight_constraint('etl_imports', 'etl_imports_conservation_check', $c$check (
  status <> 'completed' or (
    rows_read = records_imported + records_failed + records_duplicate
    and records_imported = records_inserted + records_updated + records_unchanged))$c$);
select pg_temp.podflight_reference('etl_imports', 'tenant_id', :'TENANTS', :'TENANTS_KEY_NAME', 'on delete cascade');
create index if not exists idx_etl_imports_tenant_id on :PODFLIGHT.etl_imports (tenant_id);
create index if not exists idx_etl_imports_status on :PODFLIGHT.etl_imports (status);
create index if not exists idx_etl_imports_started_at on :PODFLIGHT.etl_imports (started_at desc);
create index if not exists idx_etl_imports_history on :PODFLIGHT.etl_imports (tenant_id, started_at desc, import_id desc);
create index if not exists idx_etl_imports_file on :PODFLIGHT.etl_imports (tenant_id, file_sha256);

create table if not exists :PODFLIGHT.etl_rejected_rows ();
alter table :PODFLIGHT.etl_rejected_rows
  add column if not exists tenant_id :TENANT_ID_TYPE not null,
  add column if not exists import_id uuid not null,
  add column if not exists line integer not null,
  add column if not exists cells text[] not null,
  add column if not exists problems jsonb not null;
select pg_temp.podflight_constraint('etl_rejected_rows', 'etl_rejected_rows_pkey', 'primary key (tenant_id, import_id, line)');
select pg_temp.podflight_constraint('etl_rejected_rows', 'etl_rejected_rows_import_fkey',
  $c$foreign key (tenant_id, import_id) references :PODFLIGHT.etl_imports (tenant_id, import_id) on delete cascade$c$);
select pg_temp.podflight_reference('etl_rejected_rows', 'tenant_id', :'TENANTS', :'TENANTS_KEY_NAME', 'on delete cascade');

-- Rows on their way to metrics_daily. Unlogged and without keys: they are rewritten by the next upload.
create unlogged table if not exists :PODFLIGHT.etl_staged_rows ();
alter table :PODFLIGHT.etl_staged_rows
  add column if not exists tenant_id :TENANT_ID_TYPE not null,
  add column if not exists import_id uuid not null,
  add column if not exists line integer not null,
  add column if not exists episode_id :EPISODE_ID_TYPE not null,
  add column if not exists day date not null,
  add column if not exists day_ambiguous boolean not null default false,
  add column if not exists source text not null,
  add column if not exists downloads bigint,
  add column if not exists listeners bigint,
  add column if not exists completion_rate double precision,
  add column if not exists ctr double precision,
  add column if not exists conversions bigint,
  add column if not exists revenue_cents bigint;
create index if not exists idx_etl_staged_rows_import on :PODFLIGHT.etl_staged_rows (tenant_id, import_id, episode_id);

select pg_temp.podflight_isolate('0001_imports', 'etl_imports');
select pg_temp.podflight_isolate('0001_imports', 'etl_rejected_rows');
select pg_temp.podflight_isolate('0001_imports', 'etl_staged_rows');
select pg_temp.podflight_grant('0001_imports', 'etl_imports', :'APP_ROLE');
select pg_temp.podflight_grant('0001_imports', 'etl_rejected_rows', :'APP_ROLE');
select pg_temp.podflight_grant('0001_imports', 'etl_staged_rows', :'APP_ROLE');
select pg_temp.podflight_end('0001_imports', array['etl_imports', 'etl_rejected_rows', 'etl_staged_rows']);
`,
    down: `-- Removes what 0001_imports.up.sql added, and only that.
select pg_temp.podflight_undo('0001_imports', pg_temp.podflight_table('etl_staged_rows'));
select pg_temp.podflight_undo('0001_imports', pg_temp.podflight_table('etl_rejected_rows'));
select pg_temp.podflight_undo('0001_imports', pg_temp.podflight_table('etl_imports'));
select pg_temp.podflight_drop_schema();
`,
  },
  {
    name: '0002_metrics_daily',
    checksum: '29a8619dc9efd1c52986c9b613aaa417e3a408f30bd5bbb0410f42666f66018c',
    up: `-- One row per episode, day and source: what imports store and cards read.
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
`,
    down: `-- Removes what 0002_metrics_daily.up.sql added, and only that.
select pg_temp.podflight_undo('0002_metrics_daily', pg_temp.podflight_table('episode_curves'));
select pg_temp.podflight_undo('0002_metrics_daily', pg_temp.podflight_table('metrics_daily'));
`,
  },
  {
    name: '0003_deal_stages',
    checksum: 'faa2eb2a67c8992ed09acf12e19695b6002ae0dcc3e2f31ba892d985994ab2eb',
    up: `-- The deal pipeline: a stage on the host's campaigns, and how each deal got there.
select pg_temp.podflight_begin(array['deals', 'deal_stage_history']);

-- What a deal has beside the host's campaign; made when somebody first works on it. \`stage\` is where
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
`,
    down: `-- Removes what 0003_deal_stages.up.sql added, and only that: a stage column that the host had stays.
select pg_temp.podflight_revoke_stage();
select pg_temp.podflight_undo('0003_deal_stages', pg_temp.podflight_table('deal_stage_history'));
select pg_temp.podflight_undo('0003_deal_stages', pg_temp.podflight_table('deals'));
select pg_temp.podflight_undo('0003_deal_stages', to_regclass(:'CAMPAIGNS'));
`,
  },
  {
    name: '0004_bookings',
    checksum: '470239ac237610d0e2cd03612ccbf1b882732e6b46ce44112db0e9757f508584',
    up: `-- Inventory and insertion orders: what can be sold, and what was.
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

-- Every wording that an order had; \`document\` is its canonical JSON, \`sha256\` the hash of that.
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
`,
    down: `-- Removes what 0004_bookings.up.sql added, and only that.
select pg_temp.podflight_revoke_visits();
select pg_temp.podflight_undo('0004_bookings', pg_temp.podflight_table('vanity_links'));
select pg_temp.podflight_undo('0004_bookings', pg_temp.podflight_table('promo_codes'));
select pg_temp.podflight_undo('0004_bookings', pg_temp.podflight_table('io_status_history'));
select pg_temp.podflight_undo('0004_bookings', pg_temp.podflight_table('io_bookings'));
select pg_temp.podflight_undo('0004_bookings', pg_temp.podflight_table('io_revisions'));
select pg_temp.podflight_undo('0004_bookings', pg_temp.podflight_table('insertion_orders'));
select pg_temp.podflight_undo('0004_bookings', pg_temp.podflight_table('ad_units'));
`,
  },
  {
    name: '0005_matches',
    checksum: '689b444554cd1f09b1374e32af4adbf7c7c84696a468924c56a6ac9e68d6ad8e',
    up: `-- How well each advertiser fits each podcast, and why; and the runs that reckon it.
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
`,
    down: `-- Removes what 0005_matches.up.sql added, and only that.
select pg_temp.podflight_undo('0005_matches', pg_temp.podflight_table('match_runs'));
select pg_temp.podflight_undo('0005_matches', pg_temp.podflight_table('matches'));
`,
  },
  {
    name: '0006_event_outbox',
    checksum: '4fbbce954f72a4d2f4f331b5434d6b6ad5d2ea0a56b7b42645f90fd8127cf3d5',
    up: `-- Events, written in the transaction of what happened and delivered after it.
select pg_temp.podflight_begin(array['event_outbox']);

create table if not exists :PODFLIGHT.event_outbox ();
alter table :PODFLIGHT.event_outbox
  add column if not exists event_id uuid not null default gen_random_uuid(),
  add column if not exists tenant_id :TENANT_ID_TYPE not null,
  add column if not exists type text not null,
  add column if not exists subject text,
  add column if not exists "time" timestamptz not null default now(),
  add column if not exists data jsonb not null,
  add column if not exists status text not null default 'pending',
  add column if not exists attempts integer not null default 0,
  add column if not exists next_attempt_at timestamptz not null default now(),
  add column if not exists delivered_at timestamptz,
  add column if not exists last_error text;
select pg_temp.podflight_constraint('event_outbox', 'event_outbox_pkey', 'primary key (event_id)');
select pg_temp.podflight_constraint('event_outbox', 'event_outbox_status_check', $c$check (status in ('pending', 'delivered', 'dead'))$c$);
select pg_temp.podflight_reference('event_outbox', 'tenant_id', :'TENANTS', :'TENANTS_KEY_NAME', 'on delete cascade');
create index if not exists idx_event_outbox_tenant_id on :PODFLIGHT.event_outbox (tenant_id, "time");
create index if not exists idx_event_outbox_pending on :PODFLIGHT.event_outbox (tenant_id, next_attempt_at, "time") where status = 'pending';

select pg_temp.podflight_isolate('0006_event_outbox', 'event_outbox');
select pg_temp.podflight_grant('0006_event_outbox', 'event_outbox', :'APP_ROLE');
select pg_temp.podflight_end('0006_event_outbox', array['event_outbox']);
`,
    down: `-- Removes what 0006_event_outbox.up.sql added, and only that.
select pg_temp.podflight_undo('0006_event_outbox', pg_temp.podflight_table('event_outbox'));
`,
  },
];
