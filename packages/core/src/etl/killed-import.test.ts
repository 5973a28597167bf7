import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { postgresDatabase, type TestDatabase } from '@podflight/testing/databases';
import { givenEpisodes, givenTwoTenants } from '@podflight/testing/given';
import { bytesOf, metricsCsv } from '@podflight/testing/metrics-file';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PodflightContext } from '../tenancy/index.ts';
import { importMetrics, listImports, recoverInterruptedImports } from './index.ts';

describe('an import whose process is killed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'podflight-killed-'));
  const file = join(folder, 'metrics.csv');
  let database: TestDatabase;
  let ctx: PodflightContext;
  let text: string;

  beforeAll(async () => {
    database = await postgresDatabase();
    const { acme } = await givenTwoTenants(database.owner);
    ctx = { db: database.db, tenant_id: acme.tenant_id };
    const episodes = await givenEpisodes(database.owner, acme.podcasts[0]?.podcast_id ?? '', 100);
    text = metricsCsv(
      Array.from({ length: 45_000 }, (_, n) => ({
        episode_id: episodes[n % 100] ?? '',
        day: new Date(Date.UTC(2024, 0, 1 + Math.floor(n / 100))).toISOString().slice(0, 10),
        downloads: n,
      })),
    );
    writeFileSync(file, text);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await database.drop();
  });
  beforeEach(() =>
    sql`truncate metrics_daily, etl_imports, etl_rejected_rows, etl_staged_rows, event_outbox`.execute(
      database.owner,
    ),
  );

  const count = async (table: string) =>
    (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(database.owner))
      .rows[0]?.n;

  it.each(['bytes:100000', 'reading:1', 'reading:5', 'end', 'merging:1', 'merging:2'])(
    'at %s stores nothing, reads interrupted at the next look, and completes when uploaded again',
    async (point) => {
      const fixture = fileURLToPath(new URL('./killed-import.fixture.ts', import.meta.url));
      const child = spawnSync(process.execPath, [fixture, database.url ?? '', ctx.tenant_id, file, point], {
        encoding: 'utf8',
      });
      expect(child.signal, child.stderr).toBe('SIGKILL');
      expect(await count('metrics_daily')).toBe(0);
      await recoverInterruptedImports(ctx, { leaseSeconds: 0 });
      expect((await listImports(ctx)).items).toMatchObject([{ status: 'failed', error_code: 'interrupted' }]);
      expect(await count('etl_staged_rows')).toBe(0);
      expect(await count('event_outbox')).toBe(1);

      const report = await importMetrics(ctx, bytesOf(text), { idempotency_key: 'the-same-upload' });
      expect(report).toMatchObject({ status: 'completed', records_inserted: 45_000 });
      expect(await count('metrics_daily')).toBe(45_000);
    },
  );

  it('is taken for dead by whoever looks once it has been silent for its lease, and not before', async () => {
    await sql`insert into etl_imports (tenant_id, source, status, heartbeat_at) values
      (${ctx.tenant_id}, 'csv', 'processing', now() - interval '20 seconds'),
      (${ctx.tenant_id}, 'csv', 'processing', now() - interval '31 seconds')`.execute(database.owner);
    const { items } = await listImports(ctx);
    expect(items.map((item) => item.status).sort()).toEqual(['failed', 'processing']);
  });

  it('cannot store anything after it was taken for dead', async () => {
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield* bytesOf(text);
      // A batch under way holds the row, and is not dead yet.
      while ((await recoverInterruptedImports(ctx, { leaseSeconds: 0 })) === 0);
    }
    await expect(importMetrics(ctx, slow())).rejects.toMatchObject({ code: 'etl.interrupted' });
    expect(await count('metrics_daily')).toBe(0);
  });
});
