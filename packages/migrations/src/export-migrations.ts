import { CONTRACT_KEYS, readHostKeys } from './host-keys.ts';
import type { MigrationDb, MigrationOptions } from './migration-options.ts';
import { migrationSteps, withRoutines } from './migration-steps.ts';
import { placeholders } from './render-sql.ts';

/** One SQL file for another migration tool. */
export type ExportedFile = { name: string; sql: string };

/**
 * Every step as a pair of plain SQL files for another migration tool, without Podflight's ledger. Each
 * file is to run in one transaction. Changes nothing.
 *
 * @param db - To read the host's key types from; null takes them to be uuid, as the contract has them.
 *
 * @example
 * for (const { name, sql } of await exportMigrations(db)) await writeFile(`migrations/${name}`, sql)
 */
export async function exportMigrations(
  db: MigrationDb | null,
  options: MigrationOptions = {},
): Promise<ExportedFile[]> {
  const keys = db ? await readHostKeys(db.withoutPlugins(), options) : CONTRACT_KEYS;
  const values = placeholders(options, keys);
  return migrationSteps(values).flatMap(({ name, up, down }) => [
    { name: `${name}.up.sql`, sql: exported(name, withRoutines(values, up)) },
    { name: `${name}.down.sql`, sql: exported(name, withRoutines(values, down)) },
  ]);
}

function exported(name: string, text: string): string {
  return `-- Podflight ${name}. Run it in one transaction.\n\n${text}`;
}
