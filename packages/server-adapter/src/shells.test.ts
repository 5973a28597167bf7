import http from 'node:http';
import http2 from 'node:http2';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { givenEchoRoutes } from './given-echo-routes.ts';
import { givenHandler } from './given-handler.ts';
import { HOSTS, type Server, send } from './given-servers.ts';

/** Nothing may hang: whatever happens, it happens within this time. */
const SETTLES = 4000;
const auth = { authorization: 'Bearer acme admin' };

describe.each(Object.entries(HOSTS))('in %s', (name, serve) => {
  const { table, seen } = givenEchoRoutes();
  let server: Server;
  beforeAll(async () => {
    server = await serve(givenHandler({}, table));
  });
  afterAll(() => server.close());

  /** A request that is left open, with a way to cut it. */
  function openRequest(
    method: string,
    path: string,
    length: number,
  ): { write(bytes: Uint8Array): boolean; cut(): void } {
    const headers = { ...auth, ...(length > 0 && { 'content-length': String(length) }) };
    if (server.protocol === 2) {
      const session = http2.connect(`http://127.0.0.1:${server.port}`);
      const stream = session.request(
        { ':method': method, ':path': path, ...headers },
        { endStream: length === 0 },
      );
      stream.on('error', () => undefined);
      stream.on('response', () => stream.pause());
      session.on('error', () => undefined);
      return { write: (bytes) => stream.write(bytes), cut: () => session.destroy() };
    }
    const request = http.request({
      port: server.port,
      host: '127.0.0.1',
      method,
      path,
      headers,
      agent: false,
    });
    request.on('error', () => undefined);
    request.on('response', (response) => response.pause());
    request.flushHeaders();
    if (length === 0) request.end();
    return { write: (bytes) => request.write(bytes), cut: () => request.destroy() };
  }

  it('posts JSON and gets JSON', { timeout: SETTLES }, async () => {
    const body = '{"n":12345678901234567890}';
    const sent = {
      method: 'POST',
      path: '/api/v1/echo?a=1&b=%20',
      headers: { 'content-type': 'application/json' },
      body,
    };
    const { status, text } = await send(server, sent);
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      text: body,
      path: '/api/v1/echo?a=1&b=%20',
      type: 'application/json',
    });
  });

  it('keeps a body without Content-Type', { timeout: SETTLES }, async () => {
    const { text } = await send(server, { method: 'POST', path: '/api/v1/echo', body: 'a,b' });
    expect(JSON.parse(text)).toMatchObject({ text: 'a,b' });
  });

  it.each(['text/csv', 'application/gzip', 'multipart/form-data; boundary=x', 'application/json'])(
    'leaves a body of type %s alone',
    { timeout: SETTLES },
    async (type) => {
      const sent = {
        method: 'POST',
        path: '/api/v1/echo',
        headers: { 'content-type': type },
        body: '{"not": json',
      };
      expect(JSON.parse((await send(server, sent)).text)).toMatchObject({ text: sent.body });
    },
  );

  it('takes an empty body', { timeout: SETTLES }, async () => {
    const { text } = await send(server, { method: 'POST', path: '/api/v1/echo' });
    expect(JSON.parse(text)).toMatchObject({ text: '' });
  });

  it('does not abort after requests that went well', { timeout: 20_000 }, async () => {
    const before = seen.aborted;
    for (let n = 0; n < 50; n += 1) await send(server, { method: 'POST', path: '/api/v1/echo', body: 'a,b' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(seen.aborted).toBe(before);
  });

  it('answers HEAD without a body', { timeout: SETTLES }, async () => {
    const { status, text, headers } = await send(server, { method: 'HEAD', path: '/api/v1/small' });
    expect({ status, text }).toEqual({ status: 200, text: '' });
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it('keeps the headers and cookies that the host set', { timeout: SETTLES }, async () => {
    if (name.includes('HTTP/2') || name === 'node:http') return;
    for (const path of ['/api/v1/small', '/api/v1/features']) {
      const { headers } = await send(server, { path });
      expect(headers['access-control-allow-origin']).toBe('https://app.example');
      expect(headers['set-cookie']).toEqual(['host=1']);
    }
  });

  it('leaves the host’s own routes to the host', { timeout: SETTLES }, async () => {
    if (name.includes('HTTP/2') || name === 'node:http') return;
    expect((await send(server, { path: '/api/own' })).text).toBe('the host’s own');
    expect((await send(server, { path: '/api/v1/nobody' })).headers['content-type']).not.toBe(
      'application/problem+json',
    );
  });

  it('takes //evil.example for a path', { timeout: SETTLES }, async () => {
    expect((await send(server, { path: '//evil.example/api/v1/small' })).status).toBe(404);
  });

  it.each(['evil.example/path', 'a b', 'user@host', '[::1', 'host:99999', 'x\\y'])(
    'refuses the host %j',
    { timeout: SETTLES },
    async (host) => {
      if (server.protocol === 2) return;
      expect((await send(server, { path: '/api/v1/small', headers: { host } })).status).toBe(400);
    },
  );

  it('aborts when the client goes away', { timeout: SETTLES }, async () => {
    const before = seen.aborted;
    const request = openRequest('POST', '/api/v1/never-reads', 10);
    await new Promise((resolve) => setTimeout(resolve, 100));
    request.cut();
    await vi.waitFor(() => expect(seen.aborted).toBe(before + 1), SETTLES);
  });

  it('fails the body when the client dies in the middle of it', { timeout: SETTLES }, async () => {
    const before = { ...seen };
    const request = openRequest('POST', '/api/v1/reads-slowly', 10_000);
    request.write(new Uint8Array(100));
    await vi.waitFor(() => expect(seen.bytes).toBe(before.bytes + 100), SETTLES);
    request.cut();
    await vi.waitFor(() => {
      expect(seen.bodyErrors).toBe(before.bodyErrors + 1);
      expect(seen.aborted).toBe(before.aborted + 1);
    }, SETTLES);
  });

  it('makes a fast sender wait for a slow reader', { timeout: 10_000 }, async () => {
    const request = openRequest('POST', '/api/v1/never-reads', 200_000_000);
    const chunk = new Uint8Array(65_536);
    let written = 0;
    while (written < 60_000_000 && request.write(chunk)) written += chunk.length;
    // What the sockets and Node's buffers take, and no more.
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(written).toBeLessThan(20_000_000);
    request.cut();
  });

  it('answers early and lets go of a client that goes on sending', { timeout: SETTLES }, async () => {
    const { status, headers } = await earlyAnswer(server);
    expect(status).toBe(413);
    expect(headers['content-type']).toBe('application/problem+json');
  });

  it('makes a fast answer wait for a slow client, and ends it when the client goes', {
    timeout: SETTLES,
  }, async () => {
    const before = { ...seen };
    const request = openRequest('GET', '/api/v1/endless', 0);
    await vi.waitFor(() => expect(seen.pulled).toBeGreaterThan(before.pulled), SETTLES);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(seen.pulled - before.pulled).toBeLessThan(20_000_000);
    request.cut();
    await vi.waitFor(() => expect(seen.cancelled).toBe(before.cancelled + 1), SETTLES);
  });

  it('cuts the connection when an answer fails midway', { timeout: SETTLES }, async () => {
    await expect(send(server, { path: '/api/v1/breaks' })).rejects.toThrow();
  });

  it('serves on after all of this', { timeout: SETTLES }, async () => {
    expect((await send(server, { path: '/api/v1/small' })).status).toBe(200);
  });
});

/** Sends 20 MB to a route that refuses without reading. */
function earlyAnswer(server: Server): Promise<{ status: number; headers: http.IncomingHttpHeaders }> {
  const body = new Uint8Array(20_000_000);
  // Node's HTTP/2 client itself takes no more at once.
  if (server.protocol === 2) {
    return send(server, { method: 'POST', path: '/api/v1/refuses', body: body.subarray(0, 5_000_000) });
  }
  return new Promise((resolve, reject) => {
    const request = http.request({
      port: server.port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/api/v1/refuses',
      headers: auth,
    });
    request.on('response', (response) => {
      resolve({ status: response.statusCode ?? 0, headers: response.headers });
      response.resume();
    });
    // The connection is closed under the sender once it has had its answer.
    request.on('error', reject);
    request.end(body);
  });
}

describe('a request that Node itself would choke on', () => {
  it('is answered when it comes as HTTP/1.0 without a host', { timeout: SETTLES }, async () => {
    const serve = HOSTS['node:http'];
    const server = await serve?.(givenHandler({}, givenEchoRoutes().table));
    if (!server) throw new Error('no server');
    const text = await new Promise<string>((resolve, reject) => {
      const socket = net.connect(server.port, '127.0.0.1', () => {
        socket.write('GET /api/v1/small HTTP/1.0\r\nauthorization: Bearer acme admin\r\n\r\n');
      });
      let received = '';
      socket.on('data', (chunk) => {
        received += chunk.toString();
      });
      socket.on('end', () => resolve(received));
      socket.on('error', reject);
    });
    expect(text).toContain('200 OK');
    await server.close();
  });
});
