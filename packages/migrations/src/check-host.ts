import { HOST_CONTRACT, type HostTable } from '@podflight/core/tenancy';
import { sql } from 'kysely';
import { type HostTableName, hostTableNames } from './host-names.ts';
import { MigrationError } from './migration-error.ts';
import type { MigrationDb, MigrationOptions } from './migration-options.ts';

/** A table or columns of the contract that the host lacks, and what would be lost without. */
export type HostGap = { table: HostTable; missing: 'table' | 'columns'; columns: string[]; message: string };

const LOST: Readonly<Record<HostTable, string>> = {
  tenants: 'everything, since every Podflight row belongs to a tenant',
  podcasts: 'ad units, bookings and matching',
  episodes: 'imports of episode metrics and episode bookings',
  sponsors: 'matching and the advertiser dashboard',
  campaigns: 'the deal pipeline and bookings',
  attribution_events: HOST_CONTRACT.attribution_events.without,
  listener_metrics: HOST_CONTRACT.listener_metrics.without,
};

/** Compares the host's catalog with the contract. Changes nothing. */
export async function findHostGaps(db: MigrationDb, options: MigrationOptions): Promise<HostGap[]> {
  const gaps: HostGap[] = [];
  for (const table of hostTableNames(options.hostSchema)) {
    const { rows } = await sql<{ relation: string | null; columns: string[] }>`
      select rel::oid::text as relation, coalesce((
        select array_agg(attname::text) from pg_catalog.pg_attribute
        where attrelid = rel and attnum <> 0 and not attisdropped), '{}') as columns
      from to_regclass(format('%I.%I', ${table.schema}::text, ${table.name}::text)) as rel`.execute(db);
    const found = rows[0];
    if (!found?.relation) gaps.push(gap(table, 'table', []));
    else {
      const absent = Object.values(table.columns).filter((column) => !found.columns.includes(column));
      if (absent.length > 0) gaps.push(gap(table, 'columns', absent));
    }
  }
  return gaps;
}

/** @throws MigrationError `migrations.host_contract`, one error that names everything that is missing. */
export async function checkHost(db: MigrationDb, options: MigrationOptions): Promise<void> {
  const gaps = await findHostGaps(db, options);
  if (gaps.length === 0) return;
  throw new MigrationError(
    'migrations.host_contract',
    `The host's schema lacks what Podflight reads. Nothing was changed.\n${gaps.map(({ message }) => `- ${message}`).join('\n')}`,
    { gaps },
  );
}

function gap(table: HostTableName, missing: HostGap['missing'], columns: string[]): HostGap {
  const { contract, schema, name, optional } = table;
  const what =
    missing === 'table'
      ? `Table "${schema}.${name}" is missing`
      : `Table "${schema}.${name}" has no ${list(columns)}`;
  const way = optional
    ? `create it, say its name in hostSchema.tables.${contract}, or set hostSchema.tables.${contract} = false to go on without.`
    : `create it, or say its real name in hostSchema.tables.${contract}.`;
  return {
    table: contract,
    missing,
    columns,
    message: `${what}. Without it: ${LOST[contract]}. Next: ${way}`,
  };
}

function list(columns: string[]): string {
  return `${columns.length === 1 ? 'column' : 'columns'} ${columns.map((column) => `"${column}"`).join(', ')}`;
}
