import { eachDatabase } from '@podflight/testing/databases';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { soundsLike } from '../../promo/index.ts';
import { type GivenIo, givenIo } from '../given-io.ts';
import { type ProposePromoCodesInput, proposePromoCodes } from '../index.ts';

eachDatabase((_kind, open) => {
  let given: GivenIo;
  beforeAll(async () => {
    given = await givenIo(open);
  });
  beforeEach(() => given.clear());

  const wish = (): ProposePromoCodesInput => ({
    campaign_id: given.tenants.acme.campaigns[0]?.campaign_id ?? '',
    podcast_id: given.tenants.acme.podcasts[0]?.podcast_id ?? '',
  });
  /** The same draws each time, so that a second call would offer the same codes. */
  const draws = () => {
    let n = 0;
    return () => (n++ * 0.618) % 1;
  };
  const ask = (input: Partial<ProposePromoCodesInput> = {}) =>
    proposePromoCodes(given.ctx, { ...wish(), ...input }, draws());
  const bookWith = (promo_code: string, campaign = 0) =>
    given.book(
      { promo_code, flight_start: `2026-0${2 + campaign}-01`, flight_end: `2026-0${2 + campaign}-02` },
      { campaign_id: given.tenants.acme.campaigns[campaign]?.campaign_id ?? '' },
    );

  describe('proposed promo codes', () => {
    it('are as many as asked for, the sponsor’s name first, and nothing is kept', async () => {
      const { suggestions, in_use, checked } = await ask({ count: 4 });
      expect(suggestions).toHaveLength(4);
      expect(suggestions[0]).toMatch(/^ACME\d\d$/);
      expect({ in_use, checked }).toEqual({ in_use: [], checked: null });
      expect((await ask({ count: 4 })).suggestions).toEqual(suggestions);
      expect((await ask({ count: 0 })).suggestions).toEqual([]);
    });

    it('leave out what the tenant has, and what sounds like it', async () => {
      const { suggestions } = await ask({ count: 3 });
      const [first = '', second = '', third = ''] = suggestions;
      await bookWith(first);
      // The same to the ear, spelt out.
      const spelt = second.replace(
        /\d/g,
        (digit) =>
          ['ZERO', 'ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX', 'SEVEN', 'EIGHT', 'NINE'].at(
            Number(digit),
          ) ?? '',
      );
      expect(soundsLike(spelt)).toBe(soundsLike(second));
      await bookWith(spelt, 1);
      const again = await ask({ count: 3 });
      expect(again.suggestions[0]).toBe(third);
      expect(again.suggestions).not.toContain(second);
      expect(again.in_use).toEqual([first]);
    });

    it('are free: each can be booked', async () => {
      const { suggestions } = await ask({ count: 1 });
      expect((await bookWith(suggestions[0] ?? '')).lines[0]).toMatchObject({ promo_code: suggestions[0] });
    });

    it('do not know the codes of another tenant', async () => {
      const { suggestions } = await ask({ count: 1 });
      await given.book({ promo_code: suggestions[0] }, {}, 'rival');
      expect((await ask({ count: 1 })).suggestions).toEqual(suggestions);
    });
  });

  describe('a code that was typed', () => {
    const checked = async (code: string, input: Partial<ProposePromoCodesInput> = {}) =>
      (await ask({ ...input, code, count: 0 })).checked;

    it('is available when it is well formed and nobody has it', async () => {
      expect(await checked(' harbor ')).toEqual({ code: 'HARBOR', available: true, problems: [] });
      expect(await checked('save10')).toMatchObject({
        available: true,
        problems: [{ problem: 'looks_alike' }],
      });
    });

    it('is not when it breaks a rule', async () => {
      expect(await checked('A!')).toMatchObject({
        available: false,
        problems: [{ problem: 'too_short' }, { problem: 'character' }],
      });
    });

    it('is the sponsor’s own on that show, and somebody else’s for all others', async () => {
      await bookWith('FOURBEANS');
      expect(await checked('FOURBEANS')).toMatchObject({ available: true, problems: [] });
      const elsewhere = [
        { campaign_id: given.tenants.acme.campaigns[1]?.campaign_id ?? '' },
        { podcast_id: given.tenants.acme.podcasts[1]?.podcast_id ?? '' },
      ];
      for (const other of elsewhere) {
        expect(await checked('4beans', other)).toMatchObject({
          code: '4BEANS',
          available: false,
          problems: [{ problem: 'taken', severity: 'error' }],
        });
      }
    });

    it('that sounds like the sponsor’s own is not: the booking would refuse it too', async () => {
      await bookWith('FOURBEANS');
      expect(await checked('4BEANS')).toMatchObject({ available: false, problems: [{ problem: 'taken' }] });
      await expect(
        given.book({ promo_code: '4BEANS', flight_start: '2026-05-01', flight_end: '2026-05-02' }),
      ).rejects.toMatchObject({ code: 'io.promo_code_taken' });
    });
  });

  it('another tenant’s deal and show read like none', async () => {
    const { rival } = given.tenants;
    await expect(ask({ campaign_id: rival.campaigns[0]?.campaign_id ?? '' })).rejects.toMatchObject({
      code: 'io.campaign_not_found',
    });
    await expect(ask({ podcast_id: rival.podcasts[0]?.podcast_id ?? '' })).rejects.toMatchObject({
      code: 'io.podcast_not_found',
    });
  });
});
