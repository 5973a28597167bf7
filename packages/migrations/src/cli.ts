#!/usr/bin/env node
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type CliArguments, CliUsageError, HELP, readCliArguments } from './cli-arguments.ts';
import { doctor } from './doctor.ts';
import { exportMigrations } from './export-migrations.ts';
import { migrateDown } from './migrate-down.ts';
import { migrateUp } from './migrate-up.ts';
import { MigrationError } from './migration-error.ts';
import type { MigrationDb } from './migration-options.ts';
import { migrationStatus } from './migration-status.ts';
import { planMigrations } from './plan-migrations.ts';
import { privilegesSql } from './privileges.ts';

/** Exit codes: 0 done, 1 refused or problems found, 2 called wrongly or no database. */
const REFUSED = 1;
const UNUSABLE = 2;

const commands: Record<CliArguments['command'], (db: MigrationDb, args: CliArguments) => Promise<number>> = {
  async status(db, { options }) {
    for (const { name, state, applied_at } of await migrationStatus(db, options)) {
      console.log([name.padEnd(22), state.padEnd(8), applied_at ?? ''].join('  ').trimEnd());
    }
    return 0;
  },
  async plan(db, { options }) {
    console.log((await planMigrations(db, options)) || '-- Nothing to do.');
    return 0;
  },
  async up(db, { options }) {
    const { applied, granted, converted } = await migrateUp(db, options);
    const role = options.appRole;
    if (applied.length > 0)
      console.log(
        `Applied ${applied.join(', ')}.${role === undefined ? '' : ` ${role} may use their tables.`}`,
      );
    if (converted) console.log('Made metrics_daily a hypertable, its rows included.');
    for (const privileges of granted) console.log(`Granted ${privilegesSql(privileges)} to ${role}.`);
    if (applied.length + granted.length === 0 && !converted)
      console.log('Nothing to do: every step is applied.');
    return 0;
  },
  async down(db, { options, to }) {
    const { undone } = await migrateDown(db, { ...options, ...(to === undefined ? {} : { to }) });
    console.log(undone.length === 0 ? 'Nothing to undo.' : `Undid ${undone.join(', ')}.`);
    return 0;
  },
  async doctor(db, { options }) {
    const findings = await doctor(db, options);
    for (const { level, code, message, fix } of findings) console.log(`${level} ${code}: ${message} ${fix}`);
    if (findings.length === 0) console.log('All is well.');
    return findings.some(({ level }) => level === 'error') ? REFUSED : 0;
  },
  export: (db, args) => writeFiles(db, args),
};

async function writeFiles(db: MigrationDb | null, { options, out }: CliArguments): Promise<number> {
  const folder = out ?? 'podflight-sql';
  await mkdir(folder, { recursive: true });
  const files = await exportMigrations(db, options);
  for (const { name, sql } of files) await writeFile(join(folder, name), sql);
  console.log(`Wrote ${files.length} files to ${folder}.`);
  return 0;
}

async function run(argv: string[]): Promise<number> {
  const args = await readCliArguments(argv, process.env);
  if (args === 'help') {
    console.log(HELP);
    return 0;
  }
  if (args.databaseUrl === null) {
    console.error(
      'No database was given, so keys are taken to be uuid. Pass --database-url to read their types.',
    );
    return writeFiles(null, args);
  }
  const pool = new pg.Pool({
    connectionString: args.databaseUrl,
    max: 1,
    application_name: 'podflight-migrations',
  });
  // The query under way rejects by itself; without these a lost backend would end the process instead.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db: MigrationDb = new Kysely({ dialect: new PostgresDialect({ pool }) });
  try {
    return await commands[args.command](db, args);
  } finally {
    await db.destroy();
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (error instanceof CliUsageError)
    console.error(`${error.message}\nRun "podflight-migrations --help" for what there is.`);
  else if (error instanceof MigrationError) console.error(`${error.code}: ${error.message}`);
  else console.error(`The database could not be used: ${describe(error)}`);
  process.exitCode = error instanceof MigrationError ? REFUSED : UNUSABLE;
}

/** A refused connection has its reasons in `errors`, and no message of its own. */
function describe(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describe).join('; ');
  return error instanceof Error ? error.message : String(error);
}
