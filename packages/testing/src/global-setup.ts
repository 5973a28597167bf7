import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { TestProject } from 'vitest/node';
import { connect, onServer, withDatabase } from './postgres-server.ts';
import { APP_ROLE, prepareDatabase, type Starting } from './prepare-database.ts';
import { startPostgres } from './start-postgres.ts';

/** Starts one PostgreSQL for the run and prepares the databases that tests clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Room for the test of 64 bookers beside whatever else runs.
  const server = await startPostgres({ settings: { max_connections: '200' } });
  const name = (starting: Starting) => `podflight_template_${starting}_${process.pid}`;
  const templates = { empty: name('empty'), host: name('host'), podflight: name('podflight') };
  const close = async () => {
    await onServer(server.url, async (admin) => {
      for (const template of Object.values(templates)) {
        await sql`drop database if exists ${sql.id(template)} with (force)`.execute(admin);
      }
    });
    await server.stop();
  };
  try {
    await onServer(server.url, async (admin) => {
      await createAppRole(admin);
      for (const starting of ['empty', 'host', 'podflight'] as const) {
        await createTemplate(admin, server.url, templates[starting], starting);
      }
    });
  } catch (error) {
    await close();
    throw error;
  }
  project.provide('postgres', { url: server.url, templates });
  return close;
}

// biome-ignore lint/suspicious/noExplicitAny: no tables are named
async function createAppRole(admin: Kysely<any>): Promise<void> {
  await admin.transaction().execute(async (trx) => {
    // Runs that share a server would create the role at once.
    await sql`select pg_advisory_xact_lock(hashtext('podflight test role'))`.execute(trx);
    const { rows } = await sql`select 1 from pg_roles where rolname = ${APP_ROLE}`.execute(trx);
    if (rows.length === 0) {
      await sql`create role ${sql.id(APP_ROLE)} login password ${sql.lit(APP_ROLE)}`.execute(trx);
    }
  });
}

async function createTemplate(
  // biome-ignore lint/suspicious/noExplicitAny: no tables are named
  admin: Kysely<any>,
  url: string,
  template: string,
  starting: Starting,
): Promise<void> {
  await sql`drop database if exists ${sql.id(template)}`.execute(admin);
  await sql`create database ${sql.id(template)}`.execute(admin);
  const db = connect(withDatabase(url, template), 1);
  try {
    await prepareDatabase(db, starting);
  } finally {
    await db.destroy();
  }
}
