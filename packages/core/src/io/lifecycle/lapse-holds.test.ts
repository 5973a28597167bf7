import { eachDatabase } from '@podflight/testing/databases';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenIo, givenIo } from '../given-io.ts';
import { advanceFlights, getIo, getIoDocument, type IoOrder } from '../index.ts';

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

  describe('a hold that lapses', () => {
    it('words its order anew, in the name of nobody, so that it says hold no more', async () => {
      const other = given.tenants.acme.episodes[1]?.episode_id ?? '';
      const order = await given.book(
        {},
        {
          hold_until: '2026-01-20T00:00:00Z',
          lines: [
            given.lineOf('acme', given.mid.acme),
            given.lineOf('acme', given.mid.acme, { episode_id: other }),
          ],
        },
      );
      expect((await getIoDocument(given.ctx, idOf(order))).document.valid_until).not.toBeNull();
      expect(await tickAt('2026-01-20T00:00:00Z')).toMatchObject({ lapsed: 2, more: false });
      const lapsed = await getIo(given.ctx, idOf(order));
      expect(lapsed).toMatchObject({ status: 'cancelled', revision: 2, cancel_reason: 'hold_lapsed' });
      expect(lapsed.history.at(-1)).toMatchObject({ reason: 'hold_lapsed', actor_id: null });
      expect(lapsed.revisions).toEqual([
        expect.objectContaining({ revision: 1, actor_id: 'acme seller' }),
        expect.objectContaining({
          revision: 2,
          reason: 'hold_lapsed',
          actor_id: null,
          needs_acceptance: false,
          changes: [1, 2].map((line_no) => ({
            line_no,
            field: 'status',
            before: 'scheduled',
            after: 'cancelled',
          })),
        }),
      ]);
      const { document } = await getIoDocument(given.ctx, idOf(order));
      expect(document).toMatchObject({
        revision: 2,
        valid_until: null,
        lines: [
          { cancelled: { reason: 'hold_lapsed', payable_cents: 0 } },
          { cancelled: { payable_cents: 0 } },
        ],
        totals: { maximum_spend_cents: 0 },
      });
      expect(await tickAt('2026-01-21T00:00:00Z')).toMatchObject({ lapsed: 0 });
      expect((await getIo(given.ctx, idOf(order))).revision).toBe(2);
    });

    it('does so as well for whoever books its slot before the clock ticks', async () => {
      const held = await given.book({}, { hold_until: '2026-01-20T00:00:00Z' });
      given.at('2026-01-20T00:00:00Z');
      await given.book();
      expect(await getIo(given.ctx, idOf(held))).toMatchObject({
        status: 'cancelled',
        revision: 2,
        revisions: [{}, { reason: 'hold_lapsed', actor_id: null }],
      });
      expect((await getIoDocument(given.ctx, idOf(held))).document.valid_until).toBeNull();
    });
  });
});
