import type { OutgoingHttpHeaders } from 'node:http';
import type { Html } from './html.ts';

/** What a route of the platform answers. */
export type Reply = { status: number; headers: OutgoingHttpHeaders; body: string | Buffer };

export function page(document: Html, status = 200): Reply {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body: `<!doctype html>\n${document.html}`,
  };
}

export function json(value: unknown, status = 200): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(value),
  };
}

/** An error for a program, as Podflight's own API gives them. */
export function problem(status: number, title: string, detail: string): Reply {
  const reply = json({ type: 'about:blank', title, status, detail }, status);
  return { ...reply, headers: { ...reply.headers, 'content-type': 'application/problem+json' } };
}

/** Sends the browser on with a GET, after a form. */
export function seeOther(location: string, headers: OutgoingHttpHeaders = {}): Reply {
  return { status: 303, headers: { location, ...headers }, body: '' };
}

export function csvFile(name: string, text: string): Reply {
  return {
    status: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
    body: text,
  };
}
