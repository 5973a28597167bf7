import { eachDatabase } from '@podflight/testing/databases';
import { beforeAll, describe, expect, it } from 'vitest';
import { type GivenPipeline, givenPipeline, NOW } from './given-deals.ts';
import { DEAL_STAGES, type DealStage, dealHistory, getDeal, type MoveDealInput, moveDeal } from './index.ts';

/** DOMAIN 4.1: from, to, and what a deal with amount, close date and booking has to be given. */
const ALLOWED: readonly [DealStage, DealStage, Partial<MoveDealInput>][] = [
  ['lead', 'qualified', {}],
  ['lead', 'proposal', {}],
  ['lead', 'negotiation', {}],
  ['lead', 'lost', { loss_reason: 'price' }],
  ['qualified', 'lead', { reason: 'Wrong person' }],
  ['qualified', 'proposal', {}],
  ['qualified', 'negotiation', {}],
  ['qualified', 'lost', { loss_reason: 'budget_cut' }],
  ['proposal', 'lead', { reason: 'Brief withdrawn' }],
  ['proposal', 'qualified', { reason: 'New brief' }],
  ['proposal', 'negotiation', {}],
  ['proposal', 'won', {}],
  ['proposal', 'lost', { loss_reason: 'timing' }],
  ['negotiation', 'lead', { reason: 'Agency changed' }],
  ['negotiation', 'qualified', { reason: 'New buyer' }],
  ['negotiation', 'proposal', { reason: 'They want more shows' }],
  ['negotiation', 'won', {}],
  ['negotiation', 'lost', { loss_reason: 'other', loss_note: 'They merged' }],
  ['won', 'negotiation', {}],
  ['lost', 'proposal', {}],
];
const STRICTLY_REFUSED = ['lead proposal', 'lead negotiation', 'qualified negotiation', 'proposal won'];
const pairs = DEAL_STAGES.flatMap((from) => DEAL_STAGES.map((to) => [from, to] as const));
const given = (from: DealStage, to: DealStage) =>
  ALLOWED.find((row) => row[0] === from && row[1] === to)?.[2];
/** Everything that any move could take. */
const everything = (to: DealStage): MoveDealInput => ({
  stage: to,
  reason: 'Because',
  override: true,
  ...(to === 'lost' && { loss_reason: 'timing' as const }),
});

