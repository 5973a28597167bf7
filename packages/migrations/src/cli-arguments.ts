import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { HostSchema } from '@podflight/core/tenancy';
import type { MigrationOptions } from './migration-options.ts';

export const HELP = `Usage: podflight-migrations <command> [options]

Commands
  status   which steps are applied
  plan     print the SQL that "up" would run; changes nothing
  up       apply what is not applied yet
  down     remove what was added, with Podflight's rows in it; see --to
  doctor   check the host's schema, roles, grants, row level security and drift
  export   write every step as plain SQL for another migration tool

Options
  --database-url <url>  PostgreSQL to work on (default: DATABASE_URL)
  --config <file.json>  { "hostSchema": { … }, "appRole": "…", "hypertable": true }
  --app-role <role>     role the app connects as; "up" grants it what it needs
  --hypertable          make metrics_daily a TimescaleDB hypertable, also when it has rows
  --lock-timeout <ms>   longest wait for a lock before a step is tried again (default: 500)
  --to <step>           down: the last step to keep, e.g. 0002_metrics_daily
  --out <folder>        export: where to write (default: podflight-sql)
  --help                this text

Exit codes: 0 done, 1 refused or doctor found an error, 2 called wrongly or no database.
Warnings of doctor, and its note that steps are pending, leave the exit code at 0.`;

const COMMANDS = ['status', 'plan', 'up', 'down', 'doctor', 'export'] as const;

export type CliArguments = {
  command: (typeof COMMANDS)[number];
  /** null only for `export`, which can do without. */
  databaseUrl: string | null;
  options: MigrationOptions;
  to: string | undefined;
  out: string | undefined;
};

/** The command line cannot be read; the message says what is wrong with it. */
export class CliUsageError extends Error {
  override readonly name = 'CliUsageError';
}

/** Reads the command line and the config file that it names. @throws CliUsageError */
export async function readCliArguments(
  argv: string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<CliArguments | 'help'> {
  const { values, positionals } = parse(argv);
  if (values.help || (positionals.length === 0 && argv.length === 0)) return 'help';
  const command = COMMANDS.find((known) => known === positionals[0]);
  if (!command || positionals.length > 1) {
    throw new CliUsageError(
      `Expected one command of ${COMMANDS.join(', ')}, got "${positionals.join(' ')}".`,
    );
  }
  const databaseUrl = values['database-url'] ?? env.DATABASE_URL ?? null;
  if (databaseUrl === null && command !== 'export') {
    throw new CliUsageError('No database: pass --database-url or set DATABASE_URL.');
  }
  const config = values.config === undefined ? {} : await readConfig(values.config);
  return {
    command,
    databaseUrl,
    to: values.to,
    out: values.out,
    options: { ...config, ...overrides(values) },
  };
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        'database-url': { type: 'string' },
        config: { type: 'string' },
        'app-role': { type: 'string' },
        hypertable: { type: 'boolean' },
        'lock-timeout': { type: 'string' },
        to: { type: 'string' },
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new CliUsageError(error instanceof Error ? error.message : String(error));
  }
}

function overrides(values: ReturnType<typeof parse>['values']): MigrationOptions {
  const timeout = values['lock-timeout'];
  return {
    ...(values['app-role'] === undefined ? {} : { appRole: values['app-role'] }),
    ...(values.hypertable === undefined ? {} : { hypertable: values.hypertable }),
    ...(timeout === undefined ? {} : { lockTimeoutMs: Number(timeout) }),
  };
}

async function readConfig(file: string): Promise<MigrationOptions> {
  let config: unknown;
  try {
    config = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new CliUsageError(
      `The config file ${file} cannot be read: ${error instanceof Error ? error.message : error}`,
    );
  }
  const known = ['hostSchema', 'appRole', 'hypertable', 'lockTimeoutMs', 'lockAttempts'];
  const unknown = Object.keys(Object(config)).filter((key) => !known.includes(key));
  if (typeof config !== 'object' || config === null || Array.isArray(config) || unknown.length > 0) {
    throw new CliUsageError(
      `The config file ${file} is to hold an object with ${known.join(', ')}; got ${unknown.join(', ') || typeof config}.`,
    );
  }
  // Names of tables and columns are checked against the database, with an error for each that is not there.
  return config as MigrationOptions & { hostSchema?: HostSchema };
}
