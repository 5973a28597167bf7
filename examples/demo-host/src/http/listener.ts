import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { DemoClock } from '../demo-clock.ts';
import type { HostDb } from '../host-tables.ts';
import { cookie, SESSION_COOKIE, type SignIn, type Visitor } from '../sign-in.ts';
import { asset } from './assets.ts';
import { json, problem, type Reply } from './reply.ts';
import type { Route, Theme } from './route.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

export type ListenerOptions = {
  db: HostDb;
  signIn: SignIn;
  clock: DemoClock;
  routes: readonly Route[];
  /** Podflight, which answers everything under `/api/` and `/v/`. */
  podflight: RequestListener;
  notFound: Route['answer'];
};

/** All of the platform's HTTP. It never rejects. */
export function hostListener(options: ListenerOptions): RequestListener {
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (/^\/(api|v)\//.test(url.pathname)) return options.podflight(request, response);
    reply(options, request, url)
      .catch((error: unknown) => {
        console.error(`${request.method} ${url.pathname} failed:`, error);
        return problem(500, 'Something failed', 'The request could not be answered. Try again in a moment.');
      })
      .then((answer) => send(request, response, answer))
      .catch((error: unknown) => console.error('An answer could not be sent:', error));
  };
}

async function reply(options: ListenerOptions, request: IncomingMessage, url: URL): Promise<Reply> {
  const { db, signIn, clock, routes, notFound } = options;
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  if (url.pathname === '/healthz') return json({ status: 'ok' });
  const found = method === 'GET' ? asset(url.pathname, request.headers['if-none-match']) : null;
  if (found) return found;

  const matching = routes.flatMap((route) => {
    const id = idOf(route.path, url.pathname);
    return id === null ? [] : [{ route, id }];
  });
  const match = matching.find(({ route }) => route.method === method);
  if (matching.length > 0 && !match) {
    return problem(405, 'Method not allowed', `${url.pathname} does not take ${request.method}.`);
  }
  const known = signIn.visitorOf((name) => request.headers[name]?.toString());
  const visitor = known ?? newcomer(signIn);
  if (match?.route.kind === 'api' && !known) {
    return problem(
      401,
      'Not signed in',
      'Send "Authorization: Bearer demo.<tenant>.<role>", or open a page first.',
    );
  }
  const theme = themeOf(cookie(request.headers.cookie, 'demo_theme'));
  const call = { db, tenants: signIn.tenants, visitor, request, url, id: match?.id ?? '', theme, clock };
  const answer = await (match?.route.answer ?? notFound)(call);
  if (!known) answer.headers['set-cookie'] ??= sessionCookie(visitor.tenant.slug, visitor.role);
  return answer;
}

/** Null when the path is another one; the `:id` part, or '', when it is this. */
function idOf(pattern: string, pathname: string): string | null {
  if (!pattern.endsWith('/:id')) return pattern === pathname ? '' : null;
  const before = pattern.slice(0, -3);
  const rest = pathname.slice(before.length);
  return pathname.startsWith(before) && rest !== '' && !rest.includes('/') ? rest : null;
}

function newcomer(signIn: SignIn): Visitor {
  const tenant = signIn.tenants[0];
  if (!tenant) throw new Error('The demo has no tenant. Delete its data folder and start it again.');
  return { tenant, role: 'member', how: 'cookie' };
}

export function sessionCookie(slug: string, role: string): string {
  return `${SESSION_COOKIE}=${slug}.${role}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000`;
}

export function themeOf(value: string | null | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'auto';
}

function send(request: IncomingMessage, response: ServerResponse, answer: Reply): void {
  response.writeHead(answer.status, {
    ...SECURITY_HEADERS,
    ...answer.headers,
    ...(answer.status === 304 ? {} : { 'content-length': Buffer.byteLength(answer.body) }),
  });
  response.end(request.method === 'HEAD' ? undefined : answer.body);
}
