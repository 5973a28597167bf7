import http from 'node:http';
import { describe, expect, it } from 'vitest';
import { listen, type Sent, send } from '../given-servers.ts';
import { toNodeHandler } from '../node.ts';

const SETTLES = { timeout: 4000 };

describe('the request that a handler gets', () => {
  async function seenBy<T>(look: (request: Request) => T | Promise<T>, sent: Sent = {}): Promise<T> {
    let seen: T[] = [];
    const listener = toNodeHandler(async (request) => {
      seen = [await look(request)];
      return new Response();
    });
    const server = await listen(http.createServer(listener));
    await send(server, sent).finally(server.close);
    const [first] = seen;
    if (first === undefined) throw new Error('the handler was not called');
    return first;
  }
  const posted = {
    method: 'POST',
    path: '/a?b=c',
    headers: { 'content-type': 'application/json', 'x-a': '1' },
    body: '{"a":1}',
  };

  it('is a Request with what was sent', SETTLES, async () => {
    const seen = await seenBy(
      async (request) => ({
        isRequest: request instanceof Request,
        areHeaders: request.headers instanceof Headers,
        method: request.method,
        path: new URL(request.url).pathname,
        json: await request.json(),
        used: request.bodyUsed,
        mode: request.mode,
      }),
      posted,
    );
    expect(seen).toMatchObject({
      isRequest: true,
      areHeaders: true,
      method: 'POST',
      path: '/a',
      json: { a: 1 },
      used: true,
    });
  });

  it('has headers that can be read in every way', SETTLES, async () => {
    const seen = await seenBy(({ headers }) => {
      const before = [headers.get('X-A'), headers.has('x-a'), headers.get('constructor'), headers.has('y')];
      const copy = new Headers(headers);
      const listed = [...headers].some(([name, value]) => name === 'x-a' && value === '1');
      headers.set('x-a', '2');
      return [...before, copy.get('x-a'), listed, headers.get('x-a'), [...headers.keys()].includes('x-a')];
    }, posted);
    expect(seen).toEqual(['1', true, null, false, '1', true, '2', true]);
  });

  it('can be cloned and sent on', SETTLES, async () => {
    const seen = await seenBy(async (request) => {
      const clone = request.clone();
      return [await new Request(clone).text(), await request.text()];
    }, posted);
    expect(seen).toEqual(['{"a":1}', '{"a":1}']);
  });

  it('has no body to GET', SETTLES, async () => {
    expect(await seenBy((request) => [request.body, request.clone().body])).toEqual([null, null]);
  });

  it('has a body that can be read once', SETTLES, async () => {
    const seen = await seenBy(async (request) => {
      await request.text();
      return request.text().then(
        () => 'read twice',
        () => 'refused',
      );
    }, posted);
    expect(seen).toBe('refused');
  });
});
