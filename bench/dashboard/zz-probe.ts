import { advertiserCards, cardFunctions, creatorCards, opsCards } from '@podflight/core/cards';
import { openPool } from '@podflight/testing/open-pool';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { readFileSync } from 'node:fs';
const url = readFileSync('/tmp/cards-core/url', 'utf8');
const times: [string, number][] = [];
const app = new Kysely<any>({ dialect: new PostgresDialect({ pool: openPool({ connectionString: url.replace('postgres@', 'podflight_app@'), max: 6 }) }), log: (e) => { times.push([e.query.sql.replace(/\s+/g, ' ').slice(0, 90), e.queryDurationMillis]); } });
const tenant_id = process.argv[2]!;
const ctx = { db: app, tenant_id, clock: () => new Date('2026-11-24T09:00:00Z') };
const stat = async (name: string, f: () => Promise<any>, n = 12) => {
  const first = performance.now(); const r = await f(); const cold = performance.now() - first;
  const t: number[] = []; for (let i = 0; i < n; i++) { const s = performance.now(); await f(); t.push(performance.now() - s); }
  t.sort((a, b) => a - b); console.log(name.padEnd(20), 'first', cold.toFixed(0), 'p50', t[n >> 1]!.toFixed(0), 'p95', t[Math.floor(n * 0.95)]!.toFixed(0), r.state ?? Object.values(r.cards).map((c: any) => c.state + (c.error ? c.error.message : '')).join(), JSON.stringify(r.reasons ?? ''), JSON.stringify(r.computed_from ?? ''), JSON.stringify(r).length);
};
for (const [name, f] of Object.entries(cardFunctions)) { times.length = 0; await stat(name, () => f(ctx) as any, 6); for (const [q, ms] of times.slice(-14)) if (ms > 4) console.log('     ', ms.toFixed(0), q); }
const onError = (e: unknown) => console.error(e);
await stat('creator', () => creatorCards(ctx, {}, { onError })); await stat('advertiser', () => advertiserCards(ctx, {}, { onError })); await stat('ops', () => opsCards(ctx, {}, { onError }));
await app.destroy();