eachDatabase((_kind, open) => {
  let pipeline: GivenPipeline;
  beforeAll(async () => {
    pipeline = await givenPipeline(await open());
  });

  /** A deal in any stage with all that it needs; a lost one was lost in proposal. */
  async function readyIn(stage: DealStage): Promise<string> {
    const id = await pipeline.deal({
      stage: stage === 'lost' ? 'proposal' : stage,
      expected_close: '2026-12-31',
    });
    if (stage === 'lost') await moveDeal(pipeline.acme, id, { stage: 'lost', loss_reason: 'price' });
    if (stage !== 'won' && stage !== 'lost') await pipeline.book(id);
    return id;
  }

  describe('a move', () => {
    it.each(ALLOWED)('from %s to %s is made, and told in one voice', async (from, to, input) => {
      const id = await readyIn(from);
      const before = await pipeline.traces(id);
      const moved = await moveDeal(pipeline.acme, id, { stage: to, ...input });
      expect(moved).toMatchObject({
        stage: to,
        stage_changed_at: NOW.replace('000Z', '000000Z'),
        revision: before.history.length + 1,
        days_in_stage: 0,
        loss_reason: input.loss_reason ?? null,
        loss_note: input.loss_note ?? null,
      });
      expect(moved.closed_at === null).toBe(to !== 'won' && to !== 'lost');
      const after = await pipeline.traces(id);
      expect(after).toMatchObject({ stage: to, known: to, revision: moved.revision });
      expect(after.history.at(-1)).toEqual({
        from,
        to,
        revision: moved.revision,
        actor: 'acme seller',
        reason: input.reason ?? null,
      });
      expect(after.outbox).toEqual(after.history);
    });

    it.each(pairs.filter(([from, to]) => from !== to && !given(from, to)))(
      'from %s to %s is refused, whatever is given with it',
      async (from, to) => {
        const id = await readyIn(from);
        const before = await pipeline.traces(id);
        await expect(moveDeal(pipeline.acme, id, everything(to))).rejects.toMatchObject({
          code: 'deal.transition_refused',
          status: 409,
          details: { from, to },
        });
        expect(await pipeline.traces(id)).toEqual(before);
      },
    );

    it.each(pairs.filter(([from, to]) => from !== to && given(from, to)))(
      'from %s to %s under strict goes over no stage',
      async (from, to) => {
        const id = await readyIn(from);
        const move = moveDeal(pipeline.acme, id, { ...everything(to), ...given(from, to) }, { strict: true });
        if (STRICTLY_REFUSED.includes(`${from} ${to}`)) {
          await expect(move).rejects.toMatchObject({ code: 'deal.transition_refused' });
        } else {
          expect((await move).stage).toBe(to);
        }
      },
    );

    it.each(DEAL_STAGES)('from %s to itself changes nothing and tells nobody', async (stage) => {
      const id = await readyIn(stage);
      const before = await pipeline.traces(id);
      const same = await moveDeal(pipeline.acme, id, everything(stage));
      expect(same).toEqual(await getDeal(pipeline.acme, id));
      const after = await pipeline.traces(id);
      expect({ ...after, known: null, revision: null }).toEqual({ ...before, known: null, revision: null });
      expect(after.history).toEqual(before.history);
    });

    it('offers exactly the moves that it makes', async () => {
      for (const stage of DEAL_STAGES) {
        const { allowed_transitions } = await getDeal(pipeline.acme, await readyIn(stage));
        expect(allowed_transitions.map(({ to }) => to).sort()).toEqual(
          ALLOWED.filter(([from]) => from === stage)
            .map(([, to]) => to)
            .sort(),
        );
        expect(allowed_transitions.filter(({ blocked }) => blocked)).toEqual([]);
      }
    });
  });

  describe('what a move takes', () => {
    const refused = async (id: string, input: MoveDealInput, code: string, status = 422) => {
      const before = await pipeline.traces(id);
      await expect(moveDeal(pipeline.acme, id, input)).rejects.toMatchObject({ code, status });
      expect(await pipeline.traces(id)).toEqual(before);
    };
    const offered = async (id: string, to: DealStage) =>
      (await getDeal(pipeline.acme, id)).allowed_transitions.find((one) => one.to === to);

    it.each([null, '0.00'])('a proposal needs an amount above zero, not %s', async (value) => {
      const id = await pipeline.deal({ value });
      expect(await offered(id, 'proposal')).toMatchObject({
        requires: ['amount'],
        blocked: { code: 'deal.amount_missing' },
      });
      await refused(id, { stage: 'proposal' }, 'deal.amount_missing');
      await refused(id, { stage: 'negotiation' }, 'deal.amount_missing');
    });

    it('a negotiation needs an expected close', async () => {
      const id = await pipeline.deal({ stage: 'proposal' });
      expect(await offered(id, 'negotiation')).toMatchObject({
        requires: ['expected_close'],
        blocked: { code: 'deal.expected_close_missing' },
      });
      await refused(id, { stage: 'negotiation' }, 'deal.expected_close_missing');
    });

    it('a win needs a booking that is not cancelled, or an override that history keeps', async () => {
      const id = await pipeline.deal({ stage: 'negotiation' });
      await pipeline.book(id, 'cancelled');
      expect(await offered(id, 'won')).toEqual({ to: 'won', kind: 'win', requires: ['override'] });
      await refused(id, { stage: 'won' }, 'deal.booking_missing');
      await moveDeal(pipeline.acme, id, { stage: 'won', override: true });
      expect((await dealHistory(pipeline.acme, id)).items).toMatchObject([
        { to_stage: 'won', override: true },
      ]);

      const booked = await pipeline.deal({ stage: 'negotiation' });
      await pipeline.book(booked);
      await moveDeal(pipeline.acme, booked, { stage: 'won', override: true });
      expect((await dealHistory(pipeline.acme, booked)).items).toMatchObject([{ override: false }]);
    });

    it('going back needs a reason', async () => {
      const id = await pipeline.deal({ stage: 'proposal' });
      await refused(id, { stage: 'lead' }, 'deal.reason_missing');
      await refused(id, { stage: 'lead', reason: '  ' }, 'deal.reason_missing');
    });

    it('losing needs a reason of the list, and other a note', async () => {
      const id = await pipeline.deal({ stage: 'proposal' });
      await refused(id, { stage: 'lost' }, 'deal.loss_reason_missing');
      await refused(id, { stage: 'lost', reason: 'They said no' }, 'deal.loss_reason_missing');
      await refused(id, { stage: 'lost', loss_reason: 'other' }, 'deal.loss_note_missing');
      // @ts-expect-error: a reason that is none
      await refused(id, { stage: 'lost', loss_reason: 'mood' }, 'request.invalid', 400);
      await refused(id, { stage: 'qualified', loss_reason: 'price' }, 'request.invalid', 400);
    });

    it.each(['active', 'completed', 'makegood'])(
      'a won deal with a booking that is %s stays won',
      async (status) => {
        const id = await pipeline.deal({ stage: 'won' });
        await pipeline.book(id, status);
        expect((await offered(id, 'negotiation'))?.blocked?.code).toBe('deal.bookings_delivered');
        await refused(id, { stage: 'negotiation' }, 'deal.bookings_delivered', 409);
      },
    );

    it('a won deal is reopened once its scheduled bookings are cancelled', async () => {
      const id = await pipeline.deal({ stage: 'won' });
      await pipeline.book(id, 'cancelled');
      await pipeline.book(id, 'scheduled');
      await refused(id, { stage: 'negotiation' }, 'deal.bookings_scheduled', 409);
    });

    it.each(['lead', 'qualified', 'proposal', 'negotiation'] as const)(
      'a deal that was lost in %s is reopened there, and history keeps why it was lost',
      async (stage) => {
        const id = await pipeline.deal({ stage });
        await moveDeal(pipeline.acme, id, {
          stage: 'lost',
          loss_reason: 'no_response',
          loss_note: 'Six calls',
        });
        const reopened = await moveDeal(pipeline.acme, id, { stage });
        expect(reopened).toMatchObject({ stage, loss_reason: null, loss_note: null, closed_at: null });
        expect((await dealHistory(pipeline.acme, id)).items).toMatchObject([
          { from_stage: 'lost', to_stage: stage },
          { from_stage: stage, to_stage: 'lost', loss_reason: 'no_response', loss_note: 'Six calls' },
        ]);
      },
    );
  });

  describe('what is kept of a move', () => {
    it('is the deal as it was, and how long it stood there', async () => {
      const id = await pipeline.deal({
        stage: 'qualified',
        value: '12345.67',
        changed_at: '2026-11-20T21:00:00Z',
      });
      await moveDeal(pipeline.acme, id, { stage: 'proposal' });
      expect((await dealHistory(pipeline.acme, id)).items).toEqual([
        {
          revision: 1,
          from_stage: 'qualified',
          to_stage: 'proposal',
          changed_at: '2026-11-24T09:00:00.000000Z',
          actor_id: 'acme seller',
          by_host: false,
          amount_cents: 1234567,
          currency: 'USD',
          probability: 0.5,
          days_in_previous_stage: 3.5,
          reason: null,
          loss_reason: null,
          loss_note: null,
          override: false,
        },
      ]);
    });

    it.each([
      ['JPY', '8000.00', 8000],
      ['KWD', '8000.00', 8000000],
      ['EUR', '0.29', 29],
      ['USD', '90071992.54', 9007199254],
    ])('is the amount in minor units of %s: %s are %i', async (currency, value, amount_cents) => {
      const id = await pipeline.deal({ value });
      expect(await getDeal({ ...pipeline.acme, currency }, id)).toMatchObject({ currency, amount_cents });
    });

    it('refuses a currency that is none', async () => {
      await expect(
        getDeal({ ...pipeline.acme, currency: 'dollars' }, await pipeline.deal()),
      ).rejects.toMatchObject({
        code: 'host.currency_invalid',
      });
    });
  });
});
