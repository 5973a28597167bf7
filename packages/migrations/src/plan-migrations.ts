import { grantSql, lackedByAppRole } from './grant-app-role.ts';
import { checkLedger, createLedgerSql, readLedger, recordStepSql } from './ledger.ts';
import { hypertableSql, lacksHypertable } from './make-hypertable.ts';
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
  const steps = migrationSteps(values)
    .filter(({ name }) => !done.some((row) => row.name === name))
    .map(({ name, checksum, up }) => ({
      name,
      text: withRoutines(
        values,
        [createLedgerSql(options), up, recordStepSql(options, name, checksum)].join('\n'),
      ),
    }));
  const hypertable = (await lacksHypertable(plain, options)) ? hypertableSql(options, values) : null;
  const grants = grantSql(options, values, await lackedByAppRole(plain, options));
  return [...steps, { name: 'hypertable', text: hypertable }, { name: 'grants', text: grants }]
    .flatMap(({ name, text }) => (text === null ? [] : [inTransaction(name, text, options)]))
    .join('\n');
}

function inTransaction(name: string, text: string, options: MigrationOptions): string {
  return [
    `-- ${name}`,
    'begin;',
    `set local lock_timeout = ${lockTimeout(options)};`,
    text,
    'commit;',
    '',
  ].join('\n');
}
