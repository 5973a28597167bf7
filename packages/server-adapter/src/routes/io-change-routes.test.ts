import { getIoDocument } from '@podflight/core/io';
import { renderIoPdf } from '@podflight/core/io/pdf';
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
    (await (await given.send('/io', { tenant, body: given.order(line, tenant) })).json()).lines[0];
  const post = async (path: string, body: unknown = {}) => {
    const response = await given.send(path, { body });
    return { status: response.status, body: await response.json() };
  };

  it('an edit makes a revision that is accepted', async () => {
    const { io_id } = await book();
    const patch = (body: unknown) => given.send(`/io/${io_id}`, { method: 'PATCH', body });
    expect(await (await patch({ booked_impressions: 5, revision: 1 })).json()).toMatchObject({
      revision: 2,
      revisions: [{}, { needs_acceptance: true, accepted_by: null }],
    });
    expect((await patch({ booked_impressions: 6, revision: 1 })).status).toBe(409);
    expect((await patch({ impressions: 6 })).status).toBe(400);
    const accepted = await post(`/io/${io_id}/accept`, { revision: 2, accepted_by: 'Ada of Acme' });
    expect(accepted.body.revisions[1]).toMatchObject({ accepted_by: 'Ada of Acme' });
  });

  it('an edit into a slot that is taken says what is free', async () => {
    await book();
    const { io_id } = await book({ episode_id: given.tenants.acme.episodes[1]?.episode_id });
    const response = await given.send(`/io/${io_id}`, {
      method: 'PATCH',
      body: { episode_id: given.tenants.acme.episodes[0]?.episode_id },
    });
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({
      code: 'io.slot_taken',
      details: { alternatives: [{ kind: 'flight' }] },
    });
  });

  it('a cancellation answers with what remains payable, once', async () => {
    const { io_id } = await book();
    given.at('2026-01-24T10:00:00Z');
    expect((await post(`/io/${io_id}/cancel`, { dry_run: true })).body).toMatchObject({
      status: 'scheduled',
      dry_run: true,
      cancellation: { payable_cents: 5357, saved_cents: 19_643, effective_on: '2026-02-07' },
    });
    expect((await post(`/io/${io_id}/cancel`, { reason: 'budget cut' })).body).toMatchObject({
      status: 'cancelled',
      payable_cents: 5357,
      allowed_actions: [],
    });
    expect(await post(`/io/${io_id}/cancel`)).toMatchObject({
      status: 409,
      body: { code: 'io.transition_refused' },
    });
  });

  it('the clock ticks, and what is owed is settled', async () => {
    const { io_id } = await book({ booked_impressions: null });
    given.at('2026-03-10T00:00:00Z');
    expect((await post('/io/advance')).body).toMatchObject({ started: 1, completed: 1, more: false });
    expect(await post(`/io/${io_id}/resolve`, { resolution: 'waived' })).toMatchObject({
      status: 409,
      body: { code: 'io.transition_refused' },
    });
    const makegood = { ad_unit_id: given.units.acme, flight_start: '2026-04-01', flight_end: '2026-04-02' };
    const size = await given.send(`/io/${io_id}/makegood?reason=missed_drop&agreed_impressions=500`);
    expect(await size.json()).toMatchObject({ impressions: 500, outstanding_impressions: 0, blockers: [] });
    expect((await given.send(`/io/${io_id}/makegood?cpm_cents=dear`)).status).toBe(400);
    expect(await post(`/io/${io_id}/makegood`, makegood)).toMatchObject({
      status: 409,
      body: {
        code: 'io.makegood_refused',
        details: { blockers: [{ code: 'nothing_owed' }, { code: 'nothing_to_make_up' }] },
      },
    });
    const quality = await post(`/io/${io_id}/makegood`, {
      ...makegood,
      reason: 'missed_drop',
      agreed_impressions: 500,
    });
    expect(quality).toMatchObject({
      status: 200,
      body: { lines: [{ booked_impressions: 500, makegood_of_id: io_id }] },
    });
    expect(await post(`/io/${io_id}/resolve`, { resolution: 'credit', dry_run: true })).toMatchObject({
      status: 200,
      body: { status: 'makegood', settles: { impressions: 500, open_makegoods: 1 }, dry_run: true },
    });
    expect(await post(`/io/${io_id}/resolve`, { resolution: 'waived' })).toMatchObject({
      status: 200,
      body: { status: 'completed', resolution: 'waived' },
    });
  });

  it('the order prints, in every wording that it had', async () => {
    const { io_id } = await book();
    await given.send(`/io/${io_id}`, { method: 'PATCH', body: { booked_impressions: 5 } });
    const print = (query = '') => given.send(`/io/${io_id}/pdf${query}`);
    const current = await print();
    expect(current.headers.get('content-type')).toBe('application/pdf');
    expect(current.headers.get('content-disposition')).toBe('attachment; filename="IO-00001-r2.pdf"');
    const bytes = new Uint8Array(await current.arrayBuffer());
    expect(new TextDecoder('latin1').decode(bytes.subarray(0, 5))).toBe('%PDF-');
    expect((await print('?revision=1')).headers.get('content-disposition')).toContain('IO-00001-r1.pdf');
    expect((await print('?revision=3')).status).toBe(404);
  });

  it('the order prints as a draft until a change of it is accepted', async () => {
    const { io_id } = await book();
    const ctx = { db: given.database.db, tenant_id: given.tenants.acme.tenant_id };
    const printed = async () =>
      Buffer.from(await (await given.send(`/io/${io_id}/pdf`)).arrayBuffer()).toString('latin1');
    // The same input makes the same bytes.
    const rendered = async (mark: { status?: 'draft' }) => {
      const { document } = await getIoDocument(ctx, io_id);
      return Buffer.from(await renderIoPdf({ ...document, ...mark })).toString('latin1');
    };
    expect((await printed()) === (await rendered({}))).toBe(true);
    await given.send(`/io/${io_id}`, { method: 'PATCH', body: { booked_impressions: 5 } });
    expect((await printed()) === (await rendered({ status: 'draft' }))).toBe(true);
    await post(`/io/${io_id}/accept`, { revision: 2, accepted_by: 'Ada of Acme' });
    expect((await printed()) === (await rendered({}))).toBe(true);
  });

  describe('another tenant’s booking', () => {
    it.each<[string, string, unknown]>([
      ['PATCH', '', { booked_impressions: 1 }],
      ['POST', '/accept', { revision: 1, accepted_by: 'x' }],
      ['POST', '/cancel', {}],
      ['POST', '/makegood', { ad_unit_id: NOBODYS_ID, flight_start: '2026-04-01', flight_end: '2026-04-02' }],
      ['GET', '/makegood', undefined],
      ['POST', '/resolve', { resolution: 'waived' }],
      ['GET', '/pdf', undefined],
    ])('reads like none at all: %s …%s', async (method, rest, body) => {
      const { io_id } = await book({}, 'rival');
      const answers = await Promise.all(
        [io_id, NOBODYS_ID].map(async (id) => {
          const response = await given.send(`/io/${id}${rest}`, {
            method,
            ...(body !== undefined && { body }),
          });
          return { status: response.status, text: (await response.text()).replaceAll(id, 'ID') };
        }),
      );
      expect(answers[0]?.status).toBe(404);
      expect(answers[1]).toEqual(answers[0]);
    });
  });
});
