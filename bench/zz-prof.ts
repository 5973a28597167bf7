import { openPool } from '@podflight/testing/open-pool';
import { prepareDatabase } from '@podflight/testing/prepare-database';
import { startPostgres } from '@podflight/testing/start-postgres';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fillTenant } from './matching/fill.ts';
const postgres = await startPostgres({ durable: true, settings: { shared_buffers: '512MB', max_wal_size:'8GB', autovacuum: 'off' } });
const owner = new Kysely<never>({ dialect: new PostgresDialect({ pool: openPool({ connectionString: postgres.url, max: 1 }) }) });
const cpu = () => { const f = readFileSync(`/proc/${postgres.pid}/stat`, 'utf8').split(') ')[1]!.split(' '); return (Number(f[13])+Number(f[14]))/100; };
try {
  await sql`create role podflight_app login`.execute(owner);
  await prepareDatabase(owner, 'podflight');
  const t = await fillTenant(owner, {advertisers: 300, podcasts: 300});
  await sql`vacuum (analyze)`.execute(owner);
  const go = async (name: string, ...flags: string[]) => { await sql`truncate matches`.execute(owner); const c = cpu(); const r = spawnSync(process.execPath, [...flags, 'matching/recalculate.ts', postgres.url.replace('postgres@','podflight_app@'), t], {encoding:'utf8', maxBuffer: 1e9}); if (r.status !== 0) return console.log(r.stderr); writeFileSync(`/tmp/match-store/gc-${name}.log`, r.stdout); const o = JSON.parse(r.stdout.trim().split('\n').at(-1)!); console.log(name, flags.join(' '), 'sec', o.seconds.toFixed(1), 'node cpu', o.cpu.toFixed(2), 'pg cpu', (cpu()-c).toFixed(2), 'peak', o.peak.toFixed(0)); };
  await go('warm'); await go('again');
  await go('semi', '--max-semi-space-size=8');
} finally { await owner.destroy(); await postgres.stop(); }
