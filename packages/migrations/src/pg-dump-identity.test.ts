import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { givenTwoTenants } from '@podflight/testing/given';
import { hostsBefore } from '@podflight/testing/hosts-before';
import { findPostgres } from '@podflight/testing/postgres-binaries';
import { connect, onServer, withDatabase } from '@podflight/testing/postgres-server';
import { APP_ROLE, prepareDatabase } from '@podflight/testing/prepare-database';
import { type RunningPostgres, startPostgres } from '@podflight/testing/start-postgres';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateDown } from './migrate-down.ts';
import { migrateUp } from './migrate-up.ts';

const installed = await findPostgres('system');
const pgDump = installed ? join(installed.postgres, '../pg_dump') : '';

// The embedded PostgreSQL comes without pg_dump; migrate-down.test.ts compares its catalog instead.
describe.skipIf(!existsSync(pgDump))('pg_dump of an installed PostgreSQL', () => {
  let server: RunningPostgres;
  beforeAll(async () => {
    server = await startPostgres({ prefer: 'system' });
    await onServer(server.url, (admin) => sql`create role ${sql.id(APP_ROLE)} login`.execute(admin));
  });
  afterAll(() => server.stop());

  it.each(Object.keys(hostsBefore).map((host, n) => [host, `host_${n}`]))(
    'is the same before up and after down on a host with %s',
    async (host, name) => {
      await onServer(server.url, (admin) => sql`create database ${sql.id(name)}`.execute(admin));
      const url = withDatabase(server.url, name);
      const db = connect(url, 2);
      await prepareDatabase(db, 'host');
      await givenTwoTenants(db);
      for (const statement of hostsBefore[host] ?? []) await sql.raw(statement).execute(db);
      const before = [dump(url, '--schema-only'), dump(url, '--data-only')];
      await migrateUp(db, { appRole: APP_ROLE });
      expect(dump(url, '--schema-only')).not.toEqual(before[0]);
      await migrateDown(db, { appRole: APP_ROLE });
      expect([dump(url, '--schema-only'), dump(url, '--data-only')]).toEqual(before);
      await db.destroy();
    },
  );
});

function dump(url: string, what: string): string {
  const text = execFileSync(pgDump, [what, '--dbname', url], { encoding: 'utf8', maxBuffer: 1e8 });
  // Newer versions of pg_dump write a random word against injection.
  return text.replace(/^\\(un)?restrict .*$/gm, '');
}
