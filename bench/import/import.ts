import { fork } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { migrateUp } from '@podflight/migrations';
import { givenEpisodes, givenTwoTenants } from '@podflight/testing/given';
import { openPool } from '@podflight/testing/open-pool';
import { startPostgres } from '@podflight/testing/start-postgres';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { copyAndMerge } from './copy-and-merge.ts';
import { writeMetricsCsv } from './metrics-csv.ts';

/**
 * Uploads files over HTTP with full validation, against `psql \copy` plus merge of the same file, in
 * turn on one server: `npm run import -w bench -- [rows …] [--rounds n]`.
 */
const args = process.argv.slice(2);
const rounds = Number(args[args.indexOf('--rounds') + 1] || 3);
const sizes = args.filter((arg, at) => /^\d+$/.test(arg) && args[at - 1] !== '--rounds').map(Number);
/** Rows of the upload that nobody measures. */
const WARM_ROWS = 50_000;
const files = sizes.length > 0 ? sizes : [100_000, 300_000, 1_000_000];

const folder = mkdtempSync(join(tmpdir(), 'podflight-bench-'));
const postgres = await startPostgres({
  durable: true,
  settings: { max_wal_size: '4GB', shared_buffers: '512MB' },
});
try {
  await bench();
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function bench(): Promise<void> {
  const owner = new Kysely<never>({
    dialect: new PostgresDialect({ pool: openPool({ connectionString: postgres.url, max: 2 }) }),
  });
  await prepare(owner);
  const { acme } = await givenTwoTenants(owner);
  const episodes = await givenEpisodes(owner, acme.podcasts[0]?.podcast_id ?? '', 500);
  const app = postgres.url.replace('postgres@', 'podflight_app@');
  console.log(
    [
      'rows',
      'mode',
      'upload s',
      'copy+merge s',
      'speed ratio',
      'same again s',
      'rows written',
      'WAL kB',
      'idle MB',
      'peak MB',
    ].join('\t'),
  );
  const warm = join(folder, 'warm.csv');
  for (const rows of files) {
    const file = join(folder, `${rows}.csv`);
    await writeMetricsCsv(file, episodes, rows);
    for (const mode of ['atomic', 'partial']) {
      const ratios: number[] = [];
      const uploads: number[] = [];
      const peers: number[] = [];
      const server = await startServer(app, acme.tenant_id);
      // Neither side is to be measured while its code and caches are cold.
      await writeMetricsCsv(warm, episodes, WARM_ROWS);
      await send(server.port, warm, mode, WARM_ROWS);
      copyAndMerge(postgres.url, warm, acme.tenant_id);
      let again = { seconds: 0, written: 0, wal: 0 };
      for (let round = 0; round < rounds; round++) {
        await clear(owner);
        const upload = await send(server.port, file, mode, rows);
        again = await measureWrites(owner, () => send(server.port, file, mode, rows, true));
        await clear(owner);
        const peer = copyAndMerge(postgres.url, file, acme.tenant_id);
        uploads.push(upload);
        peers.push(peer);
        ratios.push(peer / upload);
      }
      const peak = server.memory('VmHWM');
      server.stop();
      console.log(
        [
          rows,
          mode,
          ...[median(uploads), median(peers), median(ratios)].map((n) => n.toFixed(2)),
          again.seconds.toFixed(2),
          again.written,
          again.wal,
          server.idle,
          peak,
        ].join('\t'),
      );
    }
  }
  await owner.destroy();
}

async function prepare(owner: Kysely<never>): Promise<void> {
  await sql`create role podflight_app login`.execute(owner);
  const schema = readFileSync(
    fileURLToPath(new URL('../../packages/testing/src/host-schema.sql', import.meta.url)),
    'utf8',
  );
  for (const statement of schema.split(/;\s*$/m)) {
    if (statement.trim() !== '') await sql.raw(statement).execute(owner);
  }
  await sql`grant usage on schema public to podflight_app`.execute(owner);
  await sql`grant select on all tables in schema public to podflight_app`.execute(owner);
  await migrateUp(owner, { appRole: 'podflight_app' });
}

async function clear(owner: Kysely<never>): Promise<void> {
  await sql`truncate metrics_daily, etl_imports, etl_rejected_rows, etl_staged_rows, event_outbox`.execute(
    owner,
  );
  await sql`checkpoint`.execute(owner);
}

async function send(port: number, file: string, mode: string, rows: number, force = false): Promise<number> {
  const began = performance.now();
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    const upload = request({
      host: '127.0.0.1',
      port,
      method: 'POST',
      path: `/api/v1/etl/upload?mode=${mode}&force=${force}`,
      headers: { 'content-type': 'text/csv', 'content-length': statSync(file).size },
    });
    upload.on('response', resolve).on('error', reject);
    pipeline(createReadStream(file, { highWaterMark: 262_144 }), upload).catch(reject);
  });
  const response = await answered;
  const report = JSON.parse(await text(response));
  const seconds = (performance.now() - began) / 1000;
  if (report.records_imported !== rows) {
    throw new Error(`${response.statusCode} ${JSON.stringify(report).slice(0, 400)}`);
  }
  return seconds;
}

async function measureWrites(owner: Kysely<never>, run: () => Promise<number>) {
  const look = async () =>
    (
      await sql<{ lsn: string; newest: number }>`
        select pg_current_wal_lsn()::text as lsn, (select coalesce(max(xmin::text::bigint), 0)::float8 from metrics_daily) as newest`.execute(
        owner,
      )
    ).rows[0];
  const before = await look();
  const seconds = await run();
  const { rows } = await sql<{ wal: number; written: number }>`
    select (pg_wal_lsn_diff(pg_current_wal_lsn(), ${before?.lsn}::pg_lsn) / 1024)::int as wal,
           (select count(*) from metrics_daily where xmin::text::bigint > ${before?.newest})::int as written`.execute(
    owner,
  );
  return { seconds, wal: rows[0]?.wal ?? -1, written: rows[0]?.written ?? -1 };
}

async function startServer(url: string, tenantId: string) {
  const script = fileURLToPath(new URL('./upload-server.ts', import.meta.url));
  // V8's default young generation grows to 64 MB and more for whatever it runs; see docs/importing.md.
  const child = fork(script, [url, tenantId], { execArgv: ['--max-semi-space-size=16'] });
  const port = await new Promise<number>((resolve) => child.once('message', (sent) => resolve(Number(sent))));
  const memory = (field: string) =>
    Math.round(
      Number(
        readFileSync(`/proc/${child.pid}/status`, 'utf8').match(new RegExp(`${field}:\\s+(\\d+)`))?.[1],
      ) / 1024,
    );
  await fetch(`http://127.0.0.1:${port}/api/v1/etl/status`).then((response) => response.text());
  return { port, memory, idle: memory('VmRSS'), stop: () => child.kill() };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
