import { createServer } from 'node:http';
import { createPodflightHandler } from '@podflight/server-adapter';
import { toNodeHandler } from '@podflight/server-adapter/node';
import { openPool } from '@podflight/testing/open-pool';
import { Kysely, PostgresDialect } from 'kysely';

/** The upload route as a host would mount it, in a process of its own so that its memory is its own. */
const [url, tenant_id] = process.argv.slice(2);
if (!url || !tenant_id) throw new Error('usage: upload-server.ts <database url> <tenant id>');

const pool = openPool({ connectionString: url, max: 4 });
const handler = createPodflightHandler({
  db: new Kysely({ dialect: new PostgresDialect({ pool }) }),
  authenticate: () => ({ tenant_id, actor_id: 'bench', role: 'member' }),
  flags: { ENABLE_ETL_CSV_UPLOAD: true },
  limits: { maxBytes: 1024 ** 3, maxInflatedBytes: 1024 ** 3 },
});
const server = createServer(toNodeHandler(handler)).listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' ? address?.port : null);
});
