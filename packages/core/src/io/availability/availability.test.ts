import { eachDatabase } from '@podflight/testing/databases';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenIo, givenIo } from '../given-io.ts';
import { type AvailabilityInput, availability, updateAdUnit } from '../index.ts';

eachDatabase((_kind, open) => {
  let given: GivenIo;
  beforeAll(async () => {
    given = await givenIo(open);
  });
  beforeEach(() => given.clear());

  const episode = (n: number) => given.tenants.acme.episodes[n]?.episode_id ?? '';
  const ask = (input: Partial<AvailabilityInput> = {}) =>
    availability(given.ctx, {
      podcast_id: given.tenants.acme.podcasts[0]?.podcast_id ?? '',
      from: '2026-02-01',
      to: '2026-02-28',
      episode_ids: [episode(0)],
      ...input,
    });
  const pick = ({ items }: Awaited<ReturnType<typeof ask>>) =>
    items.map(({ position, capacity, booked, held, free, oversold }) => ({
      position,
      capacity,
      booked,
      held,
      free,
      oversold,
    }));

  describe('availability', () => {
    it('counts booked, held and free slots of each ad unit', async () => {
      await given.book();
      await given.book({ ad_unit_id: given.pre.acme.ad_unit_id }, { hold_until: '2026-01-10T00:00:00Z' });
      expect(pick(await ask())).toEqual([
        { position: 'pre', capacity: 2, booked: 0, held: 1, free: 1, oversold: 0 },
        { position: 'mid', capacity: 1, booked: 1, held: 0, free: 0, oversold: 0 },
      ]);
      given.at('2026-01-10T00:00:00Z');
      expect(pick(await ask())[0]).toMatchObject({ held: 0, free: 2 });
    });

    it('counts a slot twice taken within the range once, and shows each day by itself', async () => {
      await given.book({ flight_start: '2026-02-02', flight_end: '2026-02-03' });
      await given.book({ flight_start: '2026-02-05', flight_end: '2026-02-05' });
      const { items } = await ask({
        ad_unit_ids: [given.mid.acme.ad_unit_id],
        from: '2026-02-01',
        to: '2026-02-06',
        per_day: true,
      });
      expect(items).toMatchObject([{ booked: 1, free: 0 }]);
      expect(items[0]?.days?.map(({ day, free }) => [day.slice(8), free])).toEqual([
        ['01', 1],
        ['02', 0],
        ['03', 0],
        ['04', 1],
        ['05', 0],
        ['06', 1],
      ]);
    });

    it('reads days in the zone that is asked for', async () => {
      await given.book({ flight_start: '2026-02-01T23:00:00Z', flight_end: '2026-02-02T23:00:00Z' });
      const days = {
        from: '2026-02-01',
        to: '2026-02-03',
        per_day: true,
        ad_unit_ids: [given.mid.acme.ad_unit_id],
      };
      const free = async (time_zone: string) =>
        (await ask({ ...days, time_zone })).items[0]?.days?.map((one) => one.free);
      expect(await free('Europe/Berlin')).toEqual([1, 0, 1]);
      expect(await free('UTC')).toEqual([0, 0, 1]);
    });

    it('says oversold when an ad unit has fewer slots than are booked, and clamps nothing', async () => {
      const unit = await given.unitOf('acme', { name: 'Shrinking', slots_per_episode: 2 });
      const line = given.lineOf('acme', unit);
      await given.book({}, { lines: [line, line] });
      await updateAdUnit(given.ctx, unit.ad_unit_id, { slots_per_episode: 1 });
      expect(pick(await ask({ ad_unit_ids: [unit.ad_unit_id] }))).toEqual([
        { position: 'mid', capacity: 1, booked: 2, held: 0, free: 0, oversold: 1 },
      ]);
      await updateAdUnit(given.ctx, unit.ad_unit_id, { archived: true });
    });

    it('has by default the episodes of those days and those with bookings then', async () => {
      const podcast_id = given.tenants.acme.podcasts[0]?.podcast_id ?? '';
      expect(
        (await availability(given.ctx, { podcast_id, from: '2025-01-20', to: '2025-01-31' })).items,
      ).toHaveLength(4);
      expect(
        (await availability(given.ctx, { podcast_id, from: '2026-02-01', to: '2026-02-02' })).items,
      ).toEqual([]);
      await given.book();
      expect(
        (await availability(given.ctx, { podcast_id, from: '2026-02-01', to: '2026-02-02' })).items,
      ).toHaveLength(2);
    });

    it('shows another tenant’s podcast as none, and its ids as nothing', async () => {
      const podcast_id = given.tenants.rival.podcasts[0]?.podcast_id ?? '';
      await expect(ask({ podcast_id })).rejects.toMatchObject({ code: 'io.podcast_not_found' });
      expect((await ask({ ad_unit_ids: [given.mid.rival.ad_unit_id] })).items).toEqual([]);
      expect(
        (await ask({ episode_ids: [given.tenants.rival.episodes[0]?.episode_id ?? '', 'x'] })).items,
      ).toEqual([]);
    });

    it.each([
      { to: '2026-01-31' },
      { per_day: true, to: '2026-12-31' },
      { from: '0001-01-01' },
      { time_zone: 'x' },
    ])('refuses %j', async (input) => {
      await expect(ask(input)).rejects.toMatchObject({ code: 'request.invalid' });
    });
  });
});
