import { sql } from 'kysely';
import { ownSchema } from './host-names.ts';
import { grantLedgerSql } from './ledger.ts';
import type { MigrationDb, MigrationOptions } from './migration-options.ts';
import { withRoutines } from './migration-steps.ts';
import { ownTables } from './own-objects.ts';
import { quoteText } from './quote-sql.ts';
import type { Placeholders } from './render-sql.ts';
import { runStep } from './run-step.ts';

/** Gives the app's role what it lacks on tables of steps that were applied without it. */
export async function grantAppRole(
  db: MigrationDb,
  options: MigrationOptions,
  values: Placeholders,
): Promise<boolean> {
  const { appRole } = options;
  if (appRole === undefined) return false;
  return runStep(db, options, 'grants', async (trx) => {
    const lacking = await tablesLacking(trx, ownSchema(options.hostSchema), appRole);
    if (lacking.length === 0) return null;
    const grants = ownTables
      .filter(({ table }) => lacking.includes(table))
      .map(
        ({ step, table }) => `select pg_temp.podflight_grant('${step}', '${table}', ${quoteText(appRole)});`,
      );
    return withRoutines(values, [grantLedgerSql(options), ...grants].join('\n'));
  });
}

async function tablesLacking(db: MigrationDb, schema: string, appRole: string): Promise<string[]> {
  const { rows } = await sql<{ table: string }>`
    select c.relname as "table" from pg_catalog.pg_class c
    where c.relnamespace = to_regnamespace(format('%I', ${schema}::text))
      and c.relname = any (${ownTables.map(({ table }) => table)}::text[])
      and (not has_schema_privilege(${appRole}::text, c.relnamespace, 'usage')
        or exists (
          select from unnest(array['select', 'insert', 'update', 'delete']) as privilege
          where not has_table_privilege(${appRole}::text, c.oid, privilege)))`.execute(db);
  return rows.map(({ table }) => table);
}
