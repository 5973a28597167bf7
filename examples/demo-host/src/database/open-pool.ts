import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { HostDb } from '../host-tables.ts';
import { APP_ROLE } from './app-role.ts';

/** A Kysely over a pool that survives the loss of a backend, whether idle or in use. */
export function openPool(config: pg.PoolConfig, as: 'owner' | 'app'): HostDb {
  const pool = new pg.Pool({ ...config, types: { getTypeParser } });
  const report = (error: Error) => console.error(`The database connection was lost: ${error.message}`);
  pool.on('error', report);
  // The pool's own handler does not cover a client that is checked out.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely({
    dialect: new PostgresDialect({
      pool,
      onCreateConnection: async (connection) => {
        if (as === 'app') await connection.executeQuery(CompiledQuery.raw(`set role ${APP_ROLE}`));
      },
    }),
  });
}

/** A `date` stays the day it is, whatever the server's time zone. */
const getTypeParser: typeof pg.types.getTypeParser = (oid, format) =>
  oid === pg.types.builtins.DATE ? (value: string) => value : pg.types.getTypeParser(oid, format);
