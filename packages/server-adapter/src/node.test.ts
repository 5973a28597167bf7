import http from 'node:http';
import express from 'express';
import fastify from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { givenEchoRoutes } from './given-echo-routes.ts';
import { givenHandler } from './given-handler.ts';
import { HOSTS, listen, type Server, send } from './given-servers.ts';
import { toNodeHandler, type WebHandler } from './node.ts';

const SETTLES = { timeout: 4000 };
const json = { 'content-type': 'application/json' };
const BIG = '{"n":12345678901234567890}';

let open: Server[] = [];
afterEach(async () => {
  await Promise.all(open.map((server) => server.close()));
  open = [];
});

async function serving(listener: http.RequestListener): Promise<Server> {
  const server = await listen(http.createServer(listener));
  open.push(server);
  return server;
}

const echo: WebHandler = async (request) =>
  Response.json({
    text: await request.text(),
    url: new URL(request.url).pathname + new URL(request.url).search,
  });

/** An Express app with `parser` for everything, then `echo` at `/api`. */
function behind(parser: express.RequestHandler): Promise<Server> {
  const app = express();
  app.use(parser);
  app.use('/api', toNodeHandler(echo, { onError: () => undefined }));
  return serving(app);
}

describe('a body that the host parsed before', () => {
  const post = (server: Server, body: string, headers: Record<string, string> = json) =>
    send(server, { method: 'POST', path: '/api/x', headers, body });

  it.each(['{"a":1}', '{}', '[]', '0'])('as JSON is there again: %s', SETTLES, async (body) => {
    const server = await behind(express.json({ strict: false }));
    expect(JSON.parse((await post(server, body)).text).text).toBe(body);
  });

  it('as JSON has lost numbers that JavaScript cannot hold', SETTLES, async () => {
    const server = await behind(express.json());
    expect(JSON.parse((await post(server, BIG)).text).text).toBe('{"n":12345678901234567000}');
  });

  it('is exact when the host kept rawBody', SETTLES, async () => {
    const verify = (req: http.IncomingMessage, _res: http.ServerResponse, bytes: Buffer) => {
      Object.assign(req, { rawBody: bytes });
    };
    expect(JSON.parse((await post(await behind(express.json({ verify })), BIG)).text).text).toBe(BIG);
  });

  it.each([
    ['text', express.text({ type: '*/*' })],
    ['raw', express.raw({ type: '*/*' })],
  ])('as %s is exact', SETTLES, async (_title, parser) => {
    const server = await behind(parser);
    expect(JSON.parse((await post(server, 'a,b\n', { 'content-type': 'text/csv' })).text).text).toBe('a,b\n');
  });

  it('is untouched when the parser is for another type', SETTLES, async () => {
    const server = await behind(express.json());
    expect(JSON.parse((await post(server, 'a,b\n', { 'content-type': 'text/csv' })).text).text).toBe('a,b\n');
  });

  it.each([
    ['a form parser', express.urlencoded()],
    [
      'something that keeps nothing',
      (req: express.Request, _res: express.Response, next: () => void) => {
        req.on('end', next).resume();
      },
    ],
    [
      'something that has only begun',
      (req: express.Request, _res: express.Response, next: () => void) => {
        req.once('data', () => {
          req.pause();
          next();
        });
      },
    ],
  ])('by %s is answered at once, with the cause and the remedy', SETTLES, async (_title, parser) => {
    const server = await behind(parser as express.RequestHandler);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const { status, text } = await post(server, 'a=1', headers);
    expect(status).toBe(500);
    expect(JSON.parse(text)).toMatchObject({ code: 'host.body_consumed' });
    expect(JSON.parse(text).detail).toMatch(/express\.json\(\).*Mount Podflight before the parser/);
  });

  it('is answered at once by a Podflight route, too', SETTLES, async () => {
    const app = express();
    app.use(express.urlencoded());
    app.use(toNodeHandler(givenHandler({ onError: () => undefined }, givenEchoRoutes().table)));
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = { method: 'POST', path: '/api/v1/echo', headers, body: 'a=1' };
    expect(JSON.parse((await send(await serving(app), sent)).text)).toMatchObject({
      code: 'host.body_consumed',
    });
  });

  it('by Fastify is answered at once when its raw request is handed over', SETTLES, async () => {
    const app = fastify();
    const listener = toNodeHandler(echo, { onError: () => undefined });
    app.post('/api/x', (request, reply) => {
      reply.hijack();
      listener(request.raw, reply.raw);
    });
    await app.ready();
    const server = await listen(app.server);
    open.push(server);
    expect((await post(server, '{"a":1}')).status).toBe(500);
  });
});

describe('under a mount path', () => {
  it.each(['/api/pod', '/api/pod?y=1', '/api/pod/x?y=1'])(
    'the whole of %s is seen',
    SETTLES,
    async (path) => {
      const app = express();
      app.use('/api/pod', toNodeHandler(echo));
      expect(JSON.parse((await send(await serving(app), { path })).text).url).toBe(path);
    },
  );
});

describe('an answer', () => {
  it('has all its cookies beside the host’s', SETTLES, async () => {
    const headers = new Headers([
      ['set-cookie', 'a=1; Path=/'],
      ['set-cookie', 'b=2'],
    ]);
    const listener = toNodeHandler(() => new Response('x', { headers }));
    const server = await serving((req, res) => {
      res.setHeader('set-cookie', 'host=1');
      listener(req, res);
    });
    expect((await send(server, {})).headers['set-cookie']).toEqual(['host=1', 'a=1; Path=/', 'b=2']);
  });

  it('without a body is one', SETTLES, async () => {
    const server = await serving(toNodeHandler(() => new Response(null, { status: 204 })));
    expect(await send(server, {})).toMatchObject({ status: 204, text: '' });
  });

  it('of a handler that rejects is a 500 that tells nothing', SETTLES, async () => {
    const reported: unknown[] = [];
    const failing = () => Promise.reject(new Error('select * from secrets'));
    const server = await serving(toNodeHandler(failing, { onError: (error) => reported.push(error) }));
    const { status, text, headers } = await send(server, {});
    expect(status).toBe(500);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(text).not.toContain('select');
    expect(reported).toMatchObject([{ message: 'select * from secrets' }]);
  });

  it('of a handler that throws is one, too', SETTLES, async () => {
    const throwing = () => {
      throw new Error('at once');
    };
    const server = await serving(toNodeHandler(throwing, { onError: () => undefined }));
    expect((await send(server, {})).status).toBe(500);
  });
});

describe('in Fastify', () => {
  it('the host’s other routes parse their bodies as before', SETTLES, async () => {
    const server = await HOSTS['Fastify 5']?.(givenHandler());
    if (!server) throw new Error('no server');
    open.push(server);
    const { text } = await send(server, {
      method: 'POST',
      path: '/own-json',
      headers: json,
      body: '{"a":1}',
    });
    expect(JSON.parse(text)).toEqual({ a: 1 });
  });
});
