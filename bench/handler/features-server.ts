import { createServer, type RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createPodflightHandler } from '@podflight/server-adapter';
import { toNodeHandler } from '@podflight/server-adapter/node';
import { Hono } from 'hono';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';

/** The same JSON answer by a bare listener, by Hono, and by Podflight's handler with all that it checks. */
const FLAGS = { ENABLE_ETL_CSV_UPLOAD: true };
const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
};

const db = new Kysely<never>({
  dialect: {
    // The route asks the database nothing.
    createDriver: () => new DummyDriver(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (all) => new PostgresIntrospector(all),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});
const podflight = createPodflightHandler({
  db,
  flags: FLAGS,
  authenticate: (request) =>
    request.headers.get('authorization') === 'Bearer acme admin'
      ? { tenant_id: 'acme', actor_id: 'bench', role: 'admin' }
      : null,
});
const answer = await (
  await podflight(
    new Request('http://localhost/api/v1/features', { headers: { authorization: 'Bearer acme admin' } }),
  )
).json();

const hono = new Hono();
hono.get('/api/v1/features', (context) => context.json(answer, 200, HEADERS));

const listeners: Record<string, RequestListener> = {
  'bare node:http': (_request, response) => {
    const text = JSON.stringify(answer);
    response.writeHead(200, { ...HEADERS, 'content-length': Buffer.byteLength(text) });
    response.end(text);
  },
  hono: getRequestListener(hono.fetch),
  podflight: toNodeHandler(podflight),
};

const listener = listeners[process.argv[2] ?? ''];
if (!listener) throw new Error(`usage: features-server.ts ${Object.keys(listeners).join(' | ')}`);
const server = createServer(listener).listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' ? address?.port : null);
});
process.on('message', () => process.send?.(process.cpuUsage()));
