import { grantLedgerSql } from './ledger.ts';
import type { MigrationDb, MigrationOptions } from './migration-options.ts';
import { withRoutines } from './migration-steps.ts';
import { ownTables } from './own-objects.ts';
import { isGivenByUp, missingPrivileges, type Privileges } from './privileges.ts';
import { quoteText } from './quote-sql.ts';
import type { Placeholders } from './render-sql.ts';
import { runStep } from './run-step.ts';

/** Gives the app's role what it lacks of steps that were applied without it, and says what. */
export async function grantAppRole(
  db: MigrationDb,
  options: MigrationOptions,
  values: Placeholders,
): Promise<Privileges[]> {
  let lacked: Privileges[] = [];
  const ran = await runStep(db, options, 'grants', async (trx) => {
    lacked = await lackedByAppRole(trx, options);
    return grantSql(options, values, lacked);
  });
  if (!ran) return [];
  const lacking = (await lackedByAppRole(db, options)).map((row) => JSON.stringify(row));
  return lacked.filter((row) => !lacking.includes(JSON.stringify(row)));
}

/** What the app's role lacks of what `up` gives it; nothing when no role is named. */
export async function lackedByAppRole(db: MigrationDb, options: MigrationOptions): Promise<Privileges[]> {
  if (options.appRole === undefined) return [];
  const missing = await missingPrivileges(db, options, options.appRole);
  return missing.filter((privileges) => isGivenByUp(privileges, options));
}

/** SQL that grants it; null when nothing is lacking. */
export function grantSql(
  { appRole, ...options }: MigrationOptions,
  values: Placeholders,
  lacked: readonly Privileges[],
): string | null {
  if (appRole === undefined || lacked.length === 0) return null;
  const all = lacked.some(({ on }) => on === 'schema');
  const grants = ownTables
    .filter(({ table }) => all || lacked.some((privileges) => privileges.table === table))
    .map(
      ({ step, table }) => `select pg_temp.podflight_grant('${step}', '${table}', ${quoteText(appRole)});`,
    );
  const stage = lacked.some(({ on }) => on === 'stage')
    ? [`select pg_temp.podflight_grant_stage('0003_deal_stages', ${quoteText(appRole)});`]
    : [];
  const visits = lacked.some(({ on }) => on === 'visits')
    ? [`select pg_temp.podflight_grant_visits('0004_bookings', ${quoteText(appRole)});`]
    : [];
  return withRoutines(
    values,
    [grantLedgerSql({ ...options, appRole }), ...grants, ...stage, ...visits].join('\n'),
  );
}
