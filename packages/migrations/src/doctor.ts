import { sql } from 'kysely';
import { auditFindings } from './audit-findings.ts';
import { findHostGaps } from './check-host.ts';
import { findDrift } from './find-drift.ts';
import type { Finding } from './finding.ts';
import { hostTableNames } from './host-names.ts';
import { lacksHypertable } from './make-hypertable.ts';
import type { MigrationDb, MigrationOptions } from './migration-options.ts';
import { migrationStatus, type StepStatus } from './migration-status.ts';
import { isGivenByUp, missingPrivileges, privilegesSql } from './privileges.ts';
import { quoteName } from './quote-sql.ts';

/** As the check of step 0003 has them. */
const DEAL_STAGES = ['lead', 'qualified', 'proposal', 'negotiation', 'won', 'lost'];

/**
 * Looks over the host's schema, Podflight's tables, row level security, the roles and the extensions.
 * Changes nothing.
 *
 * @param options - With `appRole`; without it, the role that `db` is connected as is taken for the app's,
 * once a step is applied.
 *
 * @example
 * const errors = (await doctor(db, { appRole: 'app' })).filter(({ level }) => level === 'error')
 */
export async function doctor(db: MigrationDb, options: MigrationOptions = {}): Promise<Finding[]> {
  const plain = db.withoutPlugins();
  const status = await migrationStatus(plain, options);
  const applied = status.filter(({ state }) => state === 'applied').map(({ name }) => name);
  // Before the first "up" the connection is the owner's, and says nothing of the app's.
  const role = options.appRole ?? (applied.length > 0 ? await currentRole(plain) : undefined);
  return [
    ...(await hostFindings(plain, options)),
    ...stepFindings(status),
    ...(await driftFindings(plain, options, applied)),
    ...(await auditFindings(plain, { ...options, ...(role !== undefined && { appRole: role }) })),
    ...(role === undefined ? [] : await privilegeFindings(plain, options, role)),
    ...(await stageFindings(plain, options, applied)),
    ...(await hypertableFindings(plain, options)),
  ];
}

async function currentRole(db: MigrationDb): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_user::text as name`.execute(db);
  return rows[0]?.name ?? '';
}

async function hostFindings(db: MigrationDb, options: MigrationOptions): Promise<Finding[]> {
  const gaps = await findHostGaps(db, options);
  return gaps.map(({ missing, message }): Finding => {
    const [what = message, fix = ''] = message.split(' Next: ');
    return { level: 'error', code: missing === 'table' ? 'host.table' : 'host.column', message: what, fix };
  });
}

function stepFindings(status: StepStatus[]): Finding[] {
  const fixes = {
    changed: 'Install the version of @podflight/migrations that applied it.',
    unknown: 'Update @podflight/migrations.',
  };
  const pending = status.filter(({ state }) => state === 'pending').map(({ name }) => name);
  const wrong = status.flatMap(({ name, state }): Finding[] =>
    state === 'applied' || state === 'pending'
      ? []
      : [
          {
            level: 'error',
            code: `step.${state}`,
            message: `Step "${name}" is ${state}.`,
            fix: fixes[state],
          },
        ],
  );
  if (pending.length === 0) return wrong;
  const note: Finding = {
    level: 'note',
    code: 'step.pending',
    message: `Not applied yet: ${pending.join(', ')}.`,
    fix: 'Run "podflight-migrations up".',
  };
  return [...wrong, note];
}

async function privilegeFindings(
  db: MigrationDb,
  options: MigrationOptions,
  role: string,
): Promise<Finding[]> {
  const missing = await missingPrivileges(db, options, role);
  return missing.map((privileges): Finding => {
    const byUp = isGivenByUp(privileges, options);
    const grant = `GRANT ${privilegesSql(privileges)} TO ${quoteName(role)};`;
    return {
      level: 'error',
      code: 'role.grant',
      message: `The app's role ${role} lacks ${privilegesSql(privileges)}.`,
      fix: byUp ? `Run "podflight-migrations up --app-role ${role}", or ${grant}` : `Run ${grant}`,
    };
  });
}

async function driftFindings(
  db: MigrationDb,
  options: MigrationOptions,
  applied: string[],
): Promise<Finding[]> {
  const drift = await findDrift(db, options, applied);
  return drift.map(
    ({ kind, table, name }): Finding => ({
      level: kind === 'index' ? 'warning' : 'error',
      code: `drift.${kind}`,
      message:
        kind === 'table' ? `Table "${table}" is gone.` : `${kind} "${name}" of table "${table}" is gone.`,
      fix: 'Put it back from "podflight-migrations export", which is safe to run again.',
    }),
  );
}

async function stageFindings(
  db: MigrationDb,
  options: MigrationOptions,
  applied: string[],
): Promise<Finding[]> {
  const campaigns = hostTableNames(options.hostSchema).find(({ contract }) => contract === 'campaigns');
  if (!campaigns || !applied.includes('0003_deal_stages')) return [];
  const { schema, name } = campaigns;
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_catalog.pg_attribute
    where attrelid = to_regclass(format('%I.%I', ${schema}::text, ${name}::text))
      and attname in ('stage', 'stage_changed_at') and not attisdropped`.execute(db);
  if (rows[0]?.n === 2) return stageValueFindings(db, schema, name);
  return [
    {
      level: 'warning',
      code: 'host.stage',
      message: `"${schema}.${name}" has no stage and stage_changed_at columns, so the deal pipeline cannot run.`,
      fix: 'A view cannot be given columns: add them to the table behind it and show them in the view.',
    },
  ];
}

/** A stage column that the host had before may hold what is no stage of a deal. */
async function stageValueFindings(db: MigrationDb, schema: string, name: string): Promise<Finding[]> {
  const { rows } = await sql<{ stage: string }>`
    select distinct stage::text as stage from ${sql.id(schema, name)}
    where stage::text not in (${sql.join(DEAL_STAGES)}) order by 1 limit 10`.execute(db);
  if (rows.length === 0) return [];
  const values = rows.map(({ stage }) => `"${stage}"`).join(', ');
  return [
    {
      level: 'warning',
      code: 'host.stage_values',
      message: `"${schema}.${name}".stage holds ${values}, so the deal pipeline refuses to show these campaigns.`,
      fix: `The stages are ${DEAL_STAGES.join(', ')}: put each campaign into one of them.`,
    },
  ];
}

async function hypertableFindings(db: MigrationDb, options: MigrationOptions): Promise<Finding[]> {
  if (!options.hypertable) return [];
  const { rows } = await sql`
    select 1 from pg_catalog.pg_extension where extname = 'timescaledb'`.execute(db);
  if (rows.length === 0) {
    return [
      {
        level: 'error',
        code: 'extension.timescaledb',
        message: 'hypertable is asked for, but TimescaleDB is not installed in this database.',
        fix: 'Run "create extension timescaledb", or leave hypertable out.',
      },
    ];
  }
  if (!(await lacksHypertable(db, options))) return [];
  return [
    {
      level: 'warning',
      code: 'hypertable.plain',
      message: 'hypertable is asked for, but metrics_daily is a plain table.',
      fix: 'Run "podflight-migrations up --hypertable" at a quiet hour: it locks metrics_daily while its rows are moved.',
    },
  ];
}
