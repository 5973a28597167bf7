import { postgresDatabase } from '@podflight/testing/databases';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GivenMatching, givenMatching } from './given-matching.ts';
import {
  compareMatches,
  exportMatchesCsv,
  getMatch,
  listMatches,
  type MatchItem,
  recalculateMatches,
} from './index.ts';

describe('matches', () => {
  let given: GivenMatching;
  let advertiser_id: string;
  beforeAll(async () => {
    given = await givenMatching(postgresDatabase);
    await given.clear();
    advertiser_id = given.advertiser(0);
    await sql`insert into podcasts (tenant_id, title, language, metadata)
      select ${given.ctx.tenant_id}::uuid, case when n = 7 then '=cmd|calc' else 'Show ' || n end,
        case when n % 5 = 0 then 'de' else 'en' end,
        jsonb_build_object('audience', jsonb_build_object('geo', jsonb_build_object('US', n / 30.0), 'sample_size', 300))
      from generate_series(1, 28) as n`.execute(given.database.owner);
    await sql`update sponsors set metadata = metadata || '{"targeting": {"geo": ["US"], "languages": ["en"]}}'
      where sponsor_id = ${advertiser_id}::uuid`.execute(given.database.owner);
    await recalculateMatches(given.ctx);
  });
  afterAll(() => given.database.drop());

  const all = async (filters: object = {}, limit = 7): Promise<MatchItem[]> => {
    const found: MatchItem[] = [];
    for (let cursor: string | null = null; ; ) {
      const page = await listMatches(given.ctx, { advertiser_id, limit, cursor, ...filters });
      found.push(...page.items);
      cursor = page.next_cursor;
      if (cursor === null) return found;
    }
  };

  describe('as a list', () => {
    it('come by rank, page after page, each once', async () => {
      const found = await all();
      expect(found).toHaveLength(30);
      expect(new Set(found.map(({ match_id }) => match_id)).size).toBe(30);
      expect([...found].sort(compareMatches).map(({ range_low }) => range_low)).toEqual(
        found.map(({ range_low }) => range_low),
      );
      const closed = found.findIndex(({ eligible }) => !eligible);
      expect(closed).toBeGreaterThan(0);
      expect(found.slice(closed).every(({ eligible, gates }) => !eligible && gates.length > 0)).toBe(true);
    });

    it('say names, reasons as data and as text, and when they were reckoned', async () => {
      const [best] = await all();
      expect(best).toMatchObject({
        advertiser_id,
        advertiser_name: 'acme sponsor 1',
        band: expect.any(String),
        updated_at: '2026-01-14T12:00:00.000Z',
      });
      expect(best?.reasons[0]?.code).toBe('verdict');
      expect(best?.rationale).toContain(`(${Math.round(best?.score ?? 0)}/100)`);
    });

    it('are said to the advertiser and to the show', async () => {
      const [best] = await all();
      expect(best?.rationale).toContain(' of listeners are in your markets');
      expect(best?.rationale_for_show).toContain(' of your listeners are in their markets');
    });

    it('are read by the index of their rank, and not sorted', async () => {
      const plan = await given.database.owner.transaction().execute(async (trx) => {
        await sql`set local enable_seqscan = off`.execute(trx);
        return sql<{ 'QUERY PLAN': string }>`explain select * from matches
          where advertiser_id = ${advertiser_id}::uuid order by eligible desc, range_low desc, match_id desc limit 20`.execute(
          trx,
        );
      });
      const text = plan.rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(text).toContain('Index Scan Backward using idx_matches_advertiser_id');
      expect(text).not.toContain('Sort');
    });

    it.each([
      [{ eligible: false }, (match: MatchItem) => !match.eligible],
      [{ min_score: 60 }, (match: MatchItem) => match.score >= 60],
      [{ band: 'strong' as const }, (match: MatchItem) => match.band === 'strong'],
      [{ q: 'SHOW 2' }, (match: MatchItem) => match.podcast_title.startsWith('Show 2')],
      [{ q: '%' }, () => false],
    ])('are filtered by %j', async (filter, fits) => {
      const wanted = (await all()).filter(fits);
      expect((await all(filter)).map(({ match_id }) => match_id)).toEqual(
        wanted.map(({ match_id }) => match_id),
      );
    });

    it('are a podcast’s as well', async () => {
      const podcast_id = given.podcast(0);
      const { items } = await listMatches(given.ctx, { podcast_id });
      expect(items.map((match) => match.podcast_id)).toEqual([podcast_id, podcast_id]);
      expect((await listMatches(given.ctx, { podcast_id, advertiser_id })).items).toHaveLength(1);
    });

    it.each([
      {},
      { advertiser_id: 'x', limit: 0 },
      { advertiser_id: 'x', cursor: 'x' },
      { advertiser_id: 'x', band: 'super' },
    ])('refuse %j', async (input) => {
      // What a caller without types may send.
      await expect(listMatches(given.ctx, input as never)).rejects.toMatchObject({ code: 'request.invalid' });
    });
  });

  it('as CSV are all that match, and no cell is a formula', async () => {
    let csv = '';
    for await (const piece of exportMatchesCsv(given.ctx, { advertiser_id })) csv += piece;
    const lines = csv.trim().split('\r\n');
    expect(lines).toHaveLength(31);
    expect(lines[0]).toBe(
      'advertiser_id,advertiser_name,podcast_id,podcast_title,score,range_low,range_high,band,coverage,provisional,eligible,gates,rationale,updated_at',
    );
    expect(csv).toContain(",'=cmd|calc,");
    expect(csv).toContain('in your markets');
    expect(csv).not.toContain('in their markets');
  });

  it('as CSV of a show speak to the show', async () => {
    let csv = '';
    for await (const piece of exportMatchesCsv(given.ctx, { podcast_id: given.podcast(0) })) csv += piece;
    expect(csv).toContain('of your listeners are in their markets');
    expect(csv).not.toContain('in your markets');
  });

  describe('one by one', () => {
    it('tell their signals with evidence, and the parts add up to the score', async () => {
      const [best] = await all();
      const match = await getMatch(given.ctx, best?.match_id ?? '');
      expect(match).toMatchObject({ ...best, stale: false, current: { score: best?.score } });
      expect(match.signals.geo?.evidence).toMatchObject({ markets: [{ code: 'US' }] });
      const sum = Object.values(match.signals).reduce((all, { contribution }) => all + contribution, 0);
      expect(match.base + sum + match.cap).toBeCloseTo(match.score, 6);
      expect(match.open_questions.map(({ signal }) => signal)).toContain('lift');
    });

    it('say when their inputs changed since, with what they would come to now', async () => {
      const [best] = await all();
      await sql`update podcasts set metadata = '{}' where podcast_id = ${best?.podcast_id}::uuid`.execute(
        given.database.owner,
      );
      const match = await getMatch(given.ctx, best?.match_id ?? '');
      expect(match).toMatchObject({ score: best?.score, stale: true });
      expect(match.current.range_low).toBeLessThan(best?.range_low ?? 0);
    });

    it.each(['x', '99999999-9999-4999-8999-999999999999'])('do not exist as %s', async (id) => {
      await expect(getMatch(given.ctx, id)).rejects.toMatchObject({ code: 'match.not_found' });
    });

    it('of another tenant do not exist', async () => {
      const [best] = await all();
      await expect(getMatch(given.ctxOf('rival'), best?.match_id ?? '')).rejects.toMatchObject({
        code: 'match.not_found',
      });
    });
  });
});
