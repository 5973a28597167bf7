import { checkLedger, createLedgerSql, readLedger, recordStepSql } from './ledger.ts';
import type { MigrationDb, MigrationOptions } from './migration-options.ts';
import { migrationSteps, withRoutines } from './migration-steps.ts';
import { prepareUp } from './prepare-migration.ts';
import { lockTimeout } from './run-step.ts';

/**
 * The SQL that `up` would run now, as one script for psql. Changes nothing.
 *
 * @returns An empty string when there is nothing to do.
 * @throws MigrationError as `migrateUp` would, before any change.
 *
 * @example
 * process.stdout.write(await planMigrations(db))
 */
export async function planMigrations(db: MigrationDb, options: MigrationOptions = {}): Promise<string> {
  const plain = db.withoutPlugins();
  const done = await readLedger(plain, options);
  checkLedger(done);
  const values = await prepareUp(plain, options);
  return migrationSteps(values)
    .filter(({ name }) => !done.some((row) => row.name === name))
    .map(({ name, checksum, up }) =>
      [
        `-- ${name}`,
        'begin;',
        `set local lock_timeout = ${lockTimeout(options)};`,
        withRoutines(
          values,
          [createLedgerSql(options), up, recordStepSql(options, name, checksum)].join('\n'),
        ),
        'commit;',
        '',
      ].join('\n'),
    )
    .join('\n');
}
