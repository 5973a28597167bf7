import { PodflightError } from '@podflight/core';
import { bookIo } from '@podflight/core/io';
import { openPool } from '@podflight/testing/open-pool';
import { Kysely, PostgresDialect, sql } from 'kysely';

/** One process of the bench: that many bookers with a connection each, who all book the same order at once. */
const [url, tenant_id, bookers] = process.argv.slice(2);
if (!url || !tenant_id || !bookers) throw new Error('usage: <url> <tenant> <bookers>');

const db = new Kysely<never>({
  dialect: new PostgresDialect({ pool: openPool({ connectionString: url, max: Number(bookers) }) }),
});

async function attempt(order: Parameters<typeof bookIo>[1]): Promise<{ outcome: string; ms: number }> {
  const started = performance.now();
  const outcome = await bookIo({ db, tenant_id: tenant_id ?? '' }, order).then(
    () => 'booked',
    (error: unknown) => (error instanceof PodflightError ? error.code : String(error)),
  );
  return { outcome, ms: performance.now() - started };
}

const everybody = Array.from({ length: Number(bookers) });
await Promise.all(everybody.map(() => sql`select pg_sleep(0.2)`.execute(db)));
process.on('message', (order: Parameters<typeof bookIo>[1]) => {
  void Promise.all(everybody.map(() => attempt(order))).then((attempts) => process.send?.(attempts));
});
process.once('disconnect', () => process.exit(0));
process.send?.('ready');
