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
  if (typeof host !== 'string' || !isHost(host)) throw badHost();
  const origin = `${req.socket.encrypted === true ? 'https' : 'http'}://${host}`;
  return origin + pathOf(req.originalUrl ?? req.url ?? '/');
}

/** Requests come to the same host again and again; no path behind a good host makes a bad URL. */
let lastGood = '';

function isHost(host: string): boolean {
  if (host === lastGood) return true;
  if (!HOST.test(host) || !URL.canParse(`http://${host}/`)) return false;
  lastGood = host;
  return true;
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
