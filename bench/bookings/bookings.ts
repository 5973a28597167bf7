import { availability } from '@podflight/core/io';
import { openPool } from '@podflight/testing/open-pool';
import { prepareDatabase } from '@podflight/testing/prepare-database';
import { startPostgres } from '@podflight/testing/start-postgres';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { BOOKINGS, givenBookings } from './given-bookings.ts';

/**
 * A million scheduled bookings: how long a podcast's availability for a month takes, and by which plan:
 * `npm run bookings -w bench`. It fails when a plan reads the whole table of bookings.
 */
const START = '2026-01-01';

const postgres = await startPostgres({
  durable: true,
  settings: {
    shared_buffers: '512MB',
    max_wal_size: '4GB',
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_level': 'notice',
  },
});
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
  const began = performance.now();
  const { tenant_id, podcast_id } = await givenBookings(owner, START);
  console.log(
    `${BOOKINGS.toLocaleString('en')} bookings in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  );

  const plans: string[] = [];
  const pool = openPool({
    connectionString: postgres.url.replace('postgres@', 'podflight_app@'),
    max: 1,
    options: '-c client_min_messages=notice',
  });
  pool.on('connect', (client) => client.on('notice', ({ message }) => plans.push(message ?? '')));
  const ctx = { db: new Kysely<never>({ dialect: new PostgresDialect({ pool }) }), tenant_id };

  await measure('availability of a podcast and month', plans, () =>
    availability(ctx, { podcast_id, from: '2026-03-01', to: '2026-03-31' }),
  );
  await measure('the same day by day', plans, () =>
    availability(ctx, { podcast_id, from: '2026-03-01', to: '2026-03-31', per_day: true }),
  );
  await ctx.db.destroy();
  await owner.destroy();
}

/** Runs `work` cold and then nine times warm, and looks at the plans of what it asked. */
async function measure(name: string, plans: string[], work: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < 10; run++) {
    plans.length = 0;
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  const warm = times.slice(1).sort((a, b) => a - b);
  const longest = plans
    .filter((plan) => plan.includes('io_bookings'))
    .sort((a, b) => b.length - a.length)
    .at(0);
  console.log(
    `\n${name}: cold ${times[0]?.toFixed(1)} ms, warm median ${warm[4]?.toFixed(1)} ms, slowest ${warm[8]?.toFixed(1)} ms`,
  );
  console.log(
    longest
      ?.split('\n')
      .filter((line) => /Scan|duration/.test(line))
      .map((line) => `  ${line.trim()}`)
      .join('\n'),
  );
  if (plans.some((plan) => /Seq Scan on io_bookings/.test(plan))) {
    throw new Error(`${name}: the whole table of bookings was read.`);
  }
}
