import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type pg from 'pg';
import { openPool } from './open-pool.ts';
import { APP_ROLE, prepareDatabase, type Starting } from './prepare-database.ts';
import type { TestDatabase, TestDatabaseOptions } from './test-database.ts';

/** A fresh PGlite in memory, loaded from a snapshot that the first caller makes. */
export async function pgliteDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const snapshot = await snapshotFile(options.from ?? 'podflight');
  const pglite = await PGlite.create({ loadDataDir: new Blob([readFileSync(snapshot)]) });
  const pool = openPool(createPgConfig(pglite));
  const { db, owner } = asTwoRoles(pool);
  let dropped: Promise<void> | undefined;
  const drop = async () => {
    if (!pool.ended) await pool.end();
    await pglite.close();
  };
  return { kind: 'pglite', db, owner, url: null, ownerUrl: null, drop: () => (dropped ??= drop()) };
}

/** PGlite has one session, so each of the two sets the role whenever it is handed the connection. */
function asTwoRoles(pool: pg.Pool) {
  let current: string | null | undefined;
  pool.on('connect', () => {
    current = undefined;
  });
  const as = (role: string | null) =>
    // biome-ignore lint/suspicious/noExplicitAny: any database's tables
    new Kysely<any>({
      dialect: new PostgresDialect({
        pool,
        onReserveConnection: async (connection) => {
          if (role === current) return;
          const statement = role === null ? sql`reset role` : sql`set role ${sql.id(role)}`;
          await connection.executeQuery(statement.compile(owner));
          current = role;
        },
      }),
    });
  const owner = as(null);
  return { owner, db: as(APP_ROLE) };
}

async function snapshotFile(starting: Starting): Promise<string> {
  const folder = fileURLToPath(new URL('../../../node_modules/.cache/podflight', import.meta.url));
  const file = join(folder, `pglite-${starting}-${contentHash()}.tar`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  removeOld(folder);
  const pglite = await PGlite.create();
  const pool = openPool(createPgConfig(pglite));
  const { owner } = asTwoRoles(pool);
  await sql`create role ${sql.id(APP_ROLE)}`.execute(owner);
  await prepareDatabase(owner, starting);
  await pool.end();
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  // Written aside and renamed: another worker may be making the same one.
  const half = `${file}.${randomUUID()}`;
  writeFileSync(half, Buffer.from(await dump.arrayBuffer()));
  renameSync(half, file);
  return file;
}

/** Snapshots of earlier schemas are 40 MB each. One that another run still uses is younger than this. */
function removeOld(folder: string): void {
  const hourAgo = Date.now() - 3_600_000;
  for (const name of readdirSync(folder).filter(
    (file) => file.startsWith('pglite-') && !file.includes(contentHash()),
  )) {
    const file = join(folder, name);
    const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
    if (mtimeMs < hourAgo) rmSync(file, { force: true });
  }
}

/** Of everything that decides what a snapshot holds. */
function contentHash(): string {
  const hash = createHash('sha256').update(readFileSync(new URL('./host-schema.sql', import.meta.url)));
  for (const folder of ['../../migrations/sql/', '../../migrations/src/']) {
    const url = new URL(folder, import.meta.url);
    const names = existsSync(url) ? readdirSync(url, { recursive: true, encoding: 'utf8' }) : [];
    for (const name of names.sort()) {
      if (/(?<!\.test)\.(ts|sql)$/.test(name)) hash.update(name).update(readFileSync(new URL(name, url)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
