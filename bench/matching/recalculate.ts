import { readFileSync } from 'node:fs';
import { recalculateMatches } from '@podflight/core/matching';
import { openPool } from '@podflight/testing/open-pool';
import { Kysely, PostgresDialect } from 'kysely';
import { NOW } from './fill.ts';

/** Recalculates a tenant's matches in a process of its own and prints what it took as JSON. */
const [url, tenant_id] = process.argv.slice(2);
if (!url || !tenant_id) throw new Error('usage: <url> <tenant>');
const db = new Kysely<never>({
  dialect: new PostgresDialect({ pool: openPool({ connectionString: url, max: 4 }) }),
});
const ctx = { db, tenant_id, clock: () => new Date(NOW) };
const began = performance.now();
const run = await recalculateMatches(ctx);
const seconds = (performance.now() - began) / 1000;
await db.destroy();
const peak = Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024;
const cpu = process.cpuUsage();
console.log(JSON.stringify({ seconds, peak, cpu: (cpu.user + cpu.system) / 1e6, ...run }));
