import http from 'node:http';
import http2 from 'node:http2';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import express from 'express';
import express4 from 'express4';
import fastify from 'fastify';
import fastify4 from 'fastify4';
import { Hono } from 'hono';
import Koa from 'koa';
import type { PodflightHandler } from './create-podflight-handler.ts';
import { toExpressHandler } from './express.ts';
import { podflightPlugin } from './fastify.ts';
import { toHonoHandler } from './hono.ts';
import { toNodeHandler } from './node.ts';

export type Server = { port: number; protocol: 1 | 2; close: () => Promise<void> };

/** Serves on a free port of the loopback address. */
export async function listen(server: http.Server | http2.Http2Server, protocol: 1 | 2 = 1): Promise<Server> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sessions = new Set<http2.ServerHttp2Session>();
  server.on('session', (session: http2.ServerHttp2Session) => sessions.add(session));
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  const close = () => {
    if (server instanceof http.Server) server.closeAllConnections();
    for (const session of sessions) session.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { port, protocol, close };
}

/** The handler in every host that has a shell, each with a route of its own beside it. */
export const HOSTS: Record<string, (handler: PodflightHandler) => Promise<Server>> = {
  'node:http': (handler) => listen(http.createServer(toNodeHandler(handler))),
  'HTTP/2 without TLS': (handler) => listen(http2.createServer(toNodeHandler(handler)), 2),
  'Express 5': (handler) => serveExpress(express(), handler),
  'Express 4': (handler) => serveExpress(express4(), handler),
  'Fastify 5': (handler) => serveFastify(fastify(), handler),
  'Fastify 4': (handler) => serveFastify(fastify4(), handler),
  'Koa 3': (handler) => {
    const app = new Koa();
    app.silent = true;
    const listener = toNodeHandler(handler);
    app.use(async (ctx, next) => {
      ctx.set('access-control-allow-origin', 'https://app.example');
      ctx.append('set-cookie', 'host=1');
      await next();
    });
    app.use(async (ctx, next) => {
      if (!handler.matches(ctx.path)) return next();
      ctx.respond = false;
      listener(ctx.req, ctx.res);
    });
    app.use((ctx) => {
      if (ctx.path === '/api/own') ctx.body = 'the host’s own';
    });
    return listen(http.createServer(app.callback()));
  },
  Hono: (handler) => {
    const app = new Hono();
    app.use(async (c, next) => {
      await next();
      c.header('access-control-allow-origin', 'https://app.example');
      c.header('set-cookie', 'host=1', { append: true });
    });
    app.use(toHonoHandler(handler));
    app.get('/api/own', (c) => c.text('the host’s own'));
    return listen(http.createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false })));
  },
};

function serveExpress(app: express.Express, handler: PodflightHandler): Promise<Server> {
  app.use((_req, res, next) => {
    res.setHeader('access-control-allow-origin', 'https://app.example');
    res.append('set-cookie', 'host=1');
    next();
  });
  app.use(toExpressHandler(handler));
  app.get('/api/own', (_req, res) => {
    res.send('the host’s own');
  });
  return listen(http.createServer(app));
}

/** What is used here of Fastify, in either major. */
type FastifyApp = Parameters<typeof podflightPlugin>[0] & {
  server: http.Server;
  addHook(
    name: 'onRequest',
    hook: (request: unknown, reply: { header(name: string, value: string): unknown }) => Promise<void>,
  ): unknown;
  register(plugin: typeof podflightPlugin, options: { handler: PodflightHandler }): PromiseLike<unknown>;
  get(path: string, run: () => Promise<unknown>): unknown;
  post(path: string, run: (request: { body: unknown }) => Promise<unknown>): unknown;
  ready(): PromiseLike<unknown>;
};

async function serveFastify(app: FastifyApp, handler: PodflightHandler): Promise<Server> {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('access-control-allow-origin', 'https://app.example');
    reply.header('set-cookie', 'host=1');
  });
  await app.register(podflightPlugin, { handler });
  app.get('/api/own', async () => 'the host’s own');
  app.post('/own-json', async (request) => request.body);
  await app.ready();
  return listen(app.server);
}

export type Sent = {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
};
export type Received = { status: number; headers: http.IncomingHttpHeaders; text: string };

/** Sends one request and waits for its whole answer. */
export function send({ port, protocol }: Pick<Server, 'port' | 'protocol'>, sent: Sent): Promise<Received> {
  const { method = 'GET', path = '/', headers = {}, body } = sent;
  const all = { authorization: 'Bearer acme admin', ...headers };
  return protocol === 1
    ? overHttp1(http.request({ port, host: '127.0.0.1', method, path, headers: all, agent: false }), body)
    : overHttp2(port, { ':method': method, ':path': path, ...all }, body);
}

function overHttp1(request: http.ClientRequest, body: Sent['body']): Promise<Received> {
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      collect(response).then((text) => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      }, reject);
    });
    request.end(body);
  });
}

function overHttp2(port: number, headers: http2.OutgoingHttpHeaders, body: Sent['body']): Promise<Received> {
  const session = http2.connect(`http://127.0.0.1:${port}`);
  return new Promise<Received>((resolve, reject) => {
    session.on('error', reject);
    const stream = session.request(headers);
    stream.on('error', reject);
    stream.on('response', (received) => {
      collect(stream).then((text) => {
        resolve({ status: Number(received[':status']), headers: received, text });
      }, reject);
    });
    stream.end(body);
  }).finally(() => session.destroy());
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
