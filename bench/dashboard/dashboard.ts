import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { advertiserCards, type CardName, cardFunctions, creatorCards, opsCards } from '@podflight/core/cards';
import { advanceFlights } from '@podflight/core/io';
import { migrateUp } from '@podflight/migrations';
import { openPool } from '@podflight/testing/open-pool';
import { prepareDatabase } from '@podflight/testing/prepare-database';
import { startPostgres } from '@podflight/testing/start-postgres';
import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import { cpuTime } from './cpu-time.ts';
import { fillTenants, NOW } from './fill-tenants.ts';
import { NAIVE_QUERIES } from './naive-queries.ts';

/**
 * Every card and persona of one tenant, while others come beside it: `npm run dashboard -w bench -- [tenants, …]`,
 * 2, 10 and 20 of them by default, which are 1, 5 and 10 million rows of numbers. Cold is a new connection over
 * emptied buffers (before PostgreSQL 18 they stay full), warm one that has served for a while; CPU is what a warm request costs Node and PostgreSQL together,
 * which a busy machine does not change. It says how many rows each card read, compares with the naive query in the same
 * run, and fails when a card read a large table whole.
 *
 * With `--hypertable` the numbers are in one of TimescaleDB, in the database that `DATABASE_URL` names, empty or
 * filled by an earlier run.
 */
