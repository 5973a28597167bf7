import { pgliteDatabase, type TestDatabase } from '@podflight/testing/databases';
import { givenTwoTenants, type TwoTenants } from '@podflight/testing/given';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FLAGS } from '../access/flags.ts';
import { mayAct, ROLES } from '../access/roles.ts';
import { ALL_ON, givenHandler, requestOf } from '../given-handler.ts';
import { routeTable } from './route-table.ts';

const NOBODYS_ID = '99999999-9999-4999-8999-999999999999';
/** Without an id, recalculation is of everything, which takes more than the route's role: match-routes.test.ts. */
const concrete = (path: string) =>
  `/api${path.replace(/\{\w+\}/g, NOBODYS_ID)}${path.endsWith('/recalculate') ? `?podcast_id=${NOBODYS_ID}` : ''}`;
const rows = routeTable.map((row) => ({ ...row, title: `${row.method} ${row.path}` }));
const guarded = rows.filter((row) => row.access !== 'public');

let database: TestDatabase;
let tenants: TwoTenants;
const faults: unknown[] = [];
beforeAll(async () => {
  database = await pgliteDatabase();
  tenants = await givenTwoTenants(database.owner);
});
afterAll(() => database.drop());

const handler = (flags: Record<string, boolean> = ALL_ON) =>
  givenHandler({ db: database.db, flags, onError: (error) => faults.push(error) });

async function answerOf(
  row: { method: string; path: string },
  role: string | null,
  flags?: Record<string, boolean>,
) {
  const headers: Record<string, string> = role === null ? { authorization: 'none' } : {};
  const init = {
    method: row.method,
    headers,
    tenant_id: tenants.acme.tenant_id,
    ...(role !== null && { role }),
  };
  const response = await handler(flags)(requestOf(concrete(row.path), init));
  const type = response.headers.get('content-type') ?? '';
  const { code } = type.includes('json') ? await response.json() : { code: undefined };
  return { status: response.status, code };
}

describe.each(guarded)('$title', (row) => {
  it.each(['viewer', 'member', 'admin', 'owner', ''])('in the role %j', async (role) => {
    const { status, code } = await answerOf(row, role);
    const allowed = ROLES.some((one) => one === role) && mayAct(role, row.access);
    if (allowed) {
      expect(code).not.toBe('forbidden_role');
      expect(status).toBeLessThan(500);
    } else {
      expect([401, 403]).toContain(status);
      expect(['unauthenticated', 'forbidden_role']).toContain(code);
    }
  });

  it('is closed to who is not signed in', async () => {
    expect(await answerOf(row, null)).toEqual({ status: 401, code: 'unauthenticated' });
  });

  it('is open when one of its flags is on, and only then', async () => {
    for (const flag of FLAGS) {
      const { code } = await answerOf(row, 'admin', { [flag]: true });
      const open = row.flags.length === 0 || row.flags.includes(flag);
      expect({ flag, disabled: code === 'feature_disabled' }).toEqual({ flag, disabled: !open });
    }
  });

  it('sends data that no shared cache keeps', async () => {
    const init = { method: row.method, tenant_id: tenants.acme.tenant_id };
    const { headers } = await handler()(requestOf(concrete(row.path), init));
    const isRevalidated = row.path.startsWith('/v1/dashboard/') && !row.path.endsWith('.csv');
    expect(headers.get('cache-control')).toBe(isRevalidated ? 'private, no-cache' : 'private, no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

it('writing takes a member at least, on every route', () => {
  const writable = guarded.filter(({ method, access }) => method !== 'GET' && access === 'viewer');
  expect(writable).toEqual([]);
});

/** Addresses and bodies are UTF-8, which has no half of a surrogate pair. */
const wellFormed = (text: string) => text.replace(/\p{Cs}/gu, '\ufffd');

describe('whatever is sent', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      "'; drop table x; --",
      '__proto__',
      '\0',
      '\ud800',
      '-1',
      '1e999',
      '../../etc/passwd',
      'null',
      '99999999999999999999',
      `${'a'.repeat(5000)}`,
      btoa('["2026-01-01T00:00:00Z","x"]'),
      btoa('["infinity","99999999-9999-4999-8999-999999999999"]'),
      btoa('["never","never"]'),
    ),
  );
  const header = fc.constantFrom(
    'idempotency-key',
    'x-content-sha256',
    'x-upload-length',
    'content-type',
    'accept',
    'content-encoding',
    'content-length',
  );
  const query = fc.constantFrom(
    'limit',
    'cursor',
    'status',
    'idempotency_key',
    'mode',
    'dry_run',
    'force',
    'provisional',
    'file_name',
    'stage',
    'podcast_id',
    'sponsor_id',
    'q',
    'rotting',
    'x',
  );
  const asked = fc.record({
    row: fc.constantFrom(...routeTable.map(({ method, path }) => ({ method, path }))),
    method: fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACED'),
    ownMethod: fc.boolean(),
    id: nasty,
    suffix: fc.option(nasty),
    queries: fc.array(fc.tuple(query, nasty), { maxLength: 3 }),
    headers: fc.array(fc.tuple(header, nasty), { maxLength: 3 }),
    body: fc.option(fc.oneof(nasty, fc.uint8Array({ maxLength: 200 }))),
  });

  it('no answer is a 5xx, tells SQL or a stack, or is other than JSON or CSV', {
    timeout: 120_000,
  }, async () => {
    const serve = handler();
    await fc.assert(
      fc.asyncProperty(asked, async ({ row, method, ownMethod, id, suffix, queries, headers, body }) => {
        faults.length = 0;
        const path = row.path.replace(/\{\w+\}/g, () => encodeURIComponent(wellFormed(id)) || 'x');
        const search = new URLSearchParams(queries.map(([name, value]) => [name, wellFormed(value)]));
        const used = ownMethod ? row.method : method;
        const sent = new Headers();
        for (const [name, value] of headers) {
          const printable = value.replace(/[^\x20-\x7e]/g, '~').trim();
          sent.set(name, printable);
        }
        const bodiless = used === 'GET' || used === 'HEAD' || body === null;
        const bytes = typeof body === 'string' ? wellFormed(body) : new Uint8Array(body ?? []);
        const request = requestOf(
          `/api${path}${suffix === null ? '' : encodeURIComponent(wellFormed(suffix))}?${search}`,
          {
            method: used,
            headers: sent,
            tenant_id: tenants.acme.tenant_id,
            ...(!bodiless && { body: bytes }),
          },
        );
        const response = await serve(request);
        const text = await response.text();
        expect(response.status, `${text} ${String(faults[0])}`).toBeLessThan(500);
        expect(text).not.toMatch(/\bselect\b.*\bfrom\b|etl_imports|node_modules|\.ts:\d|SQLSTATE|22P02/i);
        if (response.status >= 400 && used !== 'HEAD') {
          expect(response.headers.get('content-type')).toBe('application/problem+json');
          expect(JSON.parse(text)).toMatchObject({ status: response.status, code: expect.any(String) });
        }
      }),
      { numRuns: 1000 },
    );
  });
});
