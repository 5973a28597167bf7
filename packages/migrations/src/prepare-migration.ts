import { sql } from 'kysely';
import { checkHost } from './check-host.ts';
import { checkOwnTables } from './check-own-tables.ts';
import { readHostKeys } from './host-keys.ts';
import { MigrationError } from './migration-error.ts';
import type { MigrationDb, MigrationOptions } from './migration-options.ts';
import { type Placeholders, placeholders } from './render-sql.ts';

/** Oldest server that has what the SQL uses (`on delete set null (column)`). */
const OLDEST_SERVER = 150_000;

/** Checks everything that can be checked before a change, and returns the values for the SQL files. */
export async function prepareUp(db: MigrationDb, options: MigrationOptions): Promise<Placeholders> {
  await checkServer(db, options);
  await checkHost(db, options);
  const values = placeholders(options, await readHostKeys(db, options));
  await checkOwnTables(db, options, values);
  return values;
}

async function checkServer(db: MigrationDb, options: MigrationOptions): Promise<void> {
  const { rows } = await sql<{ version: number; shown: string; role: boolean; timescale: boolean }>`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as shown,
      exists (select from pg_catalog.pg_roles where rolname = ${options.appRole ?? null}::text) as role,
      exists (select from pg_catalog.pg_extension where extname = 'timescaledb') as timescale`.execute(db);
  const server = rows[0];
  if (!server || server.version < OLDEST_SERVER) {
    throw new MigrationError(
      'migrations.unsupported_server',
      `Podflight needs PostgreSQL 15 or later, got ${server?.shown}. Nothing was changed.`,
    );
  }
  if (options.appRole !== undefined && !server.role) {
    throw new MigrationError(
      'migrations.option_invalid',
      `There is no role "${options.appRole}". Create it, or correct appRole. Nothing was changed.`,
    );
  }
  if (options.hypertable && !server.timescale) {
    throw new MigrationError(
      'migrations.option_invalid',
      'hypertable was asked for, but TimescaleDB is not installed in this database. Run "create extension timescaledb", or leave hypertable out. Nothing was changed.',
    );
  }
}
