import { sql } from 'kysely';
import { type StepName, steps } from './generated/sql-files.ts';
import { readHostKeys } from './host-keys.ts';
import { checkLedger, dropLedgerSql, forgetStepSql, readLedger } from './ledger.ts';
import { MigrationError } from './migration-error.ts';
import type { MigrationDb, MigrationOptions } from './migration-options.ts';
import { migrationSteps, withRoutines } from './migration-steps.ts';
import { placeholders } from './render-sql.ts';
import { runStep } from './run-step.ts';

/** How far `down` goes. */
export type DownOptions = MigrationOptions & {
  /** The last step to keep, e.g. `0002_metrics_daily`. @defaultValue none: everything is removed */
  to?: string;
};

/**
 * Removes what the steps added, last first, with the rows in it: Podflight's own tables, the columns it
 * gave the host's campaigns, its policies and grants. What the host had before stays, rows untouched.
 * It goes by the marks in the database, so it also undoes steps that another tool ran.
 *
 * @returns Names of the steps that were undone.
 * @throws MigrationError `migrations.option_invalid` when `to` is no step; see {@link MigrationErrorCode}.
 *
 * @example
 * await migrateDown(db, { to: '0002_metrics_daily' })
 */
export async function migrateDown(
  db: MigrationDb,
  options: DownOptions = {},
): Promise<{ undone: StepName[] }> {
  const plain = db.withoutPlugins();
  const keep = lastKept(options.to);
  checkLedger(await readLedger(plain, options));
  const values = placeholders(options, await readHostKeys(plain, options));
  const undone: StepName[] = [];
  for (const { name, down } of migrationSteps(values).slice(keep).reverse()) {
    const first = name === steps[0]?.name;
    const ran = await runStep(plain, options, name, async (trx) => {
      const now = await readLedger(trx, options);
      const inLedger = now.some((row) => row.name === name);
      if (!inLedger && !(await isMarked(trx, name))) return null; // never applied, or another run was first
      const forget = inLedger ? forgetStepSql(options, name) : '';
      return withRoutines(values, [down, forget, first ? dropLedgerSql(options) : ''].join('\n'));
    });
    if (ran) undone.push(name);
  }
  return { undone };
}

/** Whether anything in the database bears the step's mark. */
async function isMarked(db: MigrationDb, name: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pg_catalog.pg_description
    where split_part(description, ' ', 1) = ${`podflight:${name}`} limit 1`.execute(db);
  return rows.length > 0;
}

/** How many steps stay. */
function lastKept(to: string | undefined): number {
  if (to === undefined) return 0;
  const index = steps.findIndex(({ name }) => name === to);
  if (index >= 0) return index + 1;
  throw new MigrationError(
    'migrations.option_invalid',
    `There is no step "${to}". Steps are: ${steps.map(({ name }) => name).join(', ')}.`,
  );
}
