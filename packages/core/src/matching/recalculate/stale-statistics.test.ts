import { postgresDatabase } from '@podflight/testing/databases';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GivenMatching, givenMatching } from '../given-matching.ts';
import { recalculateMatches } from '../index.ts';

/** Advertisers, and podcasts, of each tenant besides the two of each that it has. */
const SIDE = 40;

describe('recalculating for a tenant that is new since the table of matches was analysed', () => {
  let given: GivenMatching;
  beforeAll(async () => {
    given = await givenMatching(postgresDatabase);
    await given.clear();
    for (const { tenant_id } of [given.tenants.acme, given.tenants.rival]) {
      await sql`insert into podcasts (tenant_id, title)
        select ${tenant_id}::uuid, 'Show ' || n from generate_series(1, ${SIDE}::int) as n`.execute(
        given.database.owner,
      );
      await sql`insert into sponsors (tenant_id, name)
        select ${tenant_id}::uuid, 'Sponsor ' || n from generate_series(1, ${SIDE}::int) as n`.execute(
        given.database.owner,
      );
    }
    await recalculateMatches(given.ctxOf('rival'));
    await sql`analyze matches`.execute(given.database.owner);
    await recalculateMatches(given.ctx);
  });
  afterAll(() => given.database.drop());

  /** Stored matches that the connection of `db` has looked at since it last told the server. */
  const looked = async (db: GivenMatching['ctx']['db']) => {
    const { rows } = await sql<{ read: number }>`
      select (seq_tup_read + coalesce(idx_tup_fetch, 0))::float8 as read
      from pg_stat_xact_user_tables where relname = 'matches'`.execute(db);
    return rows[0]?.read ?? Number.NaN;
  };

  it('looks at each of its pairs a time or two, however many advertisers there are', async () => {
    const { pairs_done, read } = await given.ctx.db.transaction().execute(async (db) => {
      const before = await looked(db);
      const run = await recalculateMatches({ ...given.ctx, db });
      return { pairs_done: run.pairs_done, read: (await looked(db)) - before };
    });
    expect(pairs_done).toBe((SIDE + 2) ** 2);
    expect(read).toBeGreaterThanOrEqual(pairs_done);
    expect(read).toBeLessThan(pairs_done * 3);
  });
});
