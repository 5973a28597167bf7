import type { StepName } from './generated/sql-files.ts';
import { grantAppRole } from './grant-app-role.ts';
import { checkLedger, createLedgerSql, readLedger, recordStepSql } from './ledger.ts';
import { makeHypertable } from './make-hypertable.ts';
import type { MigrationDb, MigrationOptions } from './migration-options.ts';
import { migrationSteps, withRoutines } from './migration-steps.ts';
import { prepareUp } from './prepare-migration.ts';
import type { Privileges } from './privileges.ts';
import { runStep } from './run-step.ts';

/** What a call of {@link migrateUp} changed. */
export type UpResult = {
  /** Names of the steps that it applied. */
  applied: StepName[];
  /** What it gave the app's role on tables of steps that were applied before. */
  granted: Privileges[];
  /** Whether it made `metrics_daily`, which was there before, a hypertable. */
  converted: boolean;
};

/**
 * Applies every step that is not applied yet, each in a transaction of its own.
 *
 * The host's schema is checked first: a missing table or column, or a table of the host's that stands in
 * the way, is one error before anything is changed. Several may run at once, and a run that was killed
 * is finished by the next. With nothing to do it takes no lock on any of the host's tables.
 *
 * @param db - Connected as a role that may create tables and owns the host's campaigns table.
 * @throws MigrationError see {@link MigrationErrorCode}.
 *
 * @example
 * const { applied } = await migrateUp(db, { appRole: 'app' })
 */
export async function migrateUp(db: MigrationDb, options: MigrationOptions = {}): Promise<UpResult> {
  const plain = db.withoutPlugins();
  const done = await readLedger(plain, options);
  checkLedger(done);
  const values = await prepareUp(plain, options);
  const applied: StepName[] = [];
  for (const { name, checksum, up } of migrationSteps(values)) {
    if (done.some((row) => row.name === name)) continue;
    const ran = await runStep(plain, options, name, async (trx) => {
      const now = await readLedger(trx, options);
      if (now.some((row) => row.name === name)) return null; // another migrator was first
      return withRoutines(
        values,
        [createLedgerSql(options), up, recordStepSql(options, name, checksum)].join('\n'),
      );
    });
    if (ran) applied.push(name);
  }
  const converted = await makeHypertable(plain, options, values);
  return { applied, converted, granted: await grantAppRole(plain, options, values) };
}
