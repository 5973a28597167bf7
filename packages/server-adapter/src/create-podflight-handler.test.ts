import { PodflightError } from '@podflight/core';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { jsonAnswer } from './answers/answer.ts';
import { csvAnswer } from './answers/csv-answer.ts';
import { givenHandler, requestOf } from './given-handler.ts';
import { route } from './routes/route.ts';

const output = { description: 'anything', mediaType: 'application/json', schema: z.unknown() };
const common = { flags: [], access: 'member', summary: 'A route of the test.', output } as const;
const secret = 'select * from tenants; password=hunter2';

const table = [
  route({
    ...common,
    method: 'PATCH',
    path: '/v1/things/{thing_id}',
    input: {
      params: z.object({ thing_id: z.string() }),
      query: z.object({ limit: z.coerce.number().int().max(10).default(5) }),
      body: z.strictObject({
        name: z.string().min(2),
        tags: z.array(z.strictObject({ tag: z.string() })).optional(),
      }),
    },
    run: ({ input, ctx }) => jsonAnswer(200, { ...input, tenant_id: ctx.tenant_id, actor_id: ctx.actor_id }),
  }),
  route({
    ...common,
    method: 'GET',
    path: '/v1/broken',
    input: {},
    run: () => {
      throw new Error(secret);
    },
  }),
  route({
    ...common,
    method: 'GET',
    path: '/v1/gone',
    input: {},
    run: () => {
      throw new PodflightError('etl.import_not_found', 'There is no import with this id.', {
        import_id: 'x',
      });
    },
  }),
  route({
    ...common,
    output: { ...output, mediaType: 'text/csv' },
    method: 'GET',
    path: '/v1/pieces.csv',
    input: {},
    run: () => csvAnswer('größe.csv', pieces()),
  }),
  route({
    ...common,
    method: 'GET',
    path: '/v1/fails-at-once.csv',
    input: {},
    run: () => csvAnswer('x.csv', failing()),
  }),
];

let closed = 0;
async function* pieces() {
  try {
    yield 'a,b\n';
    yield '1,2\n';
  } finally {
    closed += 1;
  }
}

// biome-ignore lint/correctness/useYield: it fails before its first piece
async function* failing(): AsyncGenerator<string> {
  throw new PodflightError('etl.import_not_found', 'There is no import with this id.');
}

const onError = vi.fn();
const handler = givenHandler({ onError }, table);
const json = { 'content-type': 'application/json' };
const patch = (body: BodyInit, headers: Record<string, string> = json, query = '') =>
  handler(requestOf(`/api/v1/things/a%20b${query}`, { method: 'PATCH', body, headers }));

