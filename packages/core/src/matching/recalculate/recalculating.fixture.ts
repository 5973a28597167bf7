import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { recalculateMatches } from './recalculate-matches.ts';

/** Recalculates everything and kills its own process with SIGKILL after some batches: see concurrent-runs.test.ts. */
const [url, tenant_id, at, batches] = process.argv.slice(2);
if (!url || !tenant_id || !at || !batches) throw new Error('usage: <url> <tenant> <instant> <batches>');

let seen = 0;
const db = new Kysely<never>({
  dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 3 }) }),
});
await recalculateMatches(
  { db, tenant_id, clock: () => new Date(at) },
  {},
  {
    onProgress: () => {
      seen += 1;
      if (seen === Number(batches)) process.kill(process.pid, 'SIGKILL');
    },
  },
);
throw new Error(`It ended after ${seen} batches.`);
