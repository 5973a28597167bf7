import { eachDatabase } from '@podflight/testing/databases';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenIo, givenIo } from '../given-io.ts';
import {
  advanceFlights,
  type BookMakegoodInput,
  bookMakegood,
  cancelBooking,
  getIo,
  type IoOrder,
  type ResolveMakegoodInput,
  resolveMakegood,
  type SizeMakegoodInput,
  sizeMakegood,
} from '../index.ts';

eachDatabase((_kind, open) => {
  let given: GivenIo;
  beforeAll(async () => {
    given = await givenIo(open);
  });
  beforeEach(() => given.clear());

  const idOf = (order: IoOrder) => order.lines[0]?.io_id ?? '';
  const tickAt = (now: string) => {
    given.at(now);
    return advanceFlights(given.ctx);
  };
  /** A booking of 100,000 at 2500 that delivered 92,000 in February (DOMAIN.md 2.4). */
  const short = async () => {
    const order = await given.book({
      booked_impressions: 100_000,
      flight_end: '2026-02-20',
      read_type: 'host',
    });
    await given.deliver(0, '2026-02-01', 20, 4600);
    await given.deliver(0, '2026-02-21', 10, 0);
    await tickAt('2026-03-01T00:00:00Z');
    expect(await getIo(given.ctx, idOf(order))).toMatchObject({
      status: 'makegood',
      delivered_impressions: 92_000,
    });
    return order;
  };
  const makegood = (order: IoOrder, input: Partial<BookMakegoodInput> = {}) =>
    bookMakegood(given.ctx, idOf(order), {
      ad_unit_id: given.mid.acme.ad_unit_id,
      episode_id: given.tenants.acme.episodes[1]?.episode_id ?? '',
      flight_start: '2026-04-01',
      flight_end: '2026-04-10',
      ...input,
    });
  const refusedWith = async (booked: Promise<IoOrder>) => {
    const error = await booked.catch((caught) => caught);
    expect(error).toMatchObject({ code: 'io.makegood_refused' });
    return error.details.blockers.map(({ code }: { code: string }) => code);
  };

  describe('a makegood', () => {
    it('is an order of its own for what is missing, linked and free of charge', async () => {
      const original = await short();
      const order = await makegood(original);
      expect(order).toMatchObject({
        io_number: 'IO-00002',
        lines: [
          {
            booked_impressions: 8000,
            booked_cpm_cents: 0,
            line_cost_cents: 0,
            makegood_of_id: idOf(original),
            makegood_reason: 'underdelivery',
            read_type: 'host',
          },
        ],
      });
      const [row] = await given.rows<{ document: string }>(
        `select document from io_revisions where insertion_order_id = '${order.insertion_order_id}'`,
      );
      expect(JSON.parse(row?.document ?? '')).toMatchObject({
        totals: { maximum_spend_cents: 0 },
        lines: [{ makegood: { of_io_number: 'IO-00001', of_line_no: 1, original_cost_cents: 250_000 } }],
      });
    });

    it('at another rate has the same value, once that is allowed', async () => {
      const original = await short();
      expect(await refusedWith(makegood(original, { cpm_cents: 2000 }))).toEqual(['rate_differs']);
      expect(await makegood(original, { cpm_cents: 2000, allow_rate_override: true })).toMatchObject({
        lines: [{ booked_impressions: 10_000 }],
      });
    });

    it('can be sized beforehand, which writes nothing', async () => {
      const original = await short();
      const before = await given.everything();
      const size = (input: SizeMakegoodInput) => sizeMakegood(given.ctx, idOf(original), input);
      const owed = {
        settled: true,
        delivered_impressions: 92_000,
        outstanding_impressions: 8000,
        credit_cents: 20_000,
        currency: 'USD',
      };
      const atRate = {
        ...owed,
        impressions: 8000,
        makes_up_impressions: 8000,
        value_cents: 20_000,
        cpm_cents: 2500,
        blockers: [],
      };
      expect(await size({})).toEqual(atRate);
      expect(await size({ cpm_cents: 2000, allow_rate_override: true })).toEqual({
        ...atRate,
        impressions: 10_000,
        cpm_cents: 2000,
      });
      expect(await size({ impressions: 2000 })).toMatchObject({
        impressions: 2000,
        makes_up_impressions: 2000,
      });
      expect(await size({ cpm_cents: 2000 })).toMatchObject({ blockers: [{ code: 'rate_differs' }] });
      expect(await size({ reason: 'too_short' })).toMatchObject({ impressions: 100_000, blockers: [] });
      expect(await given.everything()).toEqual(before);
      await makegood(original);
      expect(await size({})).toMatchObject({ blockers: [{ code: 'makegood_open' }] });
    });

    it('that delivers completes its original in the same tick', async () => {
      const original = await short();
      await makegood(original, { cpm_cents: 5000, allow_rate_override: true }); // 4,000 that are worth 8,000
      await given.deliver(1, '2026-04-01', 20, 400);
      expect(await tickAt('2026-04-20T00:00:00Z')).toMatchObject({ started: 1, completed: 2 });
      const after = await getIo(given.ctx, idOf(original));
      expect(after).toMatchObject({ status: 'completed', resolution: 'additional_delivery' });
      expect(after.history.map(({ to_status, reason }) => [to_status, reason])).toEqual([
        ['scheduled', null],
        ['active', 'flight_started'],
        ['makegood', 'under_delivered'],
        ['completed', 'made_up'],
      ]);
      expect((await tickAt('2026-04-21T00:00:00Z')).completed).toBe(0);
    });

    it('that falls short itself is completed, and the rest stays owed by the original', async () => {
      const original = await short();
      const first = await makegood(original);
      expect(await refusedWith(makegood(original))).toContain('makegood_open');
      await given.deliver(1, '2026-04-01', 20, 500);
      await tickAt('2026-04-20T00:00:00Z');
      expect(await getIo(given.ctx, idOf(first))).toMatchObject({
        status: 'completed',
        delivered_impressions: 5000,
        resolution: null,
      });
      expect(await getIo(given.ctx, idOf(original))).toMatchObject({ status: 'makegood' });
      expect(
        await refusedWith(
          bookMakegood(given.ctx, idOf(first), {
            ad_unit_id: given.mid.acme.ad_unit_id,
            flight_start: '2026-06-01',
            flight_end: '2026-06-02',
          }),
        ),
      ).toContain('original_is_makegood');
      expect(
        await makegood(original, { flight_start: '2026-05-01', flight_end: '2026-05-05' }),
      ).toMatchObject({ lines: [{ booked_impressions: 3000 }] });
    });

    it('is refused when nothing is owed, or nobody knows yet', async () => {
      const order = await given.book({ flight_end: '2026-02-20' });
      expect(await refusedWith(makegood(order))).toEqual([
        'not_settled',
        'original_not_run',
        'nothing_to_make_up',
      ]);
      await given.deliver(0, '2026-02-01', 28, 4600);
      await tickAt('2026-03-01T00:00:00Z');
      expect(await refusedWith(makegood(order))).toEqual(['nothing_owed', 'nothing_to_make_up']);
    });

    it('for a slot that is taken is refused with alternatives, like any booking', async () => {
      const original = await short();
      await given.book({
        episode_id: given.tenants.acme.episodes[1]?.episode_id ?? '',
        flight_start: '2026-04-05',
        flight_end: '2026-04-05',
      });
      await expect(makegood(original)).rejects.toMatchObject({
        code: 'io.slot_taken',
        details: { alternatives: expect.arrayContaining([expect.objectContaining({ kind: 'flight' })]) },
      });
    });

    it('asked for again with its key is the same one', async () => {
      const original = await short();
      const order = await makegood(original, { idempotency_key: 'k' });
      expect(await makegood(original, { idempotency_key: 'k' })).toEqual({ ...order, already_booked: true });
    });
  });

  describe('a failed read', () => {
    it('of a completed flight makes it a makegood for all that was booked, within 30 days', async () => {
      const original = await given.book({ flight_end: '2026-02-20' });
      await given.deliver(0, '2026-02-01', 28, 4600);
      await tickAt('2026-03-22T00:00:00Z');
      const order = await makegood(original, { reason: 'wrong_position' });
      expect(order).toMatchObject({
        lines: [{ booked_impressions: 10_000, makegood_reason: 'wrong_position' }],
      });
      expect(await getIo(given.ctx, idOf(original))).toMatchObject({ status: 'makegood', resolution: null });
      await given.deliver(1, '2026-04-01', 20, 1000);
      await tickAt('2026-04-20T00:00:00Z');
      expect(await getIo(given.ctx, idOf(original))).toMatchObject({
        status: 'completed',
        resolution: 'additional_delivery',
      });
    });

    it('is claimed too late after 30 days', async () => {
      const original = await given.book({ flight_end: '2026-02-20' });
      await given.deliver(0, '2026-02-01', 28, 4600);
      await tickAt('2026-03-23T00:00:00Z');
      expect(await refusedWith(makegood(original, { reason: 'too_short' }))).toEqual(['claim_too_late']);
    });
  });

  describe('a makegood that is owed', () => {
    it('is settled with money, in parts or whole', async () => {
      const original = await short();
      expect(
        await resolveMakegood(given.ctx, idOf(original), { resolution: 'credit', impressions: 3000 }),
      ).toMatchObject({ status: 'makegood', credited_impressions: 3000 });
      await expect(
        resolveMakegood(given.ctx, idOf(original), { resolution: 'credit', impressions: 5001 }),
      ).rejects.toMatchObject({ code: 'request.invalid' });
      expect(await resolveMakegood(given.ctx, idOf(original), { resolution: 'credit' })).toMatchObject({
        status: 'completed',
        credited_impressions: 8000,
        resolution: 'credit',
      });
      expect(
        await given.rows(
          `select cause->>'credit_cents' as cents from io_status_history where reason = 'credit'`,
        ),
      ).toEqual([{ cents: '12500' }]);
      await expect(
        resolveMakegood(given.ctx, idOf(original), { resolution: 'waived' }),
      ).rejects.toMatchObject({ code: 'io.transition_refused' });
    });

    it('says dry what a resolution comes to, and writes nothing', async () => {
      const original = await short();
      const before = await given.everything();
      const dry = (input: Omit<ResolveMakegoodInput, 'dry_run'>) =>
        resolveMakegood(given.ctx, idOf(original), { ...input, dry_run: true });
      expect(await dry({ resolution: 'credit' })).toMatchObject({
        status: 'makegood',
        dry_run: true,
        settles: { impressions: 8000, credit_cents: 20_000, outstanding_impressions: 0, completes: true },
      });
      expect((await dry({ resolution: 'invoice_adjustment', impressions: 3000 })).settles).toEqual({
        ...{ resolution: 'invoice_adjustment', impressions: 3000, value_cents: 7500, credit_cents: 7500 },
        ...{ outstanding_impressions: 5000, open_makegoods: 0, completes: false },
      });
      expect((await dry({ resolution: 'waived' })).settles).toMatchObject({
        ...{ value_cents: 20_000, credit_cents: 0, completes: true },
      });
      await expect(dry({ resolution: 'credit', impressions: 8001 })).rejects.toMatchObject({
        code: 'request.invalid',
      });
      expect(await given.everything()).toEqual(before);
      await makegood(original);
      expect((await dry({ resolution: 'credit' })).settles).toMatchObject({ open_makegoods: 1 });
    });

    it('is waived, and stays so when the clock ticks', async () => {
      const original = await short();
      await resolveMakegood(given.ctx, idOf(original), { resolution: 'waived', note: 'friends' });
      await given.deliver(0, '2026-02-01', 1, 4600);
      await tickAt('2026-03-02T00:00:00Z');
      expect(await getIo(given.ctx, idOf(original))).toMatchObject({
        status: 'completed',
        resolution: 'waived',
      });
    });

    it('of a cancelled booking is measured by what stayed payable', async () => {
      const original = await given.book({ booked_impressions: 28_000 });
      await given.deliver(0, '2026-02-01', 10, 1000);
      await tickAt('2026-02-11T00:00:00Z');
      await cancelBooking(given.ctx, idOf(original), { notice_on: '2026-02-08' }); // 21 of 28 days stay payable
      await given.deliver(0, '2026-02-11', 11, 0);
      expect(await makegood(original)).toMatchObject({ lines: [{ booked_impressions: 21_000 - 10_000 }] });
    });
  });

  it('another tenant can neither book nor resolve one', async () => {
    const original = await short();
    const rival = given.ctxOf('rival');
    const wanted = {
      ad_unit_id: given.mid.rival.ad_unit_id,
      flight_start: '2026-04-01',
      flight_end: '2026-04-02',
    };
    await expect(bookMakegood(rival, idOf(original), wanted)).rejects.toMatchObject({ code: 'io.not_found' });
    await expect(sizeMakegood(rival, idOf(original))).rejects.toMatchObject({ code: 'io.not_found' });
    await expect(resolveMakegood(rival, idOf(original), { resolution: 'waived' })).rejects.toMatchObject({
      code: 'io.not_found',
    });
    await expect(makegood(original, { ad_unit_id: given.mid.rival.ad_unit_id })).rejects.toMatchObject({
      code: 'io.ad_unit_not_found',
    });
  });
});
