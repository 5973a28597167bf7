import { sql } from 'kysely';
import type { PodflightContext } from '../tenancy/context.ts';
import type { TenantDb } from '../tenancy/with-tenant.ts';
import type { ImportRecord } from './import-report.ts';

/**
 * Selects a tenant's imports with every value in the type that each driver reads alike. Rows that only
 * keep the key of a request which an earlier import answered are none.
 */
export function selectImports(ctx: PodflightContext, db: TenantDb) {
  const instant = (column: string) =>
    sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  const day = (column: string) => sql<string | null>`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`;
  return db
    .selectFrom('etl_imports')
    .where('tenant_id', '=', ctx.tenant_id)
    .where(sql<boolean>`not metadata ? 'answered_by'`)
    .select([
      sql<string>`import_id::text`.as('import_id'),
      'source',
      'file_name',
      'file_sha256',
      sql<number | null>`byte_size::float8`.as('byte_size'),
      'mode',
      'dry_run',
      sql<boolean>`coalesce((metadata->>'provisional')::boolean, false)`.as('provisional'),
      'status',
      'rows_read',
      'records_imported',
      'records_inserted',
      'records_updated',
      'records_unchanged',
      'records_failed',
      'records_duplicate',
      sql<number>`coalesce((metadata->>'rows_refused')::int, 0)`.as('rows_refused'),
      day('day_from').as('day_from'),
      day('day_to').as('day_to'),
      'error_code',
      'error_message',
      'actor_id',
      instant('started_at').as('started_at'),
      instant('completed_at').$castTo<string | null>().as('completed_at'),
    ]) satisfies { execute(): Promise<ImportRecord[]> };
}
