import { readFileSync } from 'node:fs';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The role that the code under test runs as: it owns nothing, bypasses nothing, and cannot create. */
export const APP_ROLE = 'podflight_app';

/** What a test database starts with: nothing, the host's tables, or those and Podflight's. */
export type Starting = 'empty' | 'host' | 'podflight';

const hostSchema = readFileSync(new URL('./host-schema.sql', import.meta.url), 'utf8');

/** Brings an empty database to where a test starts. `db` is a superuser's. */
// biome-ignore lint/suspicious/noExplicitAny: any host's tables
export async function prepareDatabase(db: Kysely<any>, starting: Starting): Promise<void> {
  await sql`grant usage on schema public to ${sql.id(APP_ROLE)}`.execute(db);
  if (starting === 'empty') return;
  for (const statement of hostSchema.split(/;\s*$/m)) {
    if (statement.trim() !== '') await sql.raw(statement).execute(db);
  }
  await sql`grant select, insert, update, delete on all tables in schema public to ${sql.id(APP_ROLE)}`.execute(
    db,
  );
  if (starting === 'host') return;
  const { migrateUp } = await import('@podflight/migrations');
  await migrateUp(db, { appRole: APP_ROLE });
}
