import { postgresDatabase, type TestDatabase } from '@podflight/testing/databases';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GivenPipeline, givenPipeline } from './given-deals.ts';
import { DEAL_STAGES, type DealStage, getDeal, moveDeal, updateDeal } from './index.ts';
import { TRANSITIONS } from './transitions.ts';

describe('deals that several people move', () => {
  let database: TestDatabase;
  let given: GivenPipeline;
  beforeAll(async () => {
    database = await postgresDatabase({ max: 20 });
    given = await givenPipeline(database);
  });
  afterAll(() => database.drop());

  const codeOf = (error: unknown) =>
    error instanceof Error && 'code' in error ? String(error.code) : `no code: ${error}`;

  it('20 who saw the same revision: one wins, and the others hear who it was', async () => {
    const id = await given.deal({ expected_close: '2026-12-31' });
    for (const [round, stage] of (['qualified', 'proposal', 'negotiation'] as const).entries()) {
      const settled = await Promise.allSettled(
        Array.from({ length: 20 }, (_, n) =>
          moveDeal({ ...given.acme, actor_id: `seller ${n}` }, id, { stage, revision: round }),
        ),
      );
      const winners = settled.flatMap((one, n) => (one.status === 'fulfilled' ? [n] : []));
      expect(winners).toHaveLength(1);
      const conflicts = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      for (const conflict of conflicts) {
        expect(conflict).toMatchObject({
          code: 'deal.stage_conflict',
          details: { stage, revision: round + 1, changed_by: `seller ${winners[0]}` },
        });
      }
    }
    const { history, outbox, revision } = await given.traces(id);
    expect(revision).toBe(3);
    expect(history.map(({ from, to }) => `${from} ${to}`)).toEqual([
      'lead qualified',
      'qualified proposal',
      'proposal negotiation',
    ]);
    expect(outbox).toEqual(history);
  });

  it('20 who saw nothing: they move one after the other, and nobody waits on a deadlock', async () => {
    const id = await given.deal();
    const settled = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        moveDeal(given.acme, id, { stage: n % 2 ? 'qualified' : 'lead', reason: 'Again' }),
      ),
    );
    expect(settled.filter(({ status }) => status === 'rejected')).toEqual([]);
    const { history, outbox, stage, known } = await given.traces(id);
    expect(outbox).toEqual(history);
    expect([known, history.at(-1)?.to]).toEqual([stage, stage]);
  });

  it('a host that moves campaigns in its own transactions, in the same breath: no deadlock', async () => {
    const id = await given.deal({ expected_close: '2026-12-31' });
    const settled = await Promise.allSettled(
      Array.from({ length: 30 }, (_, n) =>
        n % 2
          ? moveDeal(given.acme, id, { stage: 'qualified', reason: 'Back' })
          : database.db.transaction().execute(async (trx) => {
              await trx
                .updateTable('campaigns')
                .set({ name: `Renamed ${n}`, ...(n % 4 === 0 && { stage: 'proposal' }) })
                .where('campaign_id', '=', id)
                .execute();
              await moveDeal({ ...given.acme, db: trx }, id, { stage: 'lead', reason: 'Restart' });
            }),
      ),
    );
    expect(settled.flatMap((one) => (one.status === 'rejected' ? [codeOf(one.reason)] : []))).toEqual([]);
    const { history, outbox, stage } = await given.traces(id);
    expect(outbox).toEqual(history);
    expect(history.at(-1)?.to).toBe(stage);
  });

  const stage = fc.constantFrom(...DEAL_STAGES);
  const move = fc.record({
    act: fc.constant('move' as const),
    stage,
    seen: fc.constantFrom('nothing', 'stage', 'revision'),
  });
  const action = fc.oneof(
    { weight: 6, arbitrary: move },
    { weight: 3, arbitrary: fc.record({ act: fc.constant('two' as const), one: move, other: move }) },
    {
      weight: 2,
      arbitrary: fc.record({
        act: fc.constant('host' as const),
        stage,
        says_when: fc.boolean(),
        during: fc.option(move),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        act: fc.constant('update' as const),
        probability: fc.constantFrom(0, 0.33, 1, null),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        act: fc.constant('book' as const),
        status: fc.constantFrom('scheduled', 'cancelled', 'active'),
      }),
    },
  );
  type Move = { stage: DealStage; seen: string };

  const REFUSALS =
    /^deal\.(transition_refused|stage_conflict|amount_missing|expected_close_missing|booking_missing|bookings_\w+|closed)$/;

  it('whatever they do in whatever order, history, events and stage tell one story', {
    timeout: 240_000,
  }, async () => {
    let moves = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          first: stage,
          value: fc.constantFrom(null, '0.00', '99.99'),
          close: fc.boolean(),
          actions: fc.array(action, { minLength: 1, maxLength: 14 }),
        }),
        async ({ first, value, close, actions }) => {
          const id = await given.deal({
            stage: first,
            value,
            ...(close && { expected_close: '2026-12-31' }),
          });
          const attempt = async ({ stage, seen }: Move) => {
            const before = await getDeal(given.acme, id);
            const done = moveDeal(given.acme, id, {
              stage,
              reason: 'Because',
              ...(stage === 'lost' && { loss_reason: 'timing' as const }),
              ...(seen === 'stage' && { expected_stage: before.stage }),
              ...(seen === 'revision' && { revision: before.revision }),
            });
            await done.then(
              () => undefined,
              (error) => expect(codeOf(error)).toMatch(REFUSALS),
            );
          };
          for (const one of actions) {
            given.clock.now = new Date(Date.parse(given.clock.now) + 60_000).toISOString();
            if (one.act === 'move') await attempt(one);
            if (one.act === 'two') await Promise.all([attempt(one.one), attempt(one.other)]);
            if (one.act === 'host') {
              const wrote = given.hostWrites(id, one.stage, one.says_when ? given.clock.now : null);
              await Promise.all([wrote, one.during && attempt(one.during)]);
            }
            if (one.act === 'update') {
              const updated = updateDeal(given.acme, id, { probability: one.probability });
              await updated.catch((error) => expect(codeOf(error)).toMatch(REFUSALS));
            }
            if (one.act === 'book') await given.book(id, one.status);

            const { history, outbox, revision, known, stage } = await given.traces(id);
            expect(outbox).toEqual(history);
            expect(history.map((row) => row.revision)).toEqual(history.map((_, n) => n + 1));
            expect(revision ?? 0).toBe(history.length);
            history.forEach(({ from, to, actor }, n) => {
              if (n > 0) expect(from).toBe(history[n - 1]?.to);
              // A move by a person is one of the table; the host may do as it likes.
              if (actor !== null) expect(TRANSITIONS[from as DealStage][to as DealStage]).toBeDefined();
            });
            if (history.length > 0) expect(known).toBe(history.at(-1)?.to);
            const shown = await getDeal(given.acme, id);
            expect(shown.stage).toBe(stage);
            expect(shown.revision).toBe(history.length + (known !== null && known !== stage ? 1 : 0));
          }
          await updateDeal(given.acme, id, { next_activity_on: '2027-01-01' });
          const end = await given.traces(id);
          expect(end.known).toBe(end.stage);
          expect(end.outbox).toEqual(end.history);
          moves += end.history.length;
        },
      ),
      { numRuns: 150 },
    );
    expect(moves).toBeGreaterThan(200);
  });
});
