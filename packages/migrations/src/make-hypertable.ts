import { sql } from 'kysely';
import { ownSchema } from './host-names.ts';
import type { MigrationDb, MigrationOptions } from './migration-options.ts';
import { withRoutines } from './migration-steps.ts';
import { quoteName } from './quote-sql.ts';
import type { Placeholders } from './render-sql.ts';
import { runStep } from './run-step.ts';

const TABLE = 'metrics_daily';

/** Makes `metrics_daily` a hypertable where that is asked for and its step was applied without. */
export function makeHypertable(
  db: MigrationDb,
  options: MigrationOptions,
  values: Placeholders,
): Promise<boolean> {
  return runStep(db, options, 'hypertable', async (trx) =>
    (await lacksHypertable(trx, options)) ? hypertableSql(options, values) : null,
  );
}

/** Whether a hypertable is asked for and could be one, but `metrics_daily` is a plain table. */
export async function lacksHypertable(db: MigrationDb, options: MigrationOptions): Promise<boolean> {
  if (!options.hypertable) return false;
  const schema = ownSchema(options.hostSchema);
  const { rows } = await sql`
    select 1 from pg_catalog.pg_class c
    where c.relname = ${TABLE} and c.relkind = 'r'
      and c.relnamespace = to_regnamespace(format('%I', ${schema}::text))
      and exists (select from pg_catalog.pg_extension where extname = 'timescaledb')`.execute(db);
  if (rows.length === 0) return false;
  const { rows: made } = await sql`
    select 1 from timescaledb_information.hypertables
    where hypertable_schema = ${schema} and hypertable_name = ${TABLE}`.execute(db);
  return made.length === 0;
}

/** SQL that moves the rows to chunks. Row level security is off meanwhile, lest it hide rows from the owner's copy. */
export function hypertableSql(options: MigrationOptions, values: Placeholders): string {
  const table = quoteName(ownSchema(options.hostSchema), TABLE);
  return withRoutines(
    values,
    [
      `alter table ${table} disable row level security;`,
      `select pg_temp.podflight_hypertable('${TABLE}', true);`,
      `alter table ${table} enable row level security;`,
    ].join('\n'),
  );
}
