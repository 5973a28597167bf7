import { steps } from './generated/sql-files.ts';
import { readLedger } from './ledger.ts';
import type { MigrationDb, MigrationOptions } from './migration-options.ts';

/** Where one step stands. */
export type StepStatus = {
  name: string;
  /** `changed`: applied with other SQL than this version has. `unknown`: applied by a newer version. */
  state: 'applied' | 'pending' | 'changed' | 'unknown';
  /** ISO 8601 UTC, or null when it is not applied. */
  applied_at: string | null;
};

/**
 * Which steps are applied. Changes nothing.
 *
 * @example
 * const pending = (await migrationStatus(db)).filter(({ state }) => state === 'pending')
 */
export async function migrationStatus(
  db: MigrationDb,
  options: MigrationOptions = {},
): Promise<StepStatus[]> {
  const rows = await readLedger(db.withoutPlugins(), options);
  const known = steps.map(({ name, checksum }): StepStatus => {
    const row = rows.find((applied) => applied.name === name);
    if (!row) return { name, state: 'pending', applied_at: null };
    return { name, state: row.checksum === checksum ? 'applied' : 'changed', applied_at: row.applied_at };
  });
  const unknown = rows
    .filter(({ name }) => !steps.some((step) => step.name === name))
    .map(({ name, applied_at }): StepStatus => ({ name, state: 'unknown', applied_at }));
  return [...known, ...unknown];
}
