import { sql } from 'kysely';
import { ownSchema } from './host-names.ts';
import type { MigrationDb, MigrationOptions } from './migration-options.ts';
import { ownTables } from './own-objects.ts';

/** An object that an applied step made, and that is not there any more. */
export type Drift = { kind: 'table' | 'column' | 'index' | 'constraint'; table: string; name: string };

/** Compares the catalog with what the applied steps made. */
export async function findDrift(
  db: MigrationDb,
  options: MigrationOptions,
  applied: readonly string[],
): Promise<Drift[]> {
  const wanted = ownTables
    .filter(({ step }) => applied.includes(step))
    .flatMap(({ table, columns, indexes, constraints }): Drift[] => [
      { kind: 'table', table, name: table },
      ...columns.map(({ name }): Drift => ({ kind: 'column', table, name })),
      ...indexes.map((name): Drift => ({ kind: 'index', table, name })),
      ...constraints.map((name): Drift => ({ kind: 'constraint', table, name })),
    ]);
  const { rows } = await sql<Drift>`
    select w.kind, w."table", w.name
    from jsonb_to_recordset(${JSON.stringify(wanted)}::text::jsonb) as w (kind text, "table" text, name text)
    left join pg_catalog.pg_class c
      on c.relname = w."table" and c.relnamespace = to_regnamespace(format('%I', ${ownSchema(options.hostSchema)}::text))
    where case w.kind
      when 'table' then c.oid is null
      when 'column' then c.oid is not null and not exists (
        select from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attname = w.name and not a.attisdropped)
      when 'index' then c.oid is not null and not exists (
        select from pg_catalog.pg_index i join pg_catalog.pg_class ic on ic.oid = i.indexrelid
        where i.indrelid = c.oid and ic.relname = w.name)
      else c.oid is not null and not exists (
        select from pg_catalog.pg_constraint con where con.conrelid = c.oid
          and (con.conname = w.name or (w.name like '%\_pkey' and con.contype = 'p')))
    end
    order by w."table", w.kind, w.name`.execute(db);
  return rows;
}
