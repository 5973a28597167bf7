import { sql } from 'kysely';
import type { TenantDb } from '../tenancy/with-tenant.ts';

/**
 * Runs `work` with sequential scans discouraged. A merge runs before anybody could analyse what it
 * staged or inserted, and on such tables the planner may take a scan of everything, per row, for as
 * cheap as a look-up by key. The setting is given back, for the host's transaction may go on.
 */
export async function withKeyLookups<T>(db: TenantDb, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ before: string }>`
    select current_setting('enable_seqscan') as before, set_config('enable_seqscan', 'off', true)`.execute(
    db,
  );
  const result = await work();
  await sql`select set_config('enable_seqscan', ${rows[0]?.before ?? 'on'}, true)`.execute(db);
  return result;
}
