import { sql } from 'kysely';
import type { HostDatabase } from './host-database.ts';
import { openPool } from './open-pool.ts';
import { clearHalfMade, fillHost, installationState, prepareHost, updateHost } from './prepare-host.ts';

/** Server-side limits come first: a client that gives up before its server leaves work running. */
const TIMEOUTS = {
  statement_timeout: 60_000,
  query_timeout: 75_000,
  idle_in_transaction_session_timeout: 60_000,
  connectionTimeoutMillis: 10_000,
};

/** A database on a PostgreSQL server. Only the set-up runs as the role that the URL names. */
export async function openServer(url: string, say: (text: string) => void): Promise<HostDatabase> {
  const config = { connectionString: url, application_name: 'podflight-demo', ...TIMEOUTS };
  const owner = openPool({ ...config, max: 2 }, 'owner');
  const app = openPool({ ...config, max: 8 }, 'app');
  try {
    // Held by one connection for as long as the set-up takes, so that two demos do not both fill it.
    await owner.connection().execute(async (held) => {
      await sql`select pg_advisory_lock(hashtext('podflight-demo'))`.execute(held);
      try {
        const state = await installationState(owner);
        if (state === 'building') await clearHalfMade(owner);
        if (state === 'ready') return await updateHost(owner);
        say(
          'Making the demo’s tables in the database of DATABASE_URL, with a year of data. This happens once.',
        );
        await prepareHost(owner);
        await fillHost(app, say);
      } finally {
        await sql`select pg_advisory_unlock(hashtext('podflight-demo'))`.execute(held);
      }
    });
  } catch (error) {
    await Promise.all([owner.destroy(), app.destroy()]);
    throw error;
  }
  await owner.destroy();
  return { db: app, alone: false, close: () => app.destroy() };
}
