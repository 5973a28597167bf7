import { sql } from 'kysely';
import { audit } from './generated/sql-files.ts';
import { ownSchema } from './host-names.ts';
import type { MigrationDb, MigrationOptions } from './migration-options.ts';
import { ownTables } from './own-objects.ts';
import { quoteText } from './quote-sql.ts';
import { renderSql } from './render-sql.ts';

/** Something about row level security that is not as it should be. */
export type AuditRow = { rule: string; object: string; message: string };

/** Runs the catalog audit over Podflight's tables; no rows is a pass. */
export async function auditRls(db: MigrationDb, options: MigrationOptions): Promise<AuditRow[]> {
  const text = renderSql(audit, {
    PODFLIGHT_NAME: ownSchema(options.hostSchema),
    APP_ROLE: options.appRole ?? null,
    OWN_TABLES: `array[${ownTables.map(({ table }) => quoteText(table)).join(', ')}]`,
  });
  const { rows } = await sql.raw<AuditRow>(text).execute(db);
  return rows;
}
