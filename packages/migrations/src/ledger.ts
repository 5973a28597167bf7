import { sql } from 'kysely';
import { steps } from './generated/sql-files.ts';
import { ownSchema } from './host-names.ts';
import { MigrationError } from './migration-error.ts';
import type { MigrationDb, MigrationOptions } from './migration-options.ts';
import { quoteName, quoteText } from './quote-sql.ts';

/** A step that has been applied. */
export type LedgerRow = { name: string; checksum: string; applied_at: string };

function ledger(options: MigrationOptions): string {
  return quoteName(ownSchema(options.hostSchema), 'podflight_migrations');
}

/** Steps applied so far, in order; empty when nothing was ever applied. */
export async function readLedger(db: MigrationDb, options: MigrationOptions): Promise<LedgerRow[]> {
  const { rows: found } = await sql`
    select 1 from pg_catalog.pg_class
    where oid = to_regclass(${ledger(options)}::text)`.execute(db);
  if (found.length === 0) return [];
  const { rows } = await sql<LedgerRow>`
    select name, checksum, to_char(applied_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as applied_at
    from ${sql.raw(ledger(options))} order by name`.execute(db);
  return rows;
}

/**
 * Compares the ledger with the steps of this version.
 *
 * @throws MigrationError `migrations.changed_file` when an applied step's SQL is another now,
 * `migrations.newer_database` when the database has steps that this version does not know.
 */
export function checkLedger(rows: readonly LedgerRow[]): void {
  for (const { name, checksum } of rows) {
    const step = steps.find((known) => known.name === name);
    if (!step) {
      throw new MigrationError(
        'migrations.newer_database',
        `The database has step "${name}", which this version of @podflight/migrations does not know. Update the package and run again.`,
        { step: name },
      );
    }
    if (step.checksum !== checksum) {
      throw new MigrationError(
        'migrations.changed_file',
        `Step "${name}" was applied with other SQL than this version has. Install the version that applied it, or run "down" with that version first.`,
        { step: name },
      );
    }
  }
}

/** SQL that makes the ledger and, where Podflight has a schema of its own, that schema. */
export function createLedgerSql(options: MigrationOptions): string {
  return [
    'select pg_temp.podflight_create_schema();',
    `create table if not exists ${ledger(options)} (name text primary key, checksum text not null, applied_at timestamptz not null default now());`,
    `comment on table ${ledger(options)} is 'podflight:ledger';`,
    grantLedgerSql(options),
  ].join('\n');
}

/** Lets the app ask which steps are applied. */
export function grantLedgerSql(options: MigrationOptions): string {
  return options.appRole === undefined
    ? ''
    : `grant select on ${ledger(options)} to ${quoteName(options.appRole)};`;
}

export function recordStepSql(options: MigrationOptions, name: string, checksum: string): string {
  return `insert into ${ledger(options)} (name, checksum) values (${quoteText(name)}, ${quoteText(checksum)}) on conflict (name) do nothing;`;
}

export function forgetStepSql(options: MigrationOptions, name: string): string {
  return `delete from ${ledger(options)} where name = ${quoteText(name)};`;
}

export function dropLedgerSql(options: MigrationOptions): string {
  return `drop table if exists ${ledger(options)};\nselect pg_temp.podflight_drop_schema();`;
}
