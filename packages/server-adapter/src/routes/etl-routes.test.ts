import { eachDatabase } from '@podflight/testing/databases';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CSV_TYPE, type GivenEtl, givenEtl, UPLOAD } from '../given-etl.ts';

const NOBODYS_ID = '99999999-9999-4999-8999-999999999999';

eachDatabase((_kind, open) => {
  let given: GivenEtl;
  beforeAll(async () => {
    given = await givenEtl(open);
  });
  beforeEach(() => given.clear());

  describe('the history', () => {
    it('lists imports page by page, newest first', async () => {
      for (const days of [1, 2, 3]) await given.upload(given.csv(days));
      const first = await (await given.send('/api/v1/etl/status?limit=2')).json();
      expect(first.items.map((one: { rows_read: number }) => one.rows_read)).toEqual([3, 2]);
      const second = await (
        await given.send(`/api/v1/etl/status?limit=2&cursor=${first.next_cursor}`)
      ).json();
      expect(second.items.map((one: { rows_read: number }) => one.rows_read)).toEqual([1]);
      expect(second.next_cursor).toBeNull();
    });

    it('finds an upload by its key and by its status', async () => {
      await given.upload(given.csv(1), { ...CSV_TYPE, 'idempotency-key': 'mine' });
      await given.upload('no header');
      expect((await (await given.send('/api/v1/etl/status?idempotency_key=mine')).json()).items).toHaveLength(
        1,
      );
      expect((await (await given.send('/api/v1/etl/status?status=failed')).json()).items).toHaveLength(1);
    });

    it.each([
      '?limit=0',
      '?limit=101',
      '?limit=x',
      '?status=done',
      '?cursor=%00',
      '?cursor=bm9uZQ',
      `?cursor=${btoa('["never","never"]')}`,
      '?idempotency_key=',
    ])('refuses %s', async (query) => {
      expect((await given.send(`/api/v1/etl/status${query}`)).status).toBe(400);
    });

    it('shows one import and its errors as CSV', async () => {
      const { import_id } = await (await given.upload(given.csv().replace('101', '-1'))).json();
      const one = await given.send(`/api/v1/etl/status/${import_id}`);
      expect(await one.json()).toMatchObject({ import_id, status: 'failed', errors: [{ code: 'negative' }] });
      const errors = await given.send(`/api/v1/etl/status/${import_id}/errors.csv`);
      expect(errors.headers.get('content-disposition')).toBe(
        `attachment; filename="import-${import_id.slice(0, 8)}-errors.csv"`,
      );
      expect(await errors.text()).toContain('_line');
    });

    it('keeps an ended import as it is when asked to cancel it', async () => {
      const { import_id } = await (await given.upload(given.csv())).json();
      const response = await given.send(`/api/v1/etl/status/${import_id}/cancel`, { method: 'POST' });
      expect(await response.json()).toMatchObject({ import_id, status: 'completed' });
    });

    it('cancels an import that runs', async () => {
      const rows = given.csv(9).split('\n').slice(1).join('\n');
      let next = given.csv();
      const body = new ReadableStream<Uint8Array>({
        async pull(controller) {
          await new Promise((resolve) => setTimeout(resolve, 20));
          controller.enqueue(new TextEncoder().encode(next));
          next = rows.repeat(2000);
        },
      });
      const running = given.send(UPLOAD, {
        method: 'POST',
        body,
        headers: { ...CSV_TYPE, 'idempotency-key': 'long' },
      });
      let import_id = '';
      await expect
        .poll(async () => {
          const { items } = await (await given.send('/api/v1/etl/status?idempotency_key=long')).json();
          import_id = items[0]?.import_id ?? '';
          return import_id;
        })
        .not.toBe('');
      expect((await given.send(`/api/v1/etl/status/${import_id}/cancel`, { method: 'POST' })).status).toBe(
        200,
      );
      const response = await running;
      expect(response.status).toBe(499);
      expect(await (await given.send(`/api/v1/etl/status/${import_id}`)).json()).toMatchObject({
        error_code: 'cancelled',
      });
      expect(await given.stored()).toBe(0);
    });
  });

  describe('another tenant’s import', () => {
    it.each([
      ['GET', ''],
      ['GET', '/errors.csv'],
      ['POST', '/cancel'],
    ])('reads like none at all: %s …%s', async (method, rest) => {
      const { import_id } = await (await given.upload(given.csv(2, 'rival'), CSV_TYPE, '', 'rival')).json();
      const answers = await Promise.all(
        [import_id, NOBODYS_ID, 'x', '%00'].map(async (id) => {
          const response = await given.send(`/api/v1/etl/status/${id}${rest}`, { method });
          const text = (await response.text())
            .replaceAll(decodeURIComponent(id), 'ID')
            .replace('\\u0000', 'ID');
          return { status: response.status, headers: [...response.headers], text };
        }),
      );
      expect(answers[0]?.status).toBe(404);
      expect(answers[1]).toEqual(answers[0]);
      if (rest !== '' || method !== 'GET') expect(answers.map(({ status }) => status)).toContain(404);
    });

    it('is not in the list, nor under its key', async () => {
      await given.upload(given.csv(2, 'rival'), { ...CSV_TYPE, 'idempotency-key': 'theirs' }, '', 'rival');
      expect((await (await given.send('/api/v1/etl/status')).json()).items).toEqual([]);
      expect((await (await given.send('/api/v1/etl/status?idempotency_key=theirs')).json()).items).toEqual(
        [],
      );
    });

    it('does not stand in the way of the same key and the same file', async () => {
      const headers = { ...CSV_TYPE, 'idempotency-key': 'both' };
      await given.upload(given.csv(2, 'rival'), headers, '', 'rival');
      expect(await (await given.upload(given.csv(2), headers)).json()).toMatchObject({ records_inserted: 2 });
    });

    it('has episodes that read like none at all', async () => {
      const response = await given.upload(given.csv(1, 'rival'));
      const { errors } = await response.json();
      expect(errors.map(({ code }: { code: string }) => code)).toContain('unknown-episode');
      expect(await given.stored()).toBe(0);
    });
  });

  it('the template imports into nothing but its own header, and downloads under a name', async () => {
    const response = await given.send('/api/v1/etl/template.csv');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toContain('attachment; filename="');
    expect(await response.text()).toContain('episode_id');
  });

  it('the health card answers before and after an import', async () => {
    expect(await (await given.send('/api/v1/etl/health')).json()).toMatchObject({
      card: 'etl_health',
      state: 'empty',
      data: null,
    });
    await given.upload(given.csv(9));
    expect(await (await given.send('/api/v1/etl/health')).json()).toMatchObject({
      data_through: '2026-09-09',
    });
  });

  it('the features tell flags, role and limits', async () => {
    expect(await (await given.send('/api/v1/features', { role: 'viewer' })).json()).toMatchObject({
      features: { ENABLE_ETL_CSV_UPLOAD: true },
      role: 'viewer',
      limits: { max_bytes: 52_428_800, max_rows: 1_000_000 },
    });
  });
});
