import { gzipSync } from 'node:zlib';
import { eachDatabase } from '@podflight/testing/databases';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CSV_TYPE, type GivenEtl, givenEtl, UPLOAD } from '../given-etl.ts';

eachDatabase((_kind, open) => {
  let given: GivenEtl;
  beforeAll(async () => {
    given = await givenEtl(open);
  });
  beforeEach(() => given.clear());

  describe('an upload', () => {
    it('stores the rows of a raw body and answers with the report', async () => {
      const response = await given.upload(given.csv(), CSV_TYPE, '?file_name=sept.csv&unknown=1');
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
      expect(await given.stored()).toBe(2);
    });

    it.each(['', 'application/octet-stream', 'application/json'])(
      'is read as a file when its type is %j',
      async (type) => {
        const response = await given.upload(
          new TextEncoder().encode(given.csv()),
          type === '' ? {} : { 'content-type': type },
        );
        expect(await response.json()).toMatchObject({ status: 'completed', records_inserted: 2 });
      },
    );

    it('is read gzipped, with and without a word about it', async () => {
      const zipped = new Uint8Array(gzipSync(given.csv()));
      const first = await given.upload(zipped, { ...CSV_TYPE, 'content-encoding': 'gzip' });
      expect(await first.json()).toMatchObject({ status: 'completed', records_inserted: 2 });
      const second = await given.upload(zipped, { 'content-type': 'application/gzip' }, '?force=true');
      expect(await second.json()).toMatchObject({ status: 'completed', records_unchanged: 2 });
    });

    it('is refused in an encoding that is not read', async () => {
      const response = await given.upload(given.csv(), { ...CSV_TYPE, 'content-encoding': 'br' });
      expect(response.status).toBe(415);
      expect(response.headers.get('accept-encoding')).toBe('gzip, identity');
    });

    it('takes a form with options before its file', async () => {
      const form = new FormData();
      form.set('mode', 'partial');
      form.set('dry_run', 'true');
      form.set('file', new File([given.csv()], 'größe.csv'));
      const response = await given.send(UPLOAD, { method: 'POST', body: form });
      expect(await response.json()).toMatchObject({
        status: 'completed',
        mode: 'partial',
        dry_run: true,
        file_name: 'größe.csv',
        records_inserted: 2,
      });
      expect(await given.stored()).toBe(0);
    });

    it.each([
      ['mode', 'atomic', 'partial', '"atomic"', '"partial"'],
      ['dry_run', 'true', 'false', 'true', 'false'],
      ['force', '0', '1', 'false', 'true'],
      ['provisional', 'false', 'true', 'false', 'true'],
      ['file_name', 'a.csv', 'b.csv', '"a.csv"', '"b.csv"'],
    ])('refuses a form that says %s otherwise than its address', async (option, inQuery, inForm, ...both) => {
      const form = new FormData();
      form.set(option, inForm);
      form.set('file', new File([given.csv()], 'a.csv'));
      const response = await given.send(`${UPLOAD}?${option}=${inQuery}`, { method: 'POST', body: form });
      expect(response.status).toBe(400);
      const problem = await response.json();
      expect(problem).toMatchObject({
        code: 'request.invalid',
        errors: [{ path: option, code: 'conflict' }],
      });
      for (const value of both) expect(problem.detail).toContain(value);
      expect(await given.stored()).toBe(0);
    });

    it('takes a form that says the same as its address', async () => {
      const form = new FormData();
      form.set('mode', 'partial');
      form.set('dry_run', '1');
      form.set('file', new File([given.csv()], 'a.csv'));
      const query = '?mode=partial&dry_run=true&force=true';
      const response = await given.send(`${UPLOAD}${query}`, { method: 'POST', body: form });
      expect(await response.json()).toMatchObject({ mode: 'partial', dry_run: true, records_inserted: 2 });
    });

    it('refuses a form with a field it does not know', async () => {
      const form = new FormData();
      form.set('moode', 'partial');
      form.set('file', new File([given.csv()], 'a.csv'));
      const response = await given.send(UPLOAD, { method: 'POST', body: form });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'request.invalid', errors: [{ path: 'moode' }] });
    });

    it('stores nothing of a form that ends before its last boundary', async () => {
      const body = `--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${given.csv()}`;
      const response = await given.upload(body, { 'content-type': 'multipart/form-data; boundary=x' });
      expect(response.status).toBe(400);
      expect((await response.json()).code).toMatch(/body.incomplete/);
      expect(await given.stored()).toBe(0);
    });

    it('with a bad row stores nothing and answers 400 with the report as a problem', async () => {
      const response = await given.upload(given.csv().replace('101', '-1'));
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
      expect(await given.stored()).toBe(0);
    });

    it('with a bad row stores the others when it may', async () => {
      const response = await given.upload(given.csv().replace('101', '-1'), CSV_TYPE, '?mode=partial');
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({
        status: 'completed',
        records_inserted: 1,
        records_failed: 1,
      });
    });

    it('larger than the limit answers 413', async () => {
      const small = given.serve({ limits: { maxBytes: 50 } });
      const response = await given.send(
        UPLOAD,
        { method: 'POST', body: given.csv(), headers: CSV_TYPE },
        small,
      );
      expect(response.status).toBe(413);
      expect(await response.json()).toMatchObject({ code: 'too-large', import_status: 'failed' });
    });

    it.each([
      ['another length than X-Upload-Length', { 'x-upload-length': '5' }],
      ['another length than Content-Length', { 'content-length': '5' }],
      ['another sum than X-Content-SHA256', { 'x-content-sha256': '0'.repeat(64) }],
    ])('with %s stores nothing', async (_title, headers) => {
      const response = await given.upload(given.csv(), { ...CSV_TYPE, ...headers });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ errors: [{ code: 'body-incomplete' }] });
      expect(await given.stored()).toBe(0);
    });

    it.each([
      ['?mode=all', {}, 'mode'],
      ['?dry_run=maybe', {}, 'dry_run'],
      ['?force=true&force=false', {}, 'force'],
      ['', { 'x-content-sha256': 'abc' }, 'X-Content-SHA256'],
      ['', { 'x-upload-length': '-1' }, 'X-Upload-Length'],
      ['', { 'idempotency-key': 'x'.repeat(256) }, 'Idempotency-Key'],
    ])('is refused with %s and %j', async (query, headers, path) => {
      const response = await given.upload(given.csv(), { ...CSV_TYPE, ...headers }, query);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'request.invalid', errors: [{ path }] });
    });

    it('repeated with its key gets the first answer', async () => {
      const headers = { ...CSV_TYPE, 'idempotency-key': 'monday' };
      const first = await (await given.upload(given.csv(), headers)).json();
      const again = await (await given.upload(given.csv(), headers)).json();
      expect(again).toMatchObject({ import_id: first.import_id, records_inserted: 2 });
      const other = await given.upload(given.csv(1), headers);
      expect(other.status).toBe(422);
      expect(await other.json()).toMatchObject({ code: 'etl.idempotency_key_reused' });
    });

    it('of the same file again says so and changes nothing', async () => {
      const first = await (await given.upload(given.csv())).json();
      const again = await (await given.upload(given.csv())).json();
      expect(again).toMatchObject({ import_id: first.import_id, already_imported: true });
    });

    it('that stops halfway because its client went away stores nothing', async () => {
      const gone = new AbortController();
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new TextEncoder().encode(given.csv()));
        },
        pull(controller) {
          gone.abort();
          controller.error(new Error('gone'));
        },
      });
      const response = await given.send(UPLOAD, {
        method: 'POST',
        body,
        headers: CSV_TYPE,
        signal: gone.signal,
      });
      expect(response.status).toBe(499);
      expect(await given.stored()).toBe(0);
    });
  });
});
