import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createAdUnit } from '@podflight/core/io';
import { givenTwoTenants } from '@podflight/testing/given';
import { openPool } from '@podflight/testing/open-pool';
import { prepareDatabase } from '@podflight/testing/prepare-database';
import { startPostgres } from '@podflight/testing/start-postgres';
import { Kysely, PostgresDialect, sql } from 'kysely';

/**
 * 64 bookers in two processes want one slot, round after round, on a PostgreSQL that keeps its promises
 * (fsync): `npm run double-booking -w bench -- [rounds]`. It fails when a round has other than one winner,
 * when somebody is refused for another reason than the slot, or waits longer than 5 seconds.
 */
const rounds = Number(process.argv[2] ?? 200);
const BOOKERS = 64;
const PROCESSES = 2;

const postgres = await startPostgres({ durable: true, settings: { max_connections: '100' } });
try {
  await bench();
} finally {
  await postgres.stop();
}

async function bench(): Promise<void> {
  const owner = new Kysely<never>({
    dialect: new PostgresDialect({ pool: openPool({ connectionString: postgres.url, max: 2 }) }),
  });
  await sql`create role podflight_app login`.execute(owner);
  await prepareDatabase(owner, 'podflight');
  const { acme } = await givenTwoTenants(owner);
  const app = postgres.url.replace('postgres@', 'podflight_app@');
  const unit = await createAdUnit(
    { db: owner, tenant_id: acme.tenant_id },
    { podcast_id: acme.podcasts[0]?.podcast_id ?? '', name: 'Mid-roll', position: 'mid' },
  );
  const program = fileURLToPath(new URL('./booker.ts', import.meta.url));
  const children = Array.from({ length: PROCESSES }, () =>
    fork(program, [app, acme.tenant_id, String(BOOKERS / PROCESSES)]),
  );
  await Promise.all(children.map((child) => once(child, 'message')));

  const waits: number[] = [];
  const started = performance.now();
  for (let round = 0; round < rounds; round++) {
    const day = new Date(Date.UTC(2026, 0, 1 + round)).toISOString().slice(0, 10);
    const order = {
      campaign_id: acme.campaigns[0]?.campaign_id,
      currency: 'USD',
      lines: [
        {
          ad_unit_id: unit.ad_unit_id,
          episode_id: acme.episodes[0]?.episode_id,
          flight_start: day,
          flight_end: day,
        },
      ],
    };
    const attempts = (await Promise.all(children.map((child) => ask(child, order)))).flat();
    const winners = attempts.filter(({ outcome }) => outcome === 'booked').length;
    const others = attempts.filter(({ outcome }) => !['booked', 'io.slot_taken'].includes(outcome));
    if (winners !== 1 || others.length > 0) {
      throw new Error(`Round ${round}: ${winners} winners, and ${JSON.stringify(others)}`);
    }
    waits.push(...attempts.map(({ ms }) => ms));
  }
  const seconds = (performance.now() - started) / 1000;
  for (const child of children) child.disconnect();
  const { rows } = await sql<{ orders: number; bookings: number; events: number }>`
    select (select count(*)::int from insertion_orders) as orders, (select count(*)::int from io_bookings) as bookings,
      (select count(*)::int from event_outbox) as events`.execute(owner);
  await owner.destroy();
  waits.sort((a, b) => a - b);
  const slowest = waits.at(-1) ?? 0;
  const figures = {
    rounds,
    attempts: waits.length,
    ...rows[0],
    seconds: Number(seconds.toFixed(1)),
    median_ms: Math.round(waits[Math.floor(waits.length / 2)] ?? 0),
    p99_ms: Math.round(waits[Math.floor(waits.length * 0.99)] ?? 0),
    slowest_ms: Math.round(slowest),
  };
  console.log(JSON.stringify(figures, null, 2));
  if (slowest > 5_000) throw new Error('Somebody waited longer than 5 seconds.');
}

async function ask(child: ChildProcess, order: unknown): Promise<{ outcome: string; ms: number }[]> {
  const answer = once(child, 'message');
  child.send(order as object);
  const [attempts] = await answer;
  return attempts;
}
