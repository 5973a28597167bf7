import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openPool } from '@podflight/testing/open-pool';
import { startPostgres } from '@podflight/testing/start-postgres';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Attempt } from './attempt.ts';
import type { Slot } from './slot.ts';
import { slotInCore } from './slot-in-core.ts';
import { slotOnDemo } from './slot-on-demo.ts';

/**
 * 64 bookers in two processes want one slot, round after round, on a PostgreSQL that keeps its promises
 * (fsync): `npm run double-booking -w bench -- [rounds] [--http]`. They call core, or the demo host over
 * HTTP. It fails when a round has other than one winner, when somebody is refused
 * for another reason than the slot, or waits longer than 5 seconds.
 */
const over_http = process.argv.includes('--http');
const rounds = Number(process.argv.slice(2).find((text) => text !== '--http') ?? 200);
const BOOKERS = 64;
const PROCESSES = 2;
const MOST_MS = 5_000;

const postgres = await startPostgres({ durable: true, settings: { max_connections: '100' } });
try {
  const slot = await (over_http ? slotOnDemo : slotInCore)(postgres.url);
  await bench(slot).finally(slot.close);
} finally {
  await postgres.stop();
}

async function bench({ booker, order, place }: Slot): Promise<void> {
  const owner = new Kysely<never>({
    dialect: new PostgresDialect({ pool: openPool({ connectionString: postgres.url, max: 1 }) }),
  });
  const before = await counted(owner);
  const program = fileURLToPath(new URL('./booker.ts', import.meta.url));
  const children = Array.from({ length: PROCESSES }, () =>
    fork(program, [...booker, String(BOOKERS / PROCESSES)]),
  );
  await Promise.all(children.map((child) => once(child, 'message')));

  const waits: number[] = [];
  const started = performance.now();
  for (let round = 0; round < rounds; round++) {
    const day = new Date(Date.now() + (1 + round) * 86_400_000).toISOString().slice(0, 10);
    const lines = [{ ...place, flight_start: day, flight_end: day }];
    const attempts = (await Promise.all(children.map((child) => ask(child, { ...order, lines })))).flat();
    const winners = attempts.filter(({ outcome }) => outcome === 'booked').length;
    const others = attempts.filter(({ outcome }) => !['booked', 'io.slot_taken'].includes(outcome));
    if (winners !== 1 || others.length > 0) {
      throw new Error(`Round ${round}: ${winners} winners, and ${JSON.stringify(others)}`);
    }
    waits.push(...attempts.map(({ ms }) => ms));
  }
  const seconds = (performance.now() - started) / 1000;
  for (const child of children) child.disconnect();
  const after = await counted(owner);
  await owner.destroy();
  waits.sort((a, b) => a - b);
  const slowest = waits.at(-1) ?? 0;
  const figures = {
    way: over_http ? 'HTTP' : 'core',
    rounds,
    attempts: waits.length,
    orders: after.orders - before.orders,
    bookings: after.bookings - before.bookings,
    deadlocks: after.deadlocks - before.deadlocks,
    seconds: Number(seconds.toFixed(1)),
    median_ms: Math.round(waits[Math.floor(waits.length / 2)] ?? 0),
    p99_ms: Math.round(waits[Math.floor(waits.length * 0.99)] ?? 0),
    slowest_ms: Math.round(slowest),
  };
  console.log(JSON.stringify(figures, null, 2));
  if (slowest > MOST_MS) throw new Error(`Somebody waited longer than ${MOST_MS / 1000} seconds.`);
}

async function counted(owner: Kysely<never>) {
  const { rows } = await sql<{ orders: number; bookings: number; deadlocks: number }>`
    select (select count(*)::int from insertion_orders) as orders, (select count(*)::int from io_bookings) as bookings,
      (select deadlocks::int from pg_stat_database where datname = current_database()) as deadlocks`.execute(
    owner,
  );
  return rows[0] ?? { orders: 0, bookings: 0, deadlocks: 0 };
}

async function ask(child: ChildProcess, order: unknown): Promise<Attempt[]> {
  const answer = once(child, 'message');
  child.send(order as object);
  const [attempts] = await answer;
  return attempts;
}