describe('a route', () => {
  it('gets its checked input and the caller’s tenant', async () => {
    const response = await patch('{"name":"Ada"}', json, '?limit=7&other=1');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      params: { thing_id: 'a b' },
      query: { limit: 7 },
      body: { name: 'Ada' },
      tenant_id: 'acme',
      actor_id: 'somebody',
    });
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('streams a file under its name', async () => {
    const response = await handler(requestOf('/api/v1/pieces.csv'));
    expect(response.headers.get('content-disposition')).toContain("filename*=UTF-8''gr%C3%B6%C3%9Fe.csv");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).toBe('a,b\n1,2\n');
  });

  it('answers an error before the first piece of a file as an error', async () => {
    const response = await handler(requestOf('/api/v1/fails-at-once.csv'));
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  it('answers HEAD like GET without the body, and lets go of a stream', async () => {
    const before = closed;
    const response = await handler(requestOf('/api/v1/pieces.csv', { method: 'HEAD' }));
    expect(response.status).toBe(200);
    expect(response.body).toBeNull();
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(closed).toBe(before + 1);
  });

  it('tells its methods to OPTIONS without sign-in', async () => {
    const response = await handler(new Request('https://host.example/api/v1/gone', { method: 'OPTIONS' }));
    expect(response.status).toBe(204);
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  });
});

describe('a request is refused', () => {
  const problemOf = async (response: Response) => {
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const problem = await response.json();
    expect(problem).toMatchObject({ status: response.status, type: `urn:podflight:problem:${problem.code}` });
    expect(problem.title).toEqual(expect.any(String));
    expect(problem.detail).toEqual(expect.any(String));
    return problem;
  };

  it.each([
    ['at an address that is none', '/api/v1/nothing', {}, 404, 'route_not_found'],
    ['at a name that is empty', '/api/v1/things//', { method: 'PATCH' }, 404, 'route_not_found'],
    ['with a method that is not taken', '/api/v1/gone', { method: 'DELETE' }, 405, 'method_not_allowed'],
    ['with a broken percent sign', '/api/v1/things/%E0%A4%A', { method: 'PATCH' }, 400, 'request.invalid'],
    ['without sign-in', '/api/v1/gone', { headers: { authorization: 'none' } }, 401, 'unauthenticated'],
    ['in a role too low', '/api/v1/gone', { role: 'viewer' }, 403, 'forbidden_role'],
    ['in a role that is none', '/api/v1/gone', { role: 'root' }, 403, 'forbidden_role'],
    [
      'when it accepts nothing of ours',
      '/api/v1/gone',
      { headers: { accept: 'image/png' } },
      406,
      'not_acceptable',
    ],
  ])('%s', async (_title, path, init, status, code) => {
    expect(await problemOf(await handler(requestOf(path, init)))).toMatchObject({ status, code });
  });

  it('and told which role or methods it takes', async () => {
    const response = await handler(requestOf('/api/v1/gone', { role: 'viewer' }));
    expect(await problemOf(response)).toMatchObject({ required_role: 'member' });
    const other = await handler(requestOf('/api/v1/gone', { method: 'POST' }));
    expect(other.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  });

  it.each([
    ['a body that is no JSON', '{', json, 400, 'request.invalid'],
    ['a body that is not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), json, 400, 'request.invalid'],
    [
      'the content type of a form',
      '{"name":"Ada"}',
      { 'content-type': 'text/plain' },
      415,
      'unsupported_media_type',
    ],
    ['a body of more than 1 MB', `{"name":"${'a'.repeat(1024 * 1024)}"}`, json, 413, 'request.too_large'],
  ])('for %s', async (_title, body: BodyInit, headers: Record<string, string>, status, code) => {
    expect(await problemOf(await patch(body, headers))).toMatchObject({ status, code });
  });

  it('with one entry per mistake, each with its path', async () => {
    const body = JSON.stringify({ name: 'A', tenant_id: 'rival', tags: [{ tag: 1, colour: 'red' }] });
    const { errors } = await problemOf(await patch(body));
    expect(errors.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual([
      ['name', 'too_small'],
      ['tags.0.tag', 'invalid_type'],
      ['tags.0.colour', 'unrecognized_keys'],
      ['tenant_id', 'unrecognized_keys'],
    ]);
  });

  it('for a query parameter given twice', async () => {
    const problem = await problemOf(await patch('{"name":"Ada"}', json, '?limit=1&limit=2'));
    expect(problem.errors).toMatchObject([{ path: 'limit' }]);
  });

  it('and nobody’s prototype is changed by what it names', async () => {
    const response = await patch(
      '{"name":"Ada","__proto__":{"polluted":1}}',
      json,
      '?__proto__=1&constructor=2',
    );
    expect(response.status).toBe(400);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('an error', () => {
  it('of a known kind answers with its status, code and details', async () => {
    const response = await handler(requestOf('/api/v1/gone'));
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      code: 'etl.import_not_found',
      details: { import_id: 'x' },
    });
    expect(onError).not.toHaveBeenCalled();
  });

  it('that nobody expected is reported to the host and tells the client nothing', async () => {
    const request = requestOf('/api/v1/broken');
    const response = await handler(request);
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(JSON.parse(text).code).toBe('internal_error');
    expect(text).not.toMatch(/select|hunter2|at .*\.ts/);
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ message: secret }), request);
  });

  it('of the host’s sign-in is the host’s, too', async () => {
    const reported: unknown[] = [];
    const failing = givenHandler({
      authenticate: () => Promise.reject(new Error('session store is down')),
      onError: (error) => {
        reported.push(error);
        throw new Error('and so is the log');
      },
    });
    const response = await failing(requestOf('/api/v1/features'));
    expect(response.status).toBe(500);
    expect(reported).toHaveLength(1);
  });

  it('is a caller without a tenant', async () => {
    const nobodys = givenHandler({
      authenticate: () => ({ tenant_id: '', role: 'admin' }),
      onError: () => undefined,
    });
    expect((await nobodys(requestOf('/api/v1/features'))).status).toBe(500);
  });
});
