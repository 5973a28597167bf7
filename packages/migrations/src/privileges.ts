import { sql } from 'kysely';
import { hostTableNames, ownSchema, visitColumns } from './host-names.ts';
import type { MigrationDb, MigrationOptions } from './migration-options.ts';
import { ownTables } from './own-objects.ts';
import { quoteName } from './quote-sql.ts';

/** Privileges on a schema, on one of Podflight's tables, on a deal's stage, on visits, or on one of the host's tables. */
export type Privileges = {
  on: 'schema' | 'own' | 'stage' | 'visits' | 'host';
  schema: string;
  /** Empty for a schema. */
  table: string;
  /** As GRANT spells them: in capitals, columns in parentheses behind. */
  privileges: string[];
};

/** As one reads and runs it: `SELECT, INSERT ON "public"."matches"`. */
export function privilegesSql({ on, schema, table, privileges }: Privileges): string {
  const object = on === 'schema' ? `SCHEMA ${quoteName(schema)}` : quoteName(schema, table);
  return `${privileges.join(', ')} ON ${object}`;
}

const ROWS = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];

/** Whether "up" gives these when it is told the app's role; the host's own tables are the host's to give. */
export function isGivenByUp({ on, schema }: Privileges, options: MigrationOptions): boolean {
  return on === 'stage' || on === 'visits' || (on !== 'host' && schema === ownSchema(options.hostSchema));
}

/** What the role cannot do that Podflight does as it. Tables that are not there are left out, superusers lack nothing. */
export async function missingPrivileges(
  db: MigrationDb,
  options: MigrationOptions,
  role: string,
): Promise<Privileges[]> {
  const own = ownSchema(options.hostSchema);
  const tables = [
    ...ownTables.map(({ table }) => ({ on: 'own', schema: own, table, wanted: ROWS })),
    { on: 'own', schema: own, table: 'podflight_migrations', wanted: ['SELECT'] },
    // Tenants are only pointed at by foreign keys, which PostgreSQL checks as the owner.
    ...hostTableNames(options.hostSchema)
      .filter(({ contract }) => contract !== 'tenants')
      .map(({ schema, name, columns }) => ({
        on: 'host',
        schema,
        table: name,
        wanted: ['SELECT'],
        columns: Object.values(columns),
      })),
  ];
  const named = (table: string) =>
    hostTableNames(options.hostSchema).find(({ contract }) => contract === table);
  const [campaigns, events] = [named('campaigns'), named('attribution_events')];
  // Host columns may be granted one by one, so a table counts when each of its contract's columns does.
  const { rows } = await sql<Privileges>`
    with wanted as (
      select w.*, c.oid, c.relnamespace
      from jsonb_to_recordset(${JSON.stringify(tables)}::text::jsonb)
        as w ("on" text, schema text, "table" text, wanted text[], columns text[])
      join pg_catalog.pg_class c
        on c.relname = w."table" and c.relnamespace = to_regnamespace(format('%I', w.schema))
      where exists (select from pg_catalog.pg_roles where rolname = ${role}::text)
    )
    select 'schema' as "on", schema, '' as "table", array['USAGE'] as privileges
    from wanted where not has_schema_privilege(${role}::text, relnamespace, 'USAGE') group by schema
    union all
    select w."on", w.schema, w."table", lacking.privileges
    from wanted w, lateral (
      select array_agg(privilege order by n) as privileges
      from unnest(w.wanted) with ordinality as p (privilege, n)
      where not has_table_privilege(${role}::text, w.oid, privilege)
        and (w.columns is null or exists (
          select from pg_catalog.pg_attribute a
          where a.attrelid = w.oid and a.attname = any (w.columns) and not a.attisdropped
            and not has_column_privilege(${role}::text, w.oid, a.attnum, privilege)))
    ) as lacking
    where lacking.privileges is not null
    union all
    select 'stage', w.schema, w."table",
      array['UPDATE (' || string_agg(a.attname, ', ' order by a.attname) || ')']
    from wanted w join pg_catalog.pg_attribute a on a.attrelid = w.oid and not a.attisdropped
    where w."on" = 'host' and w.schema = ${campaigns?.schema ?? null}::text and w."table" = ${campaigns?.name ?? null}::text
      and a.attname in ('stage', 'stage_changed_at')
      and not has_column_privilege(${role}::text, w.oid, a.attnum, 'UPDATE')
      and exists (select from wanted d where d."on" = 'own' and d."table" = 'deals')
    group by w.schema, w."table"
    union all
    select 'visits', w.schema, w."table",
      array['INSERT (' || string_agg(quote_ident(a.attname), ', ' order by a.attname) || ')']
    from wanted w join pg_catalog.pg_attribute a on a.attrelid = w.oid and not a.attisdropped
    where w."on" = 'host' and w.schema = ${events?.schema ?? null}::text and w."table" = ${events?.name ?? null}::text
      and a.attname in (select jsonb_array_elements_text(${JSON.stringify(visitColumns(options.hostSchema))}::text::jsonb))
      and not has_column_privilege(${role}::text, w.oid, a.attnum, 'INSERT')
      and exists (select from wanted d where d."on" = 'own' and d."table" = 'vanity_links')
    group by w.schema, w."table"
    order by 1 desc, 2, 3`.execute(db);
  return rows;
}
