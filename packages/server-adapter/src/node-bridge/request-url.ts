import { RequestRefused } from '../answers/request-refused.ts';
import type { NodeRequest } from './node-messages.ts';

const HOST = /^(?:[a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/**
 * The address that was asked for, with the prefix that a framework mounted us under. Refuses with
 * `request.invalid` a host that is none. The scheme is the connection's own and no forwarded header is believed: nothing that
 * Podflight answers is built from it.
 */
export function requestUrl(req: NodeRequest): string {
  const given = req.headers[':authority'] ?? req.headers.host;
  const host = given === undefined || given === '' ? 'localhost' : given;
  if (typeof host !== 'string' || !HOST.test(host)) throw badHost();
  const origin = `${req.socket.encrypted === true ? 'https' : 'http'}://${host}`;
  const url = origin + pathOf(req.originalUrl ?? req.url ?? '/');
  if (!URL.canParse(url)) throw badHost();
  return url;
}

function badHost(): RequestRefused {
  return new RequestRefused('request.invalid', 'The Host header is not a host name.');
}

/** Targets are paths, but for `*` and the whole URLs that proxies are asked for. */
function pathOf(target: string): string {
  if (target.startsWith('/')) return target;
  if (!URL.canParse(target)) return `/${target}`;
  const { pathname, search } = new URL(target);
  return pathname + search;
}
