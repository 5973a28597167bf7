import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * Everything that a schema dump would show, one line an object, sorted: schemas, relations with their
 * flags, grants and comments, columns in order, constraints, indexes, policies, triggers, functions,
 * types and extensions. Two equal snapshots are two equal schemas. Grants that were never touched count as
 * the default ones, as they do for pg_dump.
 */
// biome-ignore lint/suspicious/noExplicitAny: no tables are named
export async function catalogSnapshot(db: Kysely<any>): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    with ns as (
      select oid, nspname from pg_catalog.pg_namespace
      where nspname !~ '^pg_' and nspname <> 'information_schema'
    ),
    rel as (select c.*, format('%I.%I', ns.nspname, c.relname) as full_name from pg_catalog.pg_class c join ns on ns.oid = c.relnamespace)
    select format('schema %s acl=%s note=%s', n.nspname, coalesce(n.nspacl, acldefault('n', n.nspowner)), obj_description(n.oid, 'pg_namespace')) as line
      from pg_catalog.pg_namespace n join ns on ns.oid = n.oid
    union all
    select format('relation %s kind=%s persistence=%s rls=%s force=%s owner=%s acl=%s options=%s note=%s', full_name, relkind,
      relpersistence, relrowsecurity, relforcerowsecurity, relowner::regrole, coalesce(relacl, acldefault('r', relowner)), reloptions, obj_description(oid, 'pg_class'))
      from rel
    union all
    select format('column %s.%I #%s %s null=%s default=%s generated=%s identity=%s acl=%s note=%s', rel.full_name, a.attname,
      row_number() over (partition by a.attrelid order by a.attnum), format_type(a.atttypid, a.atttypmod), not a.attnotnull,
      pg_get_expr(d.adbin, d.adrelid), a.attgenerated, a.attidentity, a.attacl, col_description(a.attrelid, a.attnum))
      from rel join pg_catalog.pg_attribute a on a.attrelid = rel.oid and a.attnum > 0 and not a.attisdropped
      left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where rel.relkind not in ('i', 'I')
    union all
    select format('constraint %s.%I %s valid=%s note=%s', rel.full_name, con.conname, pg_get_constraintdef(con.oid), con.convalidated,
      obj_description(con.oid, 'pg_constraint'))
      from rel join pg_catalog.pg_constraint con on con.conrelid = rel.oid
    union all
    select format('index %s valid=%s note=%s', pg_get_indexdef(i.indexrelid), i.indisvalid, obj_description(i.indexrelid, 'pg_class'))
      from rel join pg_catalog.pg_index i on i.indexrelid = rel.oid
    union all
    select format('policy %s.%I cmd=%s permissive=%s roles=%s using=%s check=%s note=%s', rel.full_name, p.polname, p.polcmd,
      p.polpermissive, p.polroles::regrole[], pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid),
      obj_description(p.oid, 'pg_policy'))
      from rel join pg_catalog.pg_policy p on p.polrelid = rel.oid
    union all
    select format('trigger %s %s', rel.full_name, pg_get_triggerdef(t.oid))
      from rel join pg_catalog.pg_trigger t on t.tgrelid = rel.oid and not t.tgisinternal
    union all
    select format('function %s acl=%s %s', f.oid::regprocedure, f.proacl, md5(f.prosrc))
      from pg_catalog.pg_proc f join ns on ns.oid = f.pronamespace
    union all
    select format('type %s.%I %s', ns.nspname, t.typname, t.typtype) from pg_catalog.pg_type t join ns on ns.oid = t.typnamespace
    union all
    select format('extension %s %s', extname, extversion) from pg_catalog.pg_extension
    order by 1`.execute(db);
  return rows.map(({ line }) => line);
}
