import { sql } from 'kysely';
import { auditFindings } from './audit-findings.ts';
import { findHostGaps } from './check-host.ts';
import { findDrift } from './find-drift.ts';
import type { Finding } from './finding.ts';
import { hostTableNames } from './host-names.ts';
import type { MigrationDb, MigrationOptions } from './migration-options.ts';
import { migrationStatus } from './migration-status.ts';

/**
 * Looks over the host's schema, Podflight's tables, row level security, the roles and the extensions.
 * Changes nothing.
 *
 * @param options - With `appRole`; without it, the role that `db` is connected as is taken for the app's.
 *
 * @example
 * const errors = (await doctor(db, { appRole: 'app' })).filter(({ level }) => level === 'error')
 */
export async function doctor(db: MigrationDb, options: MigrationOptions = {}): Promise<Finding[]> {
  const plain = db.withoutPlugins();
  const role = options.appRole ?? (await currentRole(plain));
  const status = await migrationStatus(plain, options);
  const applied = status.filter(({ state }) => state === 'applied').map(({ name }) => name);
  return [
    ...(await hostFindings(plain, options)),
    ...stepFindings(status),
    ...(await driftFindings(plain, options, applied)),
    ...(await auditFindings(plain, { ...options, appRole: role })),
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

function stepFindings(status: Awaited<ReturnType<typeof migrationStatus>>): Finding[] {
  const fixes = {
    pending: 'Run "podflight-migrations up".',
    changed: 'Install the version of @podflight/migrations that applied it.',
    unknown: 'Update @podflight/migrations.',
  };
  return status.flatMap(({ name, state }): Finding[] =>
    state === 'applied'
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
  if (rows[0]?.n === 2) return [];
  return [
    {
      level: 'warning',
      code: 'host.stage',
      message: `"${schema}.${name}" has no stage and stage_changed_at columns, so the deal pipeline cannot run.`,
      fix: 'A view cannot be given columns: add them to the table behind it and show them in the view.',
    },
  ];
}

async function hypertableFindings(db: MigrationDb, options: MigrationOptions): Promise<Finding[]> {
  if (!options.hypertable) return [];
  const { rows } = await sql`
    select 1 from pg_catalog.pg_extension where extname = 'timescaledb'`.execute(db);
  if (rows.length > 0) return [];
  return [
    {
      level: 'error',
      code: 'extension.timescaledb',
      message: 'hypertable is asked for, but TimescaleDB is not installed in this database.',
      fix: 'Run "create extension timescaledb", or leave hypertable out.',
    },
  ];
}
