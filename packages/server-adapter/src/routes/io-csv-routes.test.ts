import { eachDatabase } from '@podflight/testing/databases';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GivenIo, givenIo } from '../given-io.ts';

eachDatabase((_kind, open) => {
  let given: GivenIo;
  beforeAll(async () => {
    given = await givenIo(open);
  });
  beforeEach(() => given.clear());
  const file = (deal_id = given.tenants.acme.campaigns[0]?.campaign_id) =>
    `deal_id;ad_unit_id;episode_id;flight_start;flight_end;booked_impressions;booked_cpm_cents\r\n${deal_id};${given.units.acme};${given.tenants.acme.episodes[0]?.episode_id};2026-02-01;2026-02-28;10000;2500\r\n`;
  const send = (csv: string, query = 'currency=USD', headers: Record<string, string> = {}) =>
    given.send(`/io/import?${query}`, { csv, headers });
  const exported = async (query = '') => (await given.send(`/io/export.csv?${query}`)).text();

  describe('a CSV file of bookings', () => {
    it('is booked, and written again as a file that can be booked', async () => {
      const response = await send(file(), 'currency=USD&time_zone=Europe/Berlin');
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({
        dry_run: false,
        orders: [{ io_number: 'IO-00001', lines: 1, gross_cents: 25_000 }],
      });
      const text = await exported('time_zone=Europe/Berlin');
      expect(text.split('\r\n')[1]).toContain('2026-02-01,2026-02-28,10000,2500');
      await given.clear();
      expect((await send(text, 'currency=USD&time_zone=Europe/Berlin')).status).toBe(200);
      expect(await exported('time_zone=Europe/Berlin')).toBe(text);
    });

    it('is tried with dry_run, and booked once for one key', async () => {
      expect(await (await send(file(), 'currency=USD&dry_run=true')).json()).toMatchObject({ dry_run: true });
      expect((await exported()).split('\r\n')).toHaveLength(2);
      await send(file(), 'currency=USD', { 'idempotency-key': 'k' });
      const again = await send(file(), 'currency=USD', { 'idempotency-key': 'k' });
      expect(await again.json()).toMatchObject({ orders: [{ already_booked: true }] });
    });

    it('is refused as a whole with what is wrong by line and column', async () => {
      await send(file());
      const taken = await send(file());
      expect(taken.status).toBe(422);
      expect(await taken.json()).toMatchObject({
        code: 'io.csv_refused',
        errors: [
          {
            line: 2,
            column: 'ad_unit_id',
            code: 'io.slot_taken',
            alternatives: [{ kind: 'flight' }, { kind: 'episode' }],
          },
        ],
      });
      const unknown = await send(file('nobody'));
      expect((await unknown.json()).errors).toMatchObject([
        { code: 'io.campaign_not_found', value: 'nobody' },
      ]);
    });

    it('says its currency and its type', async () => {
      expect((await send(file(), '')).status).toBe(400);
      expect((await send(file(), 'currency=dollars')).status).toBe(400);
      expect((await send(file(), 'currency=USD', { 'content-type': 'text/plain' })).status).toBe(415);
    });
  });

  it('another tenant’s bookings are not in the file', async () => {
    await given.send('/io', { tenant: 'rival', body: given.order({}, 'rival') });
    expect((await exported()).split('\r\n')).toHaveLength(2);
  });

  it('the file is a download that nobody caches', async () => {
    const { headers } = await given.send('/io/export.csv');
    expect(headers.get('content-disposition')).toBe('attachment; filename="podflight-bookings.csv"');
    expect(headers.get('cache-control')).toBe('private, no-store');
  });
});
