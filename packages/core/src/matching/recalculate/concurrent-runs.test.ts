import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { postgresDatabase } from '@podflight/testing/databases';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenMatching, givenMatching } from '../given-matching.ts';
import { cancelMatchRun, getMatchRun, listMatchRuns, recalculateMatches } from '../index.ts';

const AT = '2026-01-14T12:00:00.000Z';
/** 200 advertisers by 102 podcasts: eleven batches of one run. */
const PAIRS = 200 * 102;

describe('recalculations that are killed, cancelled, or run at the same time', () => {
  let given: GivenMatching;
  let whole: unknown[];
  beforeAll(async () => {
    given = await givenMatching(postgresDatabase);
    await given.clear();
    await sql`insert into podcasts (tenant_id, title, metadata)
      select ${given.ctx.tenant_id}::uuid, 'Show ' || n, jsonb_build_object('audience', jsonb_build_object(
        'geo', jsonb_build_object('US', n / 100.0), 'sample_size', 100 + n))
      from generate_series(1, 100) as n`.execute(given.database.owner);
    await sql`insert into sponsors (tenant_id, name, industry, metadata)
      select ${given.ctx.tenant_id}::uuid, 'Sponsor ' || n, 'Software', '{"targeting": {"geo": ["US"]}}'
      from generate_series(1, 198) as n`.execute(given.database.owner);
    await recalculateMatches(given.ctx);
    whole = await given.stored();
  });
  beforeEach(async () => {
    await given.rows('delete from matches');
    await given.rows('delete from match_runs');
  });
  afterAll(() => given.database.drop());

  const killed = (batches: number) => {
    const fixture = fileURLToPath(new URL('./recalculating.fixture.ts', import.meta.url));
    const args = [fixture, given.database.url ?? '', given.ctx.tenant_id, AT, String(batches)];
    return spawnSync(process.execPath, args, { encoding: 'utf8' });
  };

  it('comes to the table of one run when it was killed half way and is started again', async () => {
    expect(whole).toHaveLength(PAIRS);
    for (const batches of [2, 3]) {
      const child = killed(batches);
      expect(child.signal, child.stderr).toBe('SIGKILL');
    }
    const left = await given.stored();
    expect(left.length).toBeGreaterThan(9_999);
    expect(left.length).toBeLessThan(PAIRS);
    expect(await recalculateMatches(given.ctx)).toMatchObject({
      pairs_done: PAIRS,
      pairs_unchanged: left.length,
      pairs_new: PAIRS - left.length,
    });
    expect(await given.stored()).toEqual(whole);
  });

  it('marks the killed run as interrupted once it has been silent for its lease, and not before', async () => {
    killed(1);
    expect((await listMatchRuns(given.ctx)).items).toMatchObject([{ status: 'running' }]);
    await given.rows("update match_runs set heartbeat_at = now() - interval '31 seconds'");
    expect((await listMatchRuns(given.ctx)).items).toMatchObject([
      { status: 'failed', error_code: 'interrupted' },
    ]);
  });

  it('comes to the same table, with no deadlock, when several run at once', async () => {
    const runs = await Promise.all([1, 2, 3, 4].map(() => recalculateMatches(given.ctx)));
    expect(runs.map(({ status }) => status)).toEqual(Array(4).fill('completed'));
    expect(runs.reduce((all, run) => all + run.pairs_new, 0)).toBe(PAIRS);
    expect(runs.map((run) => run.pairs_changed)).toEqual([0, 0, 0, 0]);
    expect(await given.stored()).toEqual(whole);
    const { rows } = await sql<{ deadlocks: number }>`
      select deadlocks::int from pg_stat_database where datname = current_database()`.execute(
      given.database.owner,
    );
    expect(rows).toEqual([{ deadlocks: 0 }]);
  });

  it('comes to the same table when one side is reckoned while everything is', async () => {
    await Promise.all([
      recalculateMatches(given.ctx),
      ...[0, 1].map((n) => recalculateMatches(given.ctx, { podcast_id: given.podcast(n) })),
      ...[0, 1].map((n) => recalculateMatches(given.ctx, { advertiser_id: given.advertiser(n) })),
    ]);
    expect(await recalculateMatches(given.ctx)).toMatchObject({ pairs_done: PAIRS });
    expect(await given.stored()).toEqual(whole);
  });

  it('is cancelled by another request, keeps what it had done, and the next does the rest', async () => {
    let cancelling: Promise<unknown> | undefined;
    const cancelled = recalculateMatches(
      given.ctx,
      {},
      {
        // Asked for one advertiser after the other: the request to cancel comes after the first batch.
        signalSources: {
          topic: async (_ctx, pairs) => {
            await cancelling;
            return pairs.map(() => null);
          },
        },
        onProgress: ({ run_id }) => {
          cancelling ??= cancelMatchRun(given.ctx, run_id);
        },
      },
    );
    await expect(cancelled).rejects.toMatchObject({ code: 'match.cancelled' });
    const [run] = (await listMatchRuns(given.ctx)).items;
    expect(run).toMatchObject({ status: 'cancelled', pairs_total: PAIRS });
    expect(run?.pairs_new).toBe((await given.stored()).length);
    await recalculateMatches(given.ctx);
    expect(await given.stored()).toEqual(whole);
  });

  it('shows another tenant neither its runs nor a way to cancel them', async () => {
    const { run_id } = await recalculateMatches(given.ctx);
    const rival = given.ctxOf('rival');
    expect((await listMatchRuns(rival)).items).toEqual([]);
    await expect(getMatchRun(rival, run_id)).rejects.toMatchObject({ code: 'match.run_not_found' });
    await expect(cancelMatchRun(rival, run_id)).rejects.toMatchObject({ code: 'match.run_not_found' });
    expect((await getMatchRun(given.ctx, run_id)).status).toBe('completed');
  });

  it('goes on when the host removes a podcast and a sponsor while their pairs are written', async () => {
    const [podcast] = await given.rows<{ podcast_id: string }>(
      `insert into podcasts (tenant_id, title) values ('${given.ctx.tenant_id}', 'Short-lived') returning podcast_id`,
    );
    let removed = false;
    const run = await recalculateMatches(
      given.ctx,
      {},
      {
        signalSources: {
          topic: async (_ctx, pairs) => {
            if (!removed)
              await given.rows(`delete from podcasts where podcast_id = '${podcast?.podcast_id}'`);
            removed = true;
            return pairs.map(() => null);
          },
        },
      },
    );
    expect(run.status).toBe('completed');
    expect(await given.stored()).toEqual(whole);
  });

  it('tells of 200 moved pairs by themselves, and counts them all', async () => {
    await recalculateMatches(given.ctx);
    await given.rows('delete from event_outbox');
    await given.rows(`update sponsors set metadata = '{"targeting": {"geo": ["MX"]}}'`);
    const run = await recalculateMatches(given.ctx);
    expect(run.pairs_moved).toBeGreaterThan(5_000);
    const told = await given.events();
    expect(told.filter(({ kind }) => kind === 'pair')).toHaveLength(200);
    expect(told.find(({ kind }) => kind === 'run')).toMatchObject({
      pairs_moved: run.pairs_moved,
      pairs_told: 200,
    });
  });
});
