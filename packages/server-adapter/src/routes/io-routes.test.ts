import { eachDatabase } from '@podflight/testing/databases';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenIo, givenIo } from '../given-io.ts';

const NOBODYS_ID = '99999999-9999-4999-8999-999999999999';

eachDatabase((_kind, open) => {
  let given: GivenIo;
  beforeAll(async () => {
    given = await givenIo(open);
  });
  beforeEach(() => given.clear());
  const book = async (line: Record<string, unknown> = {}, tenant: 'acme' | 'rival' = 'acme') =>
    (await given.send('/io', { tenant, body: given.order(line, tenant) })).json();

  describe('an insertion order', () => {
    it('is booked, listed, and shown by line and by order', async () => {
      const order = await book();
      expect(order).toMatchObject({
        io_number: 'IO-00001',
        lines: [{ status: 'scheduled', line_cost_cents: 25_000 }],
      });
      const { items } = await (await given.send('/io?status=scheduled')).json();
      expect(items).toEqual(order.lines);
      const { io_id } = items[0];
      expect(await (await given.send(`/io/${io_id}`)).json()).toMatchObject({
        io_id,
        history: [{ to_status: 'scheduled' }],
      });
      expect(await (await given.send(`/io/orders/${order.insertion_order_id}`)).json()).toEqual(order);
    });

    it('for a slot that is gone is refused with what is free instead', async () => {
      await book();
      const response = await given.send('/io', { body: given.order() });
      expect(response.status).toBe(409);
      expect(await response.json()).toMatchObject({
        code: 'io.slot_taken',
        details: {
          line: 0,
          alternatives: [{ kind: 'flight', flight_start: '2026-03-01T00:00:00.000Z' }, { kind: 'episode' }],
        },
      });
    });

    it('sent again with its key is the same order', async () => {
      const headers = { 'idempotency-key': 'k' };
      const first = await (await given.send('/io', { body: given.order(), headers })).json();
      const again = await (await given.send('/io', { body: given.order(), headers })).json();
      expect(again).toEqual({ ...first, already_booked: true });
      expect(
        (await given.send('/io', { body: given.order({ booked_impressions: 1 }), headers })).status,
      ).toBe(422);
    });

    it.each<[string, Record<string, unknown>, string]>([
      ['a misspelt field', { impressions: 5 }, 'lines.0.impressions'],
      ['a flight that is none', { flight_start: 'tomorrow' }, 'lines.0.flight_start'],
      ['a rate in fractions', { booked_cpm_cents: 0.5 }, 'lines.0.booked_cpm_cents'],
      ['a link that is no web address', { vanity_url: 'javascript:alert(1)' }, 'lines.0.vanity_url'],
    ])('with %s says where it is wrong', async (_name, line, path) => {
      const response = await given.send('/io', { body: given.order(line) });
      expect(response.status).toBe(400);
      expect((await response.json()).errors[0]).toMatchObject({ path });
    });
  });

  it('availability shows what a booking took', async () => {
    await book();
    const podcast_id = given.tenants.acme.podcasts[0]?.podcast_id;
    const range = `podcast_id=${podcast_id}&ad_unit_ids=${given.units.acme}&from=2026-02-28&to=2026-03-01`;
    const { items } = await (await given.send(`/io/availability?${range}&per_day=true`)).json();
    expect(items).toMatchObject([
      {
        booked: 1,
        free: 0,
        days: [
          { day: '2026-02-28', free: 0 },
          { day: '2026-03-01', free: 1 },
        ],
      },
    ]);
    expect((await given.send(`/io/availability?${range}&time_zone=x`)).status).toBe(400);
  });

  it('an ad unit is changed and taken off sale', async () => {
    const ad_unit_id = await given.adUnit('acme', { name: 'Post-roll', position: 'post' });
    const patch = (body: unknown) => given.send(`/ad-units/${ad_unit_id}`, { method: 'PATCH', body });
    expect(await (await patch({ name: 'Last word', archived: true })).json()).toMatchObject({
      name: 'Last word',
      archived_at: '2026-01-01T00:00:00.000Z',
    });
    const names = async (query: string) =>
      (await (await given.send(`/ad-units?${query}`)).json()).items.map(({ name }: { name: string }) => name);
    expect(await names('')).toEqual(['Mid-roll']);
    expect(await names('archived=true')).toEqual(['Last word', 'Mid-roll']);
    expect((await patch({ position: 'pre' })).status).toBe(400);
  });

  describe('another tenant’s', () => {
    it('booking, order and ad unit read like none at all', async () => {
      const theirs = await book({}, 'rival');
      const paths = (io_id: string, order: string, unit: string) =>
        [
          [`/io/${io_id}`, 'GET'],
          [`/io/orders/${order}`, 'GET'],
          [`/ad-units/${unit}`, 'PATCH'],
        ] as const;
      const read = async (all: ReturnType<typeof paths>, ids: string[]) =>
        Promise.all(
          all.map(async ([path, method]) => {
            const response = await given.send(path, {
              method,
              ...(method === 'PATCH' && { body: { name: 'x' } }),
            });
            const text = ids.reduce((one, id) => one.replaceAll(id, 'ID'), await response.text());
            return { status: response.status, text };
          }),
        );
      const ids = [theirs.lines[0].io_id, theirs.insertion_order_id, given.units.rival] as const;
      const answers = await read(paths(...ids), [...ids]);
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
      expect(answers).toEqual(await read(paths(NOBODYS_ID, NOBODYS_ID, NOBODYS_ID), [NOBODYS_ID]));
      expect((await (await given.send('/io')).json()).items).toEqual([]);
    });

    it('deal, episode, podcast and ad unit cannot be booked', async () => {
      const rival = given.tenants.rival;
      const bodies = [
        { ...given.order(), campaign_id: rival.campaigns[0]?.campaign_id },
        given.order({ episode_id: rival.episodes[0]?.episode_id }),
        given.order({ ad_unit_id: given.units.rival }),
      ];
      for (const body of bodies) expect((await given.send('/io', { body })).status).toBe(404);
      const podcast_id = rival.podcasts[0]?.podcast_id;
      expect(
        (await given.send(`/io/availability?podcast_id=${podcast_id}&from=2026-01-01&to=2026-01-02`)).status,
      ).toBe(404);
      expect(
        (await given.send('/ad-units', { body: { podcast_id, name: 'x', position: 'mid' } })).status,
      ).toBe(404);
    });
  });
});