const { values: flags, positionals } = parseArgs({
  options: { hypertable: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const stages = (positionals[0] ?? '2,10,20').split(',').map(Number);
const COLD_RUNS = 5;
/** What a process answers before V8 has compiled what the cards run through; not counted. */
const WARM_UP_RUNS = 40;
const WARM_RUNS = 100;
/** Tables of which no card may read all, however few tenants there are. */
const NEVER_WHOLE = ['metrics_daily', 'io_bookings'];
/** Tables that grow with every tenant. */
const LARGE = [
  'metrics_daily',
  'io_bookings',
  'campaigns',
  'deals',
  'deal_stage_history',
  'episodes',
  'matches',
];

// biome-ignore lint/suspicious/noExplicitAny: any host's tables
type Database = Kysely<any>;
type Asked = {
  name: string;
  naive: string | null;
  ask: (db: Database, tenant_id: string) => Promise<unknown>;
};

const clock = () => new Date(NOW);
const personas = { creator: creatorCards, advertiser: advertiserCards, ops: opsCards };
// The names are those of the record.
const cards = Object.entries(cardFunctions) as [CardName, (typeof cardFunctions)[CardName]][];
const asked: Asked[] = [
  ...cards.map(([name, card]) => ({
    name,
    naive: NAIVE_QUERIES[name],
    ask: (db: Database, tenant_id: string) => card({ db, tenant_id, clock }),
  })),
  ...Object.entries(personas).map(([name, persona]) => ({
    name,
    naive: null,
    ask: (db: Database, tenant_id: string) => persona({ db, tenant_id, clock }),
  })),
];

const postgres = await startPostgres({
  settings: { shared_buffers: '2GB', maintenance_work_mem: '512MB', max_wal_size: '8GB', jit: 'off' },
});
try {
  await bench();
} finally {
  await postgres.stop();
}

async function bench(): Promise<void> {
  const owner = connect('postgres', 2);
  await prepare(owner);
  for (const tenants of stages) {
    const began = performance.now();
    const rows = await fillTenants(owner, tenants);
    const { rows: found } = await sql<{ tenant_id: string; bookings: number; campaigns: number }>`
      select (select tenant_id::text from tenants where name = 'Tenant 1') as tenant_id,
        (select count(*)::int from io_bookings) as bookings, (select count(*)::int from campaigns) as campaigns`.execute(
      owner,
    );
    const { tenant_id = '', bookings, campaigns } = found[0] ?? {};
    console.log(
      `\n${tenants} tenants: ${rows} rows of numbers, ${bookings} bookings, ${campaigns} campaigns, added in ${((performance.now() - began) / 1000).toFixed(0)} s`,
    );
    const app = connect('podflight_app', 4);
    await advanceFlights({ db: app, tenant_id, clock });
    console.log(
      [
        'card',
        'cold p50',
        'p95',
        'warm p50',
        'p95',
        'best (ms)',
        'CPU (ms)',
        'rows read',
        'naive (ms)',
        'ratio',
        'load',
      ].join('\t'),
    );
    for (const one of asked) await measure(owner, app, tenant_id, one);
    await app.destroy();
  }
  await owner.destroy();
}

/** Nothing in a database that an earlier run has filled. */
async function prepare(owner: Database): Promise<void> {
  const { rows } = await sql<{ role: boolean; filled: boolean }>`
    select to_regrole('podflight_app') is not null as role, to_regclass('tenants') is not null as filled`.execute(
    owner,
  );
  if (!rows[0]?.role) await sql`create role podflight_app login`.execute(owner);
  if (rows[0]?.filled) return;
  await prepareDatabase(owner, 'podflight');
  if (!flags.hypertable) return;
  await sql`create extension if not exists timescaledb`.execute(owner);
  await migrateUp(owner, { appRole: 'podflight_app', hypertable: true });
}

function connect(user: string, max: number): Database {
  const url = postgres.url.replace('postgres@', `${user}@`);
  return new Kysely({ dialect: new PostgresDialect({ pool: openPool({ connectionString: url, max }) }) });
}

async function measure(
  owner: Database,
  app: Database,
  tenant_id: string,
  { name, naive, ask }: Asked,
): Promise<void> {
  const cold: number[] = [];
  for (let run = 0; run < COLD_RUNS; run++) {
    await emptyBuffers(owner);
    const fresh = connect('podflight_app', 3);
    cold.push(await timed(() => ask(fresh, tenant_id)));
    await fresh.destroy();
  }
  for (let run = 0; run < WARM_UP_RUNS; run++) await ask(app, tenant_id);
  const before = await reads(owner, app);
  await ask(app, tenant_id);
  const after = await reads(owner, app);
  const warm: number[] = [];
  const used = cpuTime(postgres.pid);
  for (let run = 0; run < WARM_RUNS; run++) warm.push(await timed(() => ask(app, tenant_id)));
  const cpu = used === null ? '' : (((cpuTime(postgres.pid) ?? used) - used) / WARM_RUNS).toFixed(0);
  const slow: number[] = [];
  for (let run = 0; naive && run < 3; run++) slow.push(await timed(() => naiveAnswer(app, tenant_id, naive)));
  const ms = (numbers: number[], part: number) => quantile(numbers, part).toFixed(0);
  console.log(
    [
      name.padEnd(18),
      ...[
        ms(cold, 0.5),
        ms(cold, 0.95),
        ms(warm, 0.5),
        ms(warm, 0.95),
        ms(warm, 0),
        cpu,
        after.rows - before.rows,
      ],
      ...(naive ? [ms(slow, 0.5), `${(quantile(slow, 0.5) / quantile(warm, 0.5)).toFixed(1)}x`] : ['', '']),
      loadavg()[0]?.toFixed(1),
    ].join('\t'),
  );
  if (after.whole > before.whole) throw new Error(`${name} read one of ${NEVER_WHOLE.join(', ')} whole.`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function quantile(numbers: number[], part: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

function naiveAnswer(app: Database, tenant_id: string, query: string): Promise<unknown> {
  return app.transaction().execute(async (trx) => {
    await sql`select set_config('app.current_tenant', ${tenant_id}, true)`.execute(trx);
    return trx.executeQuery(CompiledQuery.raw(query, [tenant_id]));
  });
}

/** Takes every page out of PostgreSQL's own buffers, where it can; those of the system stay. */
async function emptyBuffers(owner: Database): Promise<void> {
  const { rows } = await sql`select 1 where current_setting('server_version_num')::int >= 180000`.execute(
    owner,
  );
  if (rows.length === 0) return;
  await sql`checkpoint`.execute(owner);
  await sql`create extension if not exists pg_buffercache`.execute(owner);
  await sql`select pg_buffercache_evict_all()`.execute(owner);
}

/** Rows that were read of the large tables, and how often one was read whole, since the server began. */
async function reads(owner: Database, app: Database): Promise<{ whole: number; rows: number }> {
  // Of the owner's connections as well: what the filling counted would be told in the middle of a card.
  const connections = [app, app, app, app, owner, owner];
  await Promise.all(
    connections.map((db) => sql`select pg_stat_force_next_flush(), pg_sleep(0.05)`.execute(db)),
  );
  await Promise.all(connections.map((db) => sql`select pg_sleep(0.05)`.execute(db)));
  const chunk = sql`schemaname = '_timescaledb_internal'`;
  const { rows } = await sql<{ whole: number; rows: number }>`
    select (sum(seq_scan) filter (where relname in (${sql.join(NEVER_WHOLE)}) or ${chunk}))::int as whole, sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::float8 as rows
    from pg_stat_user_tables where relname in (${sql.join(LARGE)}) or ${chunk}`.execute(owner);
  return rows[0] ?? { whole: 0, rows: 0 };
}
