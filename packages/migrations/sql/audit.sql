-- Row level security as it should be on Podflight's tables. One row a finding; no rows is a pass.
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
  or regexp_replace(p.q, '::"?[a-z_0-9.]+"?( varying| precision)?(\([0-9,]+\))?|[()"\s]', '', 'g')
    !~ '^tenant_id=selectnullifcurrent_setting''app\.current_tenant'',true,''''(asnullif)?$'
union all
select 'R8', t.relname || '.' || p.polname, 'Another permissive policy widens what a tenant may see; only the guard policy holds it back.'
from t join p on p.polrelid = t.oid where p.polpermissive and p.polname <> 'tenant_isolation_' || t.relname
union all
select 'R9', i.indexrelid::regclass::text, 'A unique index without tenant_id tells one tenant what another has.'
from t join pg_catalog.pg_index i on i.indrelid = t.oid
where (i.indisunique or i.indisexclusion)
  and not exists (select from tenant where tenant.attrelid = t.oid and tenant.attnum = any (i.indkey::int2[]))
  and coalesce(pg_get_expr(i.indexprs, i.indrelid), '') !~ '\mtenant_id\M'
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
  and exists (select from t where f.prosrc ~* ('\m' || t.relname || '\M'))
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
