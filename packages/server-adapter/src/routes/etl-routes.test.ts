import { gzipSync } from 'node:zlib';
import { eachDatabase, type TestDatabase } from '@podflight/testing/databases';
import { givenTwoTenants, type TwoTenants } from '@podflight/testing/given';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PodflightHandler } from '../create-podflight-handler.ts';
import { givenHandler, requestOf } from '../given-handler.ts';

const UPLOAD = '/api/v1/etl/upload';
const NOBODYS_ID = '99999999-9999-4999-8999-999999999999';
const csvType = { 'content-type': 'text/csv' };

eachDatabase((_kind, open) => {
  let database: TestDatabase;
  let tenants: TwoTenants;
  let handler: PodflightHandler;
  let described: (path: string, method: string, response: Response) => Promise<void>;

  beforeAll(async () => {
    database = await open();
    tenants = await givenTwoTenants(database.owner);
    handler = givenHandler({ db: database.db, clock: tickingClock() });
    described = await checkerOf(handler);
  });
  beforeEach(async () => {
    for (const table of ['etl_imports', 'metrics_daily', 'event_outbox']) {
      await sql`delete from ${sql.table(table)}`.execute(database.owner);
    }
  });

  type As = RequestInit & { role?: string; tenant?: 'acme' | 'rival' };

  /** Sends a request and holds its answer against the OpenAPI document. */
  async function send(path: string, { tenant = 'acme', ...init }: As = {}): Promise<Response> {
    const response = await handler(requestOf(path, { ...init, tenant_id: tenants[tenant].tenant_id }));
    await described(path, init.method ?? 'GET', response.clone());
    return response;
  }

  const upload = (
    body: BodyInit,
    headers: Record<string, string> = csvType,
    query = '',
    tenant: As['tenant'] = 'acme',
  ) => send(`${UPLOAD}${query}`, { method: 'POST', body, headers, tenant });

  function csv(days = 2, tenant: 'acme' | 'rival' = 'acme'): string {
    const [episode] = tenants[tenant].episodes;
    const rows = Array.from(
      { length: days },
      (_, n) => `2026-09-0${n + 1},${episode?.episode_id},spotify,${100 + n}`,
    );
    return ['day,episode_id,source,downloads', ...rows, ''].join('\n');
  }

  const stored = async () => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from metrics_daily`.execute(
      database.owner,
    );
    return rows[0]?.n;
  };

  describe('an upload', () => {
    it('stores the rows of a raw body and answers with the report', async () => {
      const response = await upload(csv(), csvType, '?file_name=sept.csv&unknown=1');
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({
        status: 'completed',
        mode: 'atomic',
        file_name: 'sept.csv',
        records_imported: 2,
        records_inserted: 2,
        records_updated: 0,
        records_unchanged: 0,
        records_failed: 0,
        records_duplicate: 0,
        warnings: [],
        errors: [],
      });
      expect(await stored()).toBe(2);
    });

    it.each(['', 'application/octet-stream', 'application/json'])(
      'is read as a file when its type is %j',
      async (type) => {
        const response = await upload(
          new TextEncoder().encode(csv()),
          type === '' ? {} : { 'content-type': type },
        );
        expect(await response.json()).toMatchObject({ status: 'completed', records_inserted: 2 });
      },
    );

    it('is read gzipped, with and without a word about it', async () => {
      const zipped = new Uint8Array(gzipSync(csv()));
      const first = await upload(zipped, { ...csvType, 'content-encoding': 'gzip' });
      expect(await first.json()).toMatchObject({ status: 'completed', records_inserted: 2 });
      const second = await upload(zipped, { 'content-type': 'application/gzip' }, '?force=true');
      expect(await second.json()).toMatchObject({ status: 'completed', records_unchanged: 2 });
    });

    it('is refused in an encoding that is not read', async () => {
      const response = await upload(csv(), { ...csvType, 'content-encoding': 'br' });
      expect(response.status).toBe(415);
      expect(response.headers.get('accept-encoding')).toBe('gzip, identity');
    });

    it('takes a form with options before its file', async () => {
      const form = new FormData();
      form.set('mode', 'partial');
      form.set('dry_run', 'true');
      form.set('file', new File([csv()], 'größe.csv'));
      const response = await send(UPLOAD, { method: 'POST', body: form });
      expect(await response.json()).toMatchObject({
        status: 'completed',
        mode: 'partial',
        dry_run: true,
        file_name: 'größe.csv',
        records_inserted: 2,
      });
      expect(await stored()).toBe(0);
    });

    it('refuses a form with a field it does not know', async () => {
      const form = new FormData();
      form.set('moode', 'partial');
      form.set('file', new File([csv()], 'a.csv'));
      const response = await send(UPLOAD, { method: 'POST', body: form });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'request.invalid', errors: [{ path: 'moode' }] });
    });

    it('stores nothing of a form that ends before its last boundary', async () => {
      const body = `--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${csv()}`;
      const response = await upload(body, { 'content-type': 'multipart/form-data; boundary=x' });
      expect(response.status).toBe(400);
      expect((await response.json()).code).toMatch(/body.incomplete/);
      expect(await stored()).toBe(0);
    });

    it('with a bad row stores nothing and answers 400 with the report as a problem', async () => {
      const response = await upload(csv().replace('101', '-1'));
      expect(response.status).toBe(400);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(await response.json()).toMatchObject({
        status: 400,
        import_status: 'failed',
        import_id: expect.any(String),
        rows_read: 2,
        records_imported: 0,
        records_failed: 2,
        errors: [{ line: 3, column: 'downloads', code: 'negative', value: '-1' }],
      });
      expect(await stored()).toBe(0);
    });

    it('with a bad row stores the others when it may', async () => {
      const response = await upload(csv().replace('101', '-1'), csvType, '?mode=partial');
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({
        status: 'completed',
        records_inserted: 1,
        records_failed: 1,
      });
    });

    it('larger than the limit answers 413', async () => {
      const small = givenHandler({ db: database.db, limits: { maxBytes: 50 } });
      const { tenant_id } = tenants.acme;
      const response = await small(
        requestOf(UPLOAD, { method: 'POST', body: csv(), headers: csvType, tenant_id }),
      );
      expect(response.status).toBe(413);
      expect(await response.json()).toMatchObject({ code: 'too-large', import_status: 'failed' });
    });

    it.each([
      ['another length than X-Upload-Length', { 'x-upload-length': '5' }],
      ['another length than Content-Length', { 'content-length': '5' }],
      ['another sum than X-Content-SHA256', { 'x-content-sha256': '0'.repeat(64) }],
    ])('with %s stores nothing', async (_title, headers) => {
      const response = await upload(csv(), { ...csvType, ...headers });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ errors: [{ code: 'body-incomplete' }] });
      expect(await stored()).toBe(0);
    });

    it.each([
      ['?mode=all', {}, 'mode'],
      ['?dry_run=maybe', {}, 'dry_run'],
      ['?force=true&force=false', {}, 'force'],
      ['', { 'x-content-sha256': 'abc' }, 'X-Content-SHA256'],
      ['', { 'x-upload-length': '-1' }, 'X-Upload-Length'],
      ['', { 'idempotency-key': 'x'.repeat(256) }, 'Idempotency-Key'],
    ])('is refused with %s and %j', async (query, headers, path) => {
      const response = await upload(csv(), { ...csvType, ...headers }, query);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'request.invalid', errors: [{ path }] });
    });

    it('repeated with its key gets the first answer', async () => {
      const headers = { ...csvType, 'idempotency-key': 'monday' };
      const first = await (await upload(csv(), headers)).json();
      const again = await (await upload(csv(), headers)).json();
      expect(again).toMatchObject({ import_id: first.import_id, records_inserted: 2 });
      const other = await upload(csv(1), headers);
      expect(other.status).toBe(422);
      expect(await other.json()).toMatchObject({ code: 'etl.idempotency_key_reused' });
    });

    it('of the same file again says so and changes nothing', async () => {
      const first = await (await upload(csv())).json();
      const again = await (await upload(csv())).json();
      expect(again).toMatchObject({ import_id: first.import_id, already_imported: true });
    });

    it('that stops halfway because its client went away stores nothing', async () => {
      const gone = new AbortController();
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new TextEncoder().encode(csv()));
        },
        pull(controller) {
          gone.abort();
          controller.error(new Error('gone'));
        },
      });
      const response = await send(UPLOAD, { method: 'POST', body, headers: csvType, signal: gone.signal });
      expect(response.status).toBe(499);
      expect(await stored()).toBe(0);
    });
  });

  describe('the history', () => {
    it('lists imports page by page, newest first', async () => {
      for (const days of [1, 2, 3]) await upload(csv(days));
      const first = await (await send('/api/v1/etl/status?limit=2')).json();
      expect(first.items.map((one: { rows_read: number }) => one.rows_read)).toEqual([3, 2]);
      const second = await (await send(`/api/v1/etl/status?limit=2&cursor=${first.next_cursor}`)).json();
      expect(second.items.map((one: { rows_read: number }) => one.rows_read)).toEqual([1]);
      expect(second.next_cursor).toBeNull();
    });

    it('finds an upload by its key and by its status', async () => {
      await upload(csv(1), { ...csvType, 'idempotency-key': 'mine' });
      await upload('no header');
      expect((await (await send('/api/v1/etl/status?idempotency_key=mine')).json()).items).toHaveLength(1);
      expect((await (await send('/api/v1/etl/status?status=failed')).json()).items).toHaveLength(1);
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
      expect((await send(`/api/v1/etl/status${query}`)).status).toBe(400);
    });

    it('shows one import and its errors as CSV', async () => {
      const { import_id } = await (await upload(csv().replace('101', '-1'))).json();
      const one = await send(`/api/v1/etl/status/${import_id}`);
      expect(await one.json()).toMatchObject({ import_id, status: 'failed', errors: [{ code: 'negative' }] });
      const errors = await send(`/api/v1/etl/status/${import_id}/errors.csv`);
      expect(errors.headers.get('content-disposition')).toBe(
        `attachment; filename="import-${import_id.slice(0, 8)}-errors.csv"`,
      );
      expect(await errors.text()).toContain('_line');
    });

    it('keeps an ended import as it is when asked to cancel it', async () => {
      const { import_id } = await (await upload(csv())).json();
      const response = await send(`/api/v1/etl/status/${import_id}/cancel`, { method: 'POST' });
      expect(await response.json()).toMatchObject({ import_id, status: 'completed' });
    });

    it('cancels an import that runs', async () => {
      let more: (bytes: Uint8Array) => void = () => undefined;
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          more = (bytes) => controller.enqueue(bytes);
        },
      });
      more(new TextEncoder().encode(csv()));
      const running = send(UPLOAD, {
        method: 'POST',
        body,
        headers: { ...csvType, 'idempotency-key': 'long' },
      });
      let import_id = '';
      await expect
        .poll(async () => {
          const { items } = await (await send('/api/v1/etl/status?idempotency_key=long')).json();
          import_id = items[0]?.import_id ?? '';
          return import_id;
        })
        .not.toBe('');
      expect((await send(`/api/v1/etl/status/${import_id}/cancel`, { method: 'POST' })).status).toBe(200);
      const rows = csv(9).split('\n').slice(1).join('\n');
      const feeding = setInterval(() => more(new TextEncoder().encode(rows.repeat(2000))), 20);
      const response = await running.finally(() => clearInterval(feeding));
      expect(response.status).toBe(499);
      expect(await (await send(`/api/v1/etl/status/${import_id}`)).json()).toMatchObject({
        error_code: 'cancelled',
      });
      expect(await stored()).toBe(0);
    });
  });

  describe('another tenant’s import', () => {
    it.each([
      ['GET', ''],
      ['GET', '/errors.csv'],
      ['POST', '/cancel'],
    ])('reads like none at all: %s …%s', async (method, rest) => {
      const { import_id } = await (await upload(csv(2, 'rival'), csvType, '', 'rival')).json();
      const answers = await Promise.all(
        [import_id, NOBODYS_ID, 'x', '%00'].map(async (id) => {
          const response = await send(`/api/v1/etl/status/${id}${rest}`, { method });
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
      await upload(csv(2, 'rival'), { ...csvType, 'idempotency-key': 'theirs' }, '', 'rival');
      expect((await (await send('/api/v1/etl/status')).json()).items).toEqual([]);
      expect((await (await send('/api/v1/etl/status?idempotency_key=theirs')).json()).items).toEqual([]);
    });

    it('does not stand in the way of the same key and the same file', async () => {
      const headers = { ...csvType, 'idempotency-key': 'both' };
      await upload(csv(2, 'rival'), headers, '', 'rival');
      expect(await (await upload(csv(2), headers)).json()).toMatchObject({ records_inserted: 2 });
    });

    it('has episodes that read like none at all', async () => {
      const response = await upload(csv(1, 'rival'));
      const { errors } = await response.json();
      expect(errors.map(({ code }: { code: string }) => code)).toContain('unknown-episode');
      expect(await stored()).toBe(0);
    });
  });

  it('the template imports into nothing but its own header, and downloads under a name', async () => {
    const response = await send('/api/v1/etl/template.csv');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toContain('attachment; filename="');
    expect(await response.text()).toContain('episode_id');
  });

  it('the health card answers before and after an import', async () => {
    expect(await (await send('/api/v1/etl/health')).json()).toMatchObject({ status: 'never' });
    await upload(csv(9));
    expect(await (await send('/api/v1/etl/health')).json()).toMatchObject({ data_through: '2026-09-09' });
  });

  it('the features tell flags, role and limits', async () => {
    expect(await (await send('/api/v1/features', { role: 'viewer' })).json()).toMatchObject({
      features: { ENABLE_ETL_CSV_UPLOAD: true },
      role: 'viewer',
      limits: { max_bytes: 52_428_800, max_rows: 1_000_000 },
    });
  });
});

/** A second later at each look. */
function tickingClock(): () => Date {
  let at = Date.parse('2026-09-10T12:00:00Z');
  return () => {
    at += 1000;
    return new Date(at);
  };
}

/** Holds answers against the OpenAPI document: the path, the status, the content type, the body. */
async function checkerOf(handler: PodflightHandler) {
  const document = await (await handler(requestOf('/api/v1/openapi.json'))).json();
  const ajv = new Ajv2020({ strict: false, formats: { 'date-time': true, date: true, binary: true } });
  ajv.addSchema(document, 'api');
  const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');
  return async (url: string, method: string, response: Response) => {
    const { pathname } = new URL(url, 'https://host.example');
    const path = Object.keys(document.paths).find((one) =>
      new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`).test(pathname),
    );
    const responses = document.paths[path ?? '']?.[method.toLowerCase()]?.responses;
    const status = responses?.[response.status] ? String(response.status) : 'default';
    const type = response.headers.get('content-type')?.split(';')[0] ?? '';
    expect(Object.keys(responses?.[status]?.content ?? {}), `${method} ${url} ${response.status}`).toContain(
      type,
    );
    const pointer = [
      'paths',
      path ?? '',
      method.toLowerCase(),
      'responses',
      status,
      'content',
      type,
      'schema',
    ];
    const validate = ajv.getSchema(
      `api#/${pointer.map((part) => encodeURIComponent(escaped(part))).join('/')}`,
    );
    if (!validate) throw new Error(`there is no schema for ${method} ${url} ${response.status}`);
    const text = await response.text();
    const valid = validate(type.endsWith('json') ? JSON.parse(text) : text);
    expect(valid, `${JSON.stringify(validate.errors)} in ${text}`).toBe(true);
  };
}
