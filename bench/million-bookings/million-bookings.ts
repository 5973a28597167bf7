import { advanceFlights, availability, listIos } from '@podflight/core/io';
import { givenTwoTenants } from '@podflight/testing/given';
import { openPool } from '@podflight/testing/open-pool';
import { prepareDatabase } from '@podflight/testing/prepare-database';
import { startPostgres } from '@podflight/testing/start-postgres';
import { Kysely, PostgresDialect, sql } from 'kysely';

/**
 * Availability of one podcast and month, a page of the list, and the clock tick, over a million scheduled
 * bookings: `npm run million-bookings -w bench -- [bookings]`. It says how long each took and how it read
 * `io_bookings`, and fails when one read the whole table.
 */
const wanted = Number(process.argv[2] ?? 1_000_000);
const FLIGHTS = 20;
const EPISODES = 250;

const postgres = await startPostgres({
  settings: { shared_buffers: '512MB', maintenance_work_mem: '512MB' },
});
try {
  await bench();
} finally {
  await postgres.stop();
}

async function bench(): Promise<void> {
  const owner = connect(postgres.url, 2);
  await sql`create role podflight_app login`.execute(owner);
  await prepareDatabase(owner, 'podflight');
  const { acme } = await givenTwoTenants(owner);
  const began = performance.now();
  const podcast_id = await fill(owner, acme.tenant_id, acme.campaigns[0]?.campaign_id ?? '');
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from io_bookings`.execute(owner);
  console.log(`${rows[0]?.n} bookings in ${((performance.now() - began) / 1000).toFixed(0)} s`);

  const app = connect(postgres.url.replace('postgres@', 'podflight_app@'), 1);
  let now = '2026-01-01T00:00:00Z';
  const ctx = { db: app, tenant_id: acme.tenant_id, clock: () => new Date(now) };
  const month = { podcast_id, from: '2026-03-01', to: '2026-03-31', limit: 200 };
  await measured(owner, app, 'availability, a podcast and month', () => availability(ctx, month));
  await measured(owner, app, 'the same by day', () => availability(ctx, { ...month, per_day: true }));
  await measured(owner, app, 'a page of one podcast', () => listIos(ctx, { podcast_id, limit: 50 }));
  await measured(owner, app, 'a tick with nothing due', () => advanceFlights(ctx));
  now = '2026-01-02T00:00:00Z';
  await measured(owner, app, 'a tick that starts 1,000 flights', () => advanceFlights(ctx));
  await Promise.all([app.destroy(), owner.destroy()]);
}

function connect(url: string, max: number): Kysely<never> {
  return new Kysely<never>({
    dialect: new PostgresDialect({ pool: openPool({ connectionString: url, max }) }),
  });
}

/** Each episode has an ad unit's slot sold for twenty flights of five days, one after the other. */
async function fill(owner: Kysely<never>, tenant_id: string, campaign_id: string): Promise<string> {
  const podcasts = Math.ceil(wanted / FLIGHTS / EPISODES);
  await sql`insert into podcasts (tenant_id, title) select ${tenant_id}::uuid, 'Show ' || n from generate_series(1, ${podcasts}::int) n`.execute(
    owner,
  );
  await sql`insert into ad_units (tenant_id, podcast_id, name, position)
    select tenant_id, podcast_id, 'Mid-roll', 'mid' from podcasts where title like 'Show %'`.execute(owner);
  await sql`insert into episodes (podcast_id, title, publish_date)
    select podcast_id, 'Episode ' || n, timestamptz '2025-12-01Z' + n * interval '8 hours'
    from podcasts cross join generate_series(1, ${EPISODES}::int) n where title like 'Show %'`.execute(owner);
  await sql`insert into io_bookings (tenant_id, campaign_id, podcast_id, ad_unit_id, episode_id, slot_no, flight_start,
      flight_end, booked_impressions, booked_cpm_cents, currency)
    select u.tenant_id, ${campaign_id}::uuid, u.podcast_id, u.ad_unit_id, e.episode_id, 1,
      timestamptz '2026-01-02Z' + n * interval '5 days', timestamptz '2026-01-07Z' + n * interval '5 days', 10000, 2500, 'USD'
    from ad_units u join episodes e on e.podcast_id = u.podcast_id cross join generate_series(0, ${FLIGHTS}::int - 1) n`.execute(
    owner,
  );
  await sql`vacuum (analyze) io_bookings`.execute(owner);
  await sql`analyze`.execute(owner);
  const { rows } = await sql<{
    podcast_id: string;
  }>`select podcast_id::text from podcasts where title = 'Show 1'`.execute(owner);
  return rows[0]?.podcast_id ?? '';
}

type Reads = { whole: number; by_index: number };

async function measured(
  owner: Kysely<never>,
  app: Kysely<never>,
  what: string,
  work: () => Promise<unknown>,
): Promise<void> {
  await work(); // warm
  const before = await reads(owner, app);
  const began = performance.now();
  await work();
  const ms = performance.now() - began;
  const after = await reads(owner, app);
  const whole = after.whole - before.whole;
  console.log(
    `${what}: ${ms.toFixed(0)} ms, ${after.by_index - before.by_index} index scans, ${whole} of the whole table`,
  );
  if (whole > 0) throw new Error(`${what} read all of io_bookings.`);
}

async function reads(owner: Kysely<never>, app: Kysely<never>): Promise<Reads> {
  await sql`select pg_stat_force_next_flush()`.execute(app);
  await sql`select 1`.execute(app);
  const { rows } = await sql<Reads>`
    select seq_scan::int as whole, idx_scan::int as by_index from pg_stat_user_tables where relname = 'io_bookings'`.execute(
    owner,
  );
  return rows[0] ?? { whole: 0, by_index: 0 };
}
