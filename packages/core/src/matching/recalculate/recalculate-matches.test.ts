import { eachDatabase } from '@podflight/testing/databases';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenMatching, givenMatching } from '../given-matching.ts';
import { listMatches, listMatchRuns, type RecalculateOptions, recalculateMatches } from '../index.ts';

eachDatabase((_kind, open) => {
  let given: GivenMatching;
  beforeAll(async () => {
    given = await givenMatching(open);
  });
  beforeEach(() => given.clear());

  const edit = (table: string, key: string, id: string, metadata: unknown) =>
    sql`update ${sql.id(table)} set metadata = ${JSON.stringify(metadata)}::jsonb where ${sql.id(key)} = ${id}::uuid`.execute(
      given.database.owner,
    );

  describe('recalculating matches', () => {
    it('scores and stores every pair of the tenant, and none of another', async () => {
      const run = await recalculateMatches(given.ctx);
      expect(run).toMatchObject({
        status: 'completed',
        pairs_total: 4,
        pairs_done: 4,
        pairs_new: 4,
        pairs_changed: 0,
      });
      const rows = await given.rows<Record<string, unknown>>('select * from matches');
      expect(rows.map((row) => row.tenant_id)).toEqual(Array(4).fill(given.tenants.acme.tenant_id));
      expect(rows[0]?.rationale).toContain('70% of listeners');
    });

    it('has one advertiser, one podcast or one pair reckoned', async () => {
      const [advertiser_id, podcast_id] = [given.advertiser(0), given.podcast(1)];
      expect(await recalculateMatches(given.ctx, { advertiser_id, podcast_id })).toMatchObject({
        pairs_new: 1,
      });
      expect(await recalculateMatches(given.ctx, { advertiser_id })).toMatchObject({
        pairs_new: 1,
        pairs_unchanged: 1,
      });
      expect(await recalculateMatches(given.ctx, { podcast_id })).toMatchObject({
        pairs_new: 1,
        pairs_unchanged: 1,
      });
    });

    it('writes nothing when nothing changed', async () => {
      await recalculateMatches(given.ctx);
      const versions = () =>
        given.rows('select xmin::text, ctid::text, xmax::text from matches order by ctid');
      const before = await versions();
      expect(await recalculateMatches(given.ctx)).toMatchObject({ pairs_done: 4, pairs_unchanged: 4 });
      expect(await versions()).toEqual(before);
    });

    it('writes the pairs of an edited row alone, and the others when weights change', async () => {
      await recalculateMatches(given.ctx);
      await edit('podcasts', 'podcast_id', given.podcast(0), { audience: { geo: { DE: 1 } } });
      expect(await recalculateMatches(given.ctx)).toMatchObject({
        pairs_changed: 2,
        pairs_unchanged: 2,
        pairs_moved: 2,
      });
      expect(await recalculateMatches(given.ctx, {}, { preset: 'plan' })).toMatchObject({ pairs_changed: 4 });
    });

    it('tells of pairs that moved, and once of the run', async () => {
      await recalculateMatches(given.ctx);
      expect(await given.events()).toMatchObject([{ kind: 'run', pairs_new: 4, pairs_told: 0 }]);
      await edit('podcasts', 'podcast_id', given.podcast(0), { audience: { geo: { DE: 1 } } });
      given.at('2026-01-14T13:00:00Z');
      const cause = { type: 'profile', id: given.podcast(0) } as const;
      await recalculateMatches(given.ctx, { podcast_id: given.podcast(0) }, { cause });
      const told = (await given.events()).slice(1);
      expect(told.map(({ kind }) => kind).sort()).toEqual(['pair', 'pair', 'run']);
      expect(told.find(({ kind }) => kind === 'pair')).toMatchObject({
        podcast_id: given.podcast(0),
        changed_signals: expect.arrayContaining(['geo', 'demographic']),
        cause,
      });
      expect(told.find(({ kind }) => kind === 'run')).toMatchObject({ pairs_moved: 2, pairs_told: 2, cause });
    });

    it('tells nothing of a pair whose inputs changed and whose score did not', async () => {
      await recalculateMatches(given.ctx);
      await edit('sponsors', 'sponsor_id', given.advertiser(0), {
        targeting: { geo: ['CA', 'US'], age: ['25-44'], topics: ['Technology & Computing'], note: 'x' },
      });
      expect(await recalculateMatches(given.ctx)).toMatchObject({ pairs_changed: 2, pairs_moved: 0 });
      expect((await given.events()).filter(({ kind }) => kind === 'pair')).toEqual([]);
    });

    it.each([
      ['advertiser_id', 'match.advertiser_not_found', () => given.advertiser(0, 'rival')],
      ['podcast_id', 'match.podcast_not_found', () => given.podcast(0, 'rival')],
      ['advertiser_id', 'match.advertiser_not_found', () => 'nobody'],
      ['podcast_id', 'match.podcast_not_found', () => '99999999-9999-4999-8999-999999999999'],
    ])('reads another tenant’s or no %s as %s, and writes nothing', async (field, code, id) => {
      await expect(recalculateMatches(given.ctx, { [field]: id() })).rejects.toMatchObject({ code });
      await expect(listMatches(given.ctx, { [field]: id() })).rejects.toMatchObject({ code });
      expect(await given.stored()).toEqual([]);
      expect((await listMatchRuns(given.ctx)).items).toEqual([]);
    });

    it('keeps bad metadata as a problem of its pairs, and scores them all', async () => {
      await edit('podcasts', 'podcast_id', given.podcast(0), { audience: { geo: { XX: 0.5 }, age: 7 } });
      await edit('sponsors', 'sponsor_id', given.advertiser(0), 'not an object');
      expect(await recalculateMatches(given.ctx)).toMatchObject({ status: 'completed', pairs_new: 4 });
      const { items } = await listMatches(given.ctx, { podcast_id: given.podcast(0) });
      const mine = items.find(({ advertiser_id }) => advertiser_id === given.advertiser(0));
      expect(mine?.problems.map(({ code }) => code)).toEqual(
        expect.arrayContaining(['not_an_object', 'unknown_country', 'invalid_type']),
      );
    });

    it('removes pairs whose podcast or sponsor is gone', async () => {
      await recalculateMatches(given.ctx);
      await given.rows(
        'alter table matches drop constraint matches_podcast_id_fkey, drop constraint matches_advertiser_id_fkey',
      );
      const ghost = 'ffffffff-0000-4000-8000-000000000000';
      await sql`insert into matches (tenant_id, advertiser_id, podcast_id, score, eligible)
        values (${given.ctx.tenant_id}, ${given.advertiser(0)}, ${ghost}, 50, true), (${given.ctx.tenant_id}, ${ghost}, ${given.podcast(0)}, 50, true)`.execute(
        given.database.owner,
      );
      expect(await recalculateMatches(given.ctx)).toMatchObject({ pairs_removed: 2, pairs_unchanged: 4 });
      expect(await given.stored()).toHaveLength(4);
      await given.rows(`alter table matches add constraint matches_podcast_id_fkey foreign key (podcast_id) references podcasts on delete cascade,
        add constraint matches_advertiser_id_fkey foreign key (advertiser_id) references sponsors on delete cascade`);
    });

    it('stops when it is told to, and says how far it came', async () => {
      const stop = new AbortController();
      stop.abort();
      const options: RecalculateOptions = { signal: stop.signal };
      await expect(recalculateMatches(given.ctx, {}, options)).rejects.toMatchObject({
        code: 'match.cancelled',
      });
      expect((await listMatchRuns(given.ctx)).items).toMatchObject([
        { status: 'cancelled', error_code: 'cancelled' },
      ]);
      expect(await recalculateMatches(given.ctx)).toMatchObject({ status: 'completed', pairs_done: 4 });
    });

    it('takes signals from the host where it has its own', async () => {
      const options: RecalculateOptions = {
        signalSources: {
          topic: async (_ctx, pairs) =>
            pairs.map(({ podcast_id }) =>
              podcast_id === given.podcast(0) ? { value: 0.25, confidence: 1 } : null,
            ),
        },
      };
      await recalculateMatches(given.ctx, {}, options);
      const topics = await given.rows<{ topic: number[] }>(
        `select signals->'topic' as topic from matches order by podcast_id, advertiser_id`,
      );
      expect(topics.map(({ topic }) => topic[0] === 0.25)).toEqual([true, true, false, false]);
      expect(await recalculateMatches(given.ctx, {}, options)).toMatchObject({ pairs_unchanged: 4 });
      await expect(
        recalculateMatches(given.ctx, {}, { signalSources: { geo: async () => [] } }),
      ).rejects.toMatchObject({ code: 'match.source_invalid' });
    });

    it('is part of the host’s transaction, and goes with it', async () => {
      const { db, ...rest } = given.ctx;
      await expect(
        db.transaction().execute(async (trx) => {
          expect(await recalculateMatches({ ...rest, db: trx })).toMatchObject({ pairs_new: 4 });
          throw new Error('the host thinks again');
        }),
      ).rejects.toThrow('thinks again');
      expect(await given.stored()).toEqual([]);
    });

    it('tells a host in whose transaction others came in its way what to do', async () => {
      const [advertiser_id, podcast_id] = [given.advertiser(0), given.podcast(0)];
      await recalculateMatches(given.ctx, { advertiser_id, podcast_id });
      await given.rows(`update matches set podcast_id = '${given.podcast(1)}'`);
      const { db, ...rest } = given.ctx;
      const joined = db
        .transaction()
        .execute((trx) => recalculateMatches({ ...rest, db: trx }, { advertiser_id, podcast_id }));
      await expect(joined).rejects.toMatchObject({ code: 'match.overtaken' });
    });
  });
});
