import { afterAll, describe } from 'vitest';
import { pgliteDatabase } from './pglite-database.ts';
import { postgresDatabase } from './postgres-database.ts';
import type { TestDatabase, TestDatabaseOptions } from './test-database.ts';

export { pgliteDatabase } from './pglite-database.ts';
export { postgresDatabase } from './postgres-database.ts';
export { APP_ROLE } from './prepare-database.ts';
export type { TestDatabase, TestDatabaseOptions } from './test-database.ts';

/** Opens a database; those still open at the end of the suite are dropped. */
export type OpenDatabase = (options?: TestDatabaseOptions) => Promise<TestDatabase>;

/**
 * Runs the same suite on a real PostgreSQL and on PGlite.
 *
 * @example
 * eachDatabase((kind, open) => {
 *   let database: TestDatabase
 *   beforeAll(async () => { database = await open() })
 *   it('stores a row', async () => { ... database.db ... })
 * })
 */
export function eachDatabase(define: (kind: TestDatabase['kind'], open: OpenDatabase) => void): void {
  suite('on PostgreSQL', 'postgres', postgresDatabase, define);
  suite('on PGlite', 'pglite', pgliteDatabase, define);
}

function suite(
  title: string,
  kind: TestDatabase['kind'],
  open: OpenDatabase,
  define: (kind: TestDatabase['kind'], open: OpenDatabase) => void,
): void {
  describe(title, () => {
    const opened: TestDatabase[] = [];
    afterAll(() => Promise.all(opened.map((database) => database.drop())));
    define(kind, async (options) => {
      const database = await open(options);
      opened.push(database);
      return database;
    });
  });
}
