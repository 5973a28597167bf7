import { eachDatabase } from '@podflight/testing/databases';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenIo, givenIo } from '../given-io.ts';
import {
  acceptRevision,
  advanceFlights,
  bookIo,
  cancelBooking,
  type EditBookingInput,
  editBooking,
  getIo,
  getIoOrder,
  type IoOrder,
} from '../index.ts';

eachDatabase((_kind, open) => {
  let given: GivenIo;
  beforeAll(async () => {
    given = await givenIo(open);
  });
  beforeEach(() => given.clear());

  const episode = (n: number) => given.tenants.acme.episodes[n]?.episode_id ?? '';
  const idOf = (order: IoOrder) => order.lines[0]?.io_id ?? '';
  const edit = (order: IoOrder, change: EditBookingInput) => editBooking(given.ctx, idOf(order), change);
  const startedAt = async (now: string) => {
    given.at(now);
    await advanceFlights(given.ctx);
  };
  const document = async (order: IoOrder, revision: number) => {
    const [row] = await given.rows<{ document: string }>(
      `select document from io_revisions where insertion_order_id = '${order.insertion_order_id}' and revision = ${revision}`,
    );
    return JSON.parse(row?.document ?? 'null');
  };

  describe('an edit', () => {
    it('words the order anew, says what changed, and needs acceptance for impressions, price and dates', async () => {
      const order = await given.book();
      const edited = await edit(order, { booked_impressions: 20_000, revision: 1, reason: 'larger budget' });
      expect(edited).toMatchObject({ booked_impressions: 20_000, line_cost_cents: 50_000, revision: 2 });
      expect(edited.revisions[1]).toMatchObject({
        revision: 2,
        reason: 'larger budget',
        needs_acceptance: true,
        accepted_at: null,
        changes: [{ line_no: 1, field: 'booked_impressions', before: 10_000, after: 20_000 }],
      });
      expect(await document(order, 2)).toMatchObject({
        supersedes_revision: 1,
        totals: { gross_cents: 50_000 },
      });
      expect(await document(order, 1)).toMatchObject({ totals: { gross_cents: 25_000 } });
    });

    it('of anything else, or of a hold, needs none', async () => {
      const order = await given.book();
      expect((await edit(order, { promo_code: 'HARBOR47' })).revisions[1]).toMatchObject({
        needs_acceptance: false,
      });
      const held = await given.book({ episode_id: episode(1) }, { hold_until: '2026-01-10T00:00:00Z' });
      expect((await edit(held, { booked_impressions: 5 })).revisions[1]).toMatchObject({
        needs_acceptance: false,
      });
      expect(await edit(held, { hold_until: null })).toMatchObject({ hold_expires_at: null, revision: 3 });
    });

    it('that changes nothing makes no revision', async () => {
      const order = await given.book();
      expect(await edit(order, { booked_impressions: 10_000, episode_id: episode(0) })).toMatchObject({
        revision: 1,
      });
    });

    it('from an older revision is refused with the current one', async () => {
      const order = await given.book();
      await edit(order, { booked_impressions: 5 });
      await expect(edit(order, { booked_impressions: 6, revision: 1 })).rejects.toMatchObject({
        code: 'io.revision_conflict',
        details: { revision: 2 },
      });
    });

    it('moves to a free slot and gives the old one up', async () => {
      const order = await given.book();
      expect(await edit(order, { flight_start: '2026-02-10', flight_end: '2026-03-09' })).toMatchObject({
        slot_no: 1,
      });
      await given.book({ flight_start: '2026-02-01', flight_end: '2026-02-09' });
      expect(
        await edit(order, { ad_unit_id: given.pre.acme.ad_unit_id, episode_id: episode(1) }),
      ).toMatchObject({ slot_no: 1, position: 'pre' });
      await given.book({ flight_start: '2026-02-10', flight_end: '2026-03-09' });
    });

    it('that moves into a slot somebody has changes nothing and says what is free', async () => {
      await given.book();
      const order = await given.book({ episode_id: episode(1) });
      const error = await edit(order, { episode_id: episode(0), booked_impressions: 7 }).catch(
        (caught) => caught,
      );
      expect(error).toMatchObject({ code: 'io.slot_taken', details: { line: 0 } });
      expect(error.details.alternatives[0]).toMatchObject({ kind: 'flight', episode_id: episode(0) });
      expect(await getIo(given.ctx, idOf(order))).toMatchObject({
        episode_id: episode(1),
        booked_impressions: 10_000,
        revision: 1,
      });
    });

    it('puts a show booking into an episode, where it takes a slot', async () => {
      const order = await given.book({ episode_id: null });
      expect(await edit(order, { episode_id: episode(0) })).toMatchObject({
        slot_no: 1,
        episode_id: episode(0),
      });
      await expect(given.book()).rejects.toMatchObject({ code: 'io.slot_taken' });
    });

    it('keeps competitors apart', async () => {
      await given.book({ ad_unit_id: given.pre.acme.ad_unit_id });
      const other = await given.book(
        { episode_id: episode(1) },
        { campaign_id: given.tenants.acme.campaigns[1]?.campaign_id ?? '' },
      );
      await expect(edit(other, { episode_id: episode(0) })).rejects.toMatchObject({
        code: 'io.competitor_conflict',
      });
    });

    it.each<[string, EditBookingInput]>([
      ['half a flight', { flight_start: '2026-02-02' }],
      ['a flight that ends before it starts', { flight_start: '2026-02-02', flight_end: '2026-02-01' }],
      ['a rude code', { promo_code: 'FUCK23' }],
    ])('with %s is refused', async (_name, change) => {
      await expect(edit(await given.book(), change)).rejects.toMatchObject({ code: 'request.invalid' });
    });

    it('of a flight that delivered takes its end, goal and price, not its start or place', async () => {
      const order = await given.book();
      await given.deliver(0, '2026-02-01', 3, 100);
      await startedAt('2026-02-04T00:00:00Z');
      await edit(order, { flight_start: '2026-02-01', flight_end: '2026-03-15', booked_cpm_cents: 3000 });
      for (const change of [
        { episode_id: episode(1) },
        { flight_start: '2026-03-01', flight_end: '2026-03-15' },
      ]) {
        await expect(edit(order, change)).rejects.toMatchObject({ code: 'io.transition_refused' });
      }
      await expect(
        edit(order, { flight_start: '2026-02-01', flight_end: '2026-02-02' }),
      ).rejects.toMatchObject({ code: 'io.transition_refused' });
    });

    it('that moves a flight without delivery into the future makes it scheduled again', async () => {
      const order = await given.book();
      await startedAt('2026-02-04T00:00:00Z');
      expect(await edit(order, { flight_start: '2026-03-01', flight_end: '2026-03-15' })).toMatchObject({
        status: 'scheduled',
        history: [{}, {}, { from_status: 'active', to_status: 'scheduled', reason: 'flight_moved' }],
      });
    });

    it('of a firm booking makes no hold of it, nor of a lapsed one a firm one', async () => {
      await expect(edit(await given.book(), { hold_until: '2026-01-10T00:00:00Z' })).rejects.toMatchObject({
        code: 'io.transition_refused',
      });
      const held = await given.book({ episode_id: episode(1) }, { hold_until: '2026-01-10T00:00:00Z' });
      given.at('2026-01-10T00:00:00Z');
      await expect(edit(held, { hold_until: null })).rejects.toMatchObject({ code: 'io.transition_refused' });
    });
  });

  describe('acceptance', () => {
    it('is of the current wording, and once', async () => {
      const order = await given.book();
      await edit(order, { booked_impressions: 5 });
      await expect(
        acceptRevision(given.ctx, idOf(order), { revision: 1, accepted_by: 'Ada' }),
      ).rejects.toMatchObject({ code: 'io.revision_conflict' });
      await acceptRevision(given.ctx, idOf(order), { revision: 2, accepted_by: 'Ada' });
      const again = await acceptRevision(given.ctx, idOf(order), { revision: 2, accepted_by: 'Bob' });
      expect(again.revisions[1]).toMatchObject({
        accepted_by: 'Ada',
        accepted_at: '2026-01-01T00:00:00.000Z',
      });
    });
  });

  it('another tenant can neither edit, accept nor cancel, and learns nothing', async () => {
    const order = await given.book();
    const rival = given.ctxOf('rival');
    const io_id = idOf(order);
    for (const refused of [
      () => editBooking(rival, io_id, { booked_impressions: 1 }),
      () => cancelBooking(rival, io_id),
      () => acceptRevision(rival, io_id, { revision: 1, accepted_by: 'x' }),
      () => cancelBooking(rival, 'x'),
    ]) {
      await expect(refused()).rejects.toMatchObject({ code: 'io.not_found' });
    }
    expect(await getIoOrder(given.ctx, order.insertion_order_id)).toEqual({
      ...order,
      already_booked: false,
    });
  });

  it('a refused edit leaves a transaction of the host’s usable', async () => {
    await given.book();
    const order = await given.book({ episode_id: episode(1) });
    await given.database.db.transaction().execute(async (trx) => {
      const ctx = { ...given.ctx, db: trx };
      await expect(editBooking(ctx, idOf(order), { episode_id: episode(0) })).rejects.toMatchObject({
        code: 'io.slot_taken',
      });
      await bookIo(ctx, {
        campaign_id: given.tenants.acme.campaigns[0]?.campaign_id ?? '',
        currency: 'USD',
        lines: [given.lineOf('acme', given.pre.acme)],
      });
    });
  });
});
