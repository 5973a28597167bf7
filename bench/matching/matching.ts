import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { openPool } from '@podflight/testing/open-pool';
import { prepareDatabase } from '@podflight/testing/prepare-database';
import { startPostgres } from '@podflight/testing/start-postgres';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { fillTenant } from './fill.ts';
import { pairByPair } from './pair-by-pair.ts';

/**
 * Recalculates all matches of growing tenants, each twice, against reading, scoring and upserting pair by
 * pair: `npm run matching -w bench -- [size …] [--rounds n]`, where 1000 is 1,000 advertisers by 1,000 podcasts,
 * and 10x1000 is 10 by 1,000. The pair by pair side is measured on a sample and reckoned up to all pairs.
 */
const args = process.argv.slice(2);
const rounds = args.includes('--rounds') ? Number(args[args.indexOf('--rounds') + 1]) : 1;
const given = args.filter((arg, at) => /^\d+(x\d+)?$/.test(arg) && args[at - 1] !== '--rounds');
const sizes = (given.length > 0 ? given : ['100', '316', '1000']).map((size) => {
  const [advertisers = 0, podcasts = advertisers] = size.split('x').map(Number);
  return { advertisers, podcasts };
});
/** Pairs that the obvious way is measured on. */
const SAMPLE = 1_000;
/** Megabytes that a run may have for what lives longer than a moment, and for what does not. */
const HELD = ['--max-old-space-size=96', '--max-semi-space-size=8'];

const postgres = await startPostgres({
  durable: true,
  settings: { max_wal_size: '8GB', shared_buffers: '512MB' },
});
try {
  await bench();
} finally {
  await postgres.stop();
}

async function bench(): Promise<void> {
  const owner = connect(postgres.url, 1);
  await sql`create role podflight_app login`.execute(owner);
  await prepareDatabase(owner, 'podflight');
  const appUrl = postgres.url.replace('postgres@', 'podflight_app@');
  const app = connect(appUrl, 1);
  const heads = [
    'pairs',
    'all s',
    'pairs/s',
    'node cpu s',
    'server cpu s',
    'again s',
    'again ×',
    'rows written',
    'WAL kB',
    'peak MB',
    'held MB',
    'held s',
    'one by one pairs/s',
    '×',
    'load',
  ];
  console.log(heads.join('\t'));
  const tenants: { pairs: number; tenant_id: string }[] = [];
  for (const size of sizes) {
    tenants.push({ pairs: size.advertisers * size.podcasts, tenant_id: await fillTenant(owner, size) });
  }
  await sql`vacuum (analyze)`.execute(owner);
  for (const { pairs, tenant_id } of tenants) {
    for (let round = 0; round < rounds; round++) {
      await sql`delete from matches where tenant_id = ${tenant_id}::uuid`.execute(owner);
      await sql`vacuum matches`.execute(owner);
      const naive = SAMPLE / (await pairByPair(app, tenant_id, SAMPLE));
      await sql`truncate matches, event_outbox`.execute(owner);
      const held = recalculate(appUrl, tenant_id, HELD);
      await sql`truncate matches, event_outbox`.execute(owner);
      const idle = serverCpu();
      const first = recalculate(appUrl, tenant_id);
      const server = serverCpu() - idle;
      const before = await writes(owner);
      const again = recalculate(appUrl, tenant_id);
      const after = await writes(owner);
      if (held.pairs_new !== pairs || first.pairs_new !== pairs || again.pairs_unchanged !== pairs) {
        throw new Error(`Not all pairs: ${JSON.stringify([held, first, again])}`);
      }
      const rate = first.pairs_done / first.seconds;
      console.log(
        [
          first.pairs_done,
          first.seconds.toFixed(1),
          rate.toFixed(0),
          first.cpu.toFixed(1),
          server.toFixed(1),
          again.seconds.toFixed(1),
          (first.seconds / again.seconds).toFixed(1),
          after.rows - before.rows,
          Math.round((after.wal - before.wal) / 1024),
          first.peak.toFixed(0),
          held.peak.toFixed(0),
          held.seconds.toFixed(1),
          naive.toFixed(0),
          (rate / naive).toFixed(0),
          loadavg()[0]?.toFixed(1),
        ].join('\t'),
      );
    }
  }
  await Promise.all([owner.destroy(), app.destroy()]);
}

type Outcome = {
  seconds: number;
  peak: number;
  cpu: number;
  pairs_done: number;
  pairs_new: number;
  pairs_unchanged: number;
};

function recalculate(url: string, tenant_id: string, flags: readonly string[] = []): Outcome {
  const script = fileURLToPath(new URL('./recalculate.ts', import.meta.url));
  const child = spawnSync(process.execPath, [...flags, script, url, tenant_id], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(child.stderr);
  // Printed by recalculate.ts as such.
  return JSON.parse(child.stdout) as Outcome;
}

/** CPU seconds of the server's processes that have ended by now; a run's connections have. */
function serverCpu(): number {
  if (postgres.pid === null) return Number.NaN;
  const stat = readFileSync(`/proc/${postgres.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(stat[13]) + Number(stat[14])) / 100;
}

/** Rows of matches written so far, and bytes of write-ahead log. */
async function writes(owner: Kysely<never>): Promise<{ rows: number; wal: number }> {
  // A run's connections tell what they wrote when they end, which may be a moment after the run.
  await sql`select pg_sleep(0.3)`.execute(owner);
  await sql`select pg_stat_force_next_flush()`.execute(owner);
  const { rows } = await sql<{ rows: number; wal: number }>`
    select (n_tup_ins + n_tup_upd + n_tup_del)::float8 as rows, pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as wal
    from pg_stat_user_tables where relname = 'matches'`.execute(owner);
  return rows[0] ?? { rows: 0, wal: 0 };
}

function connect(url: string, max: number): Kysely<never> {
  return new Kysely<never>({
    dialect: new PostgresDialect({ pool: openPool({ connectionString: url, max }) }),
  });
}
