import { readFileSync } from 'node:fs';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { importMetrics } from './import-metrics.ts';

/** Imports a file and kills its own process with SIGKILL at a named point: see killed-import.test.ts. */
const [url, tenant_id, file, point] = process.argv.slice(2);
if (!url || !tenant_id || !file || !point) throw new Error('usage: <url> <tenant> <file> <point>');

const die = () => process.kill(process.pid, 'SIGKILL');
const [phase, at] = point.split(':');
const bytes = readFileSync(file);

async function* source(): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 16_384) {
    if (phase === 'bytes' && from >= Number(at)) die();
    yield bytes.subarray(from, from + 16_384);
  }
  if (phase === 'end') die();
}

const seen = { reading: 0, merging: 0 };
const db = new Kysely<never>({
  dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 3 }) }),
});
await importMetrics({ db, tenant_id }, source(), {
  idempotency_key: 'the-same-upload',
  onProgress: (progress) => {
    seen[progress.phase] += 1;
    if (progress.phase === phase && seen[phase] === Number(at)) die();
  },
});
throw new Error(`The import ended before it came to ${point}.`);
