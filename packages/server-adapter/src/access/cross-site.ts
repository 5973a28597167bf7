import { RequestRefused } from '../answers/request-refused.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses with `csrf_refused` what another site's page may have sent in a signed-in visitor's name: an
 * unsafe method with cookies and without a bearer token (browsers send cached Basic credentials by themselves), unless the browser says that it comes from
 * this origin (`Sec-Fetch-Site`), or its `Origin` is this host or one of `trustedOrigins`.
 *
 * Only hosts are compared, never schemes or configured URLs, so TLS that ends at a proxy and mapped
 * ports need no configuration.
 */
export function refuseCrossSite(request: Request, url: URL, trustedOrigins: readonly string[]): void {
  if (SAFE_METHODS.has(request.method)) return;
  const { headers } = request;
  if (headers.get('cookie') === null || hasBearer(headers)) return;
  if (isOwnPage(headers.get('sec-fetch-site'), headers.get('origin'), url.host, trustedOrigins)) return;
  throw new RequestRefused(
    'csrf_refused',
    'This request carries cookies and does not come from a page of this site. Send it from the same origin, add the origin to trustedOrigins, or use a bearer token.',
  );
}

function hasBearer(headers: Headers): boolean {
  return /^bearer /i.test(headers.get('authorization') ?? '');
}

function isOwnPage(
  site: string | null,
  origin: string | null,
  host: string,
  trustedOrigins: readonly string[],
): boolean {
  if (origin === 'null') return false;
  if (origin !== null && trustedOrigins.includes(origin)) return true;
  if (site !== null) return site === 'same-origin' || site === 'none';
  return origin !== null && URL.canParse(origin) && new URL(origin).host === host;
}
