import { eachDatabase } from '@podflight/testing/databases';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenPipeline, givenPipeline, NOW } from './given-deals.ts';
import { getDeal, listDeals, moveDeal, updateDeal } from './index.ts';

eachDatabase((_kind, open) => {
  describe('what Podflight keeps of a deal', () => {
    let given: GivenPipeline;
    beforeAll(async () => {
      given = await givenPipeline(await open());
    });
    beforeEach(() => {
      given.clock.now = NOW;
    });

    it('an expected close that is put off counts as a slip; set, brought forward or forgotten it does not', async () => {
      const id = await given.deal();
      const slips = [];
      for (const expected_close of [
        '2026-12-01',
        '2026-12-15',
        '2026-12-10',
        '2026-12-10',
        null,
        '2027-01-31',
        '2027-02-28',
      ]) {
        const { slip_count, ...deal } = await updateDeal(given.acme, id, { expected_close });
        expect(deal.expected_close).toBe(expected_close);
        slips.push(slip_count);
      }
      expect(slips).toEqual([0, 1, 1, 1, 1, 1, 2]);
    });

    it('a probability that somebody sets weighs the deal until it changes its stage', async () => {
      const id = await given.deal({ stage: 'proposal', value: '1000.01' });
      const set = await updateDeal(given.acme, id, { probability: 0.3333 });
      expect(set).toMatchObject({ probability: 0.3333, weighted_cents: 33330 });
      expect((await listDeals(given.acme)).totals.find(({ stage }) => stage === 'proposal')).toMatchObject({
        weighted_cents: 33330,
      });
      expect(await updateDeal(given.acme, id, { probability: null })).toMatchObject({ probability: 0.5 });
      await updateDeal(given.acme, id, { probability: 1 });
      expect(await moveDeal(given.acme, id, { stage: 'qualified', reason: 'New brief' })).toMatchObject({
        probability: 0.25,
      });
    });

    it('a host may weigh its stages otherwise', async () => {
      const id = await given.deal({ stage: 'proposal' });
      const options = { probabilities: { proposal: 0.579 } };
      expect(await getDeal(given.acme, id, options)).toMatchObject({
        probability: 0.579,
        weighted_cents: 463200,
      });
      await expect(getDeal(given.acme, id, { probabilities: { proposal: 57.9 } })).rejects.toThrow(
        RangeError,
      );
    });

    it.each(['won', 'lost'] as const)('the probability of a %s deal is settled', async (stage) => {
      const id = await given.deal({ stage });
      await expect(updateDeal(given.acme, id, { probability: 0.5 })).rejects.toMatchObject({
        code: 'deal.closed',
        details: { stage },
      });
      expect(await updateDeal(given.acme, id, { probability: null })).toMatchObject({ stage });
    });

    it('work on a deal is activity: now, or when the host says that it was, but never later or backwards', async () => {
      const id = await given.deal();
      const at = async (last_activity_at: string) =>
        (await updateDeal(given.acme, id, { last_activity_at })).last_activity_at;
      expect(await at('2026-11-20T10:00:00+02:00')).toBe('2026-11-20T08:00:00.000000Z');
      expect(await at('2026-11-19T08:00:00Z')).toBe('2026-11-20T08:00:00.000000Z');
      expect(await at('2031-01-01T00:00:00Z')).toBe('2026-11-24T09:00:00.000000Z');
      given.clock.now = '2026-11-25T09:00:00.000Z';
      expect(await updateDeal(given.acme, id, { next_activity_on: '2026-12-24' })).toMatchObject({
        last_activity_at: '2026-11-25T09:00:00.000000Z',
        next_activity_on: '2026-12-24',
      });
    });

    it('is written only where the deal is still as it was seen, and moves count as changes, other work does not', async () => {
      const id = await given.deal();
      const seen = await getDeal(given.acme, id);
      await updateDeal(given.acme, id, { expected_close: '2026-12-01', revision: seen.revision });
      await updateDeal(given.acme, id, { probability: 0.2, revision: seen.revision, expected_stage: 'lead' });
      await moveDeal(given.acme, id, { stage: 'qualified', revision: seen.revision });
      const late = updateDeal(given.acme, id, { probability: 0.9, revision: seen.revision });
      await expect(late).rejects.toMatchObject({
        code: 'deal.stage_conflict',
        message: expect.stringContaining('acme seller'),
        details: { stage: 'qualified', revision: 1, changed_by: 'acme seller' },
      });
      expect(await getDeal(given.acme, id)).toMatchObject({
        probability: 0.25,
        expected_close: '2026-12-01',
      });
    });

    it('nothing asked changes nothing', async () => {
      const id = await given.deal();
      const before = await getDeal(given.acme, id);
      expect(await updateDeal(given.acme, id, {})).toEqual(before);
    });

    it.each([
      { expected_close: '2026-02-30' },
      { expected_close: '31.12.2026' },
      { probability: 1.01 },
      { probability: Number.NaN },
      { amount_cents: 1 },
      { last_activity_at: 'yesterday' },
    ])('refuses %j', async (input) => {
      const id = await given.deal();
      await expect(updateDeal(given.acme, id, input)).rejects.toMatchObject({ code: 'request.invalid' });
    });

    it("is the tenant's own: another's deal is not there, to see or to move", async () => {
      const theirs = await given.deal({ tenant: 'rival' });
      const before = await given.traces(theirs);
      const calls = [
        updateDeal(given.acme, theirs, { probability: 1 }),
        moveDeal(given.acme, theirs, { stage: 'qualified' }),
        moveDeal(given.acme, theirs, { stage: 'lead', expected_stage: 'won' }),
      ];
      for (const { reason } of (await Promise.allSettled(calls)).filter((one) => one.status === 'rejected')) {
        expect(reason).toMatchObject({ code: 'deal.not_found', message: 'There is no deal with this id.' });
      }
      expect(await given.traces(theirs)).toEqual(before);
      expect(await moveDeal(given.rival, theirs, { stage: 'qualified' })).toMatchObject({
        stage: 'qualified',
      });
    });
  });
});
