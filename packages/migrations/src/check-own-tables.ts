import { sql } from 'kysely';
import { ownSchema } from './host-names.ts';
import { MigrationError } from './migration-error.ts';
import type { MigrationDb, MigrationOptions } from './migration-options.ts';
import { ownTables } from './own-objects.ts';
import { type Placeholders, renderSql } from './render-sql.ts';

type Clash = { table: string; column: string; message: string };
type Existing = {
  table: string;
  relkind: string;
  column: string;
  required: boolean;
  filled: boolean;
  type: string;
  actual: string | null;
  fits: boolean;
};

/**
 * Looks at tables of Podflight's names that the host had before, and whether Podflight can use them:
 * same column types, and nothing required that its rows cannot have.
 *
 * @throws MigrationError `migrations.incompatible_table`, naming every table and column.
 */
export async function checkOwnTables(
  db: MigrationDb,
  options: MigrationOptions,
  values: Placeholders,
): Promise<void> {
  const clashes: Clash[] = [];
  for (const column of await theirColumns(db, options, values)) {
    const clash = await clashOf(db, ownSchema(options.hostSchema), column);
    if (clash && !clashes.some(({ table, message }) => table === clash.table && message === clash.message))
      clashes.push(clash);
  }
  if (clashes.length === 0) return;
  throw new MigrationError(
    'migrations.incompatible_table',
    `The schema "${ownSchema(options.hostSchema)}" has tables of Podflight's names that it cannot use. Nothing was changed.\n${clashes
      .map(({ message }) => `- ${message}`)
      .join(
        '\n',
      )}\nNext: give Podflight a schema of its own, e.g. hostSchema.podflightSchema = "podflight", and run again.`,
    { clashes },
  );
}

async function clashOf(db: MigrationDb, schema: string, column: Existing): Promise<Clash | null> {
  const name = `"${schema}.${column.table}"`;
  const clash = (message: string) => ({ table: column.table, column: column.column, message });
  if (!['r', 'p'].includes(column.relkind)) return clash(`${name} is not a table.`);
  if (column.actual !== null) {
    if (!column.fits)
      return clash(`${name}.${column.column} is ${column.actual}; Podflight needs ${column.type}.`);
    if (column.column !== 'tenant_id') return null;
    const orphans = await anyRow(db, schema, column.table, 'tenant_id is null');
    return orphans ? clash(`${name} has rows without a tenant_id.`) : null;
  }
  if (column.column === 'tenant_id') return clash(`${name} has no tenant_id.`);
  if (!column.required || column.filled) return null;
  const rows = await anyRow(db, schema, column.table, 'true');
  return rows ? clash(`${name} has rows but no ${column.column}, which Podflight cannot fill in.`) : null;
}

async function anyRow(db: MigrationDb, schema: string, table: string, condition: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from ${sql.id(schema, table)} where ${sql.raw(condition)} limit 1`.execute(db);
  return rows.length > 0;
}

/** Our columns of those tables that exist and that we did not make, with what is there instead. */
async function theirColumns(
  db: MigrationDb,
  options: MigrationOptions,
  values: Placeholders,
): Promise<Existing[]> {
  const wanted = ownTables.flatMap(({ table, columns }) =>
    columns.map(({ name, type, required, filled }) => ({
      table,
      column: name,
      type: renderSql(type, values),
      required,
      filled,
    })),
  );
  const { rows } = await sql<Existing>`
    select w."table", c.relkind::text as relkind, w."column", w.required, w.filled, w.type,
      format_type(a.atttypid, a.atttypmod) as actual,
      coalesce(a.atttypid = t.oid
        or (ta.typcategory = 'S' and t.typcategory = 'S')
        or (t.oid = 'int4'::regtype and a.atttypid = 'int8'::regtype), false) as fits
    from jsonb_to_recordset(${JSON.stringify(wanted)}::text::jsonb)
      as w ("table" text, "column" text, type text, required boolean, filled boolean)
    join pg_catalog.pg_class c
      on c.relname = w."table" and c.relnamespace = to_regnamespace(format('%I', ${ownSchema(options.hostSchema)}::text))
      and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'podflight:%'
    left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = w."column" and not a.attisdropped
    left join pg_catalog.pg_type ta on ta.oid = a.atttypid
    left join pg_catalog.pg_type t on t.oid = to_regtype(w.type)`.execute(db);
  return rows;
}
