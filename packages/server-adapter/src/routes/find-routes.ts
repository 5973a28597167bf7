import { RequestRefused } from '../answers/request-refused.ts';
import type { Route } from './route.ts';

/** The routes at an address, one per method, and the values of its `{names}`. */
export type FoundRoutes = { routes: readonly Route[]; params: Record<string, string> };

type Pattern = { segments: readonly string[]; routes: Route[] };

/**
 * Makes a finder of routes by path. A trailing slash makes no difference; a name takes one whole segment
 * that is not empty. Below the base path it refuses with `request.invalid` a segment whose percent-encoding
 * is broken.
 *
 * @param basePath - Normalised: empty, or `/…` without a slash at its end.
 */
export function routeFinder(
  table: readonly Route[],
  basePath: string,
): (pathname: string) => FoundRoutes | null {
  const find = finderBelow(
    table.filter(({ atRoot }) => !atRoot),
    basePath,
    decoded,
  );
  const findAtRoot = finderBelow(
    table.filter(({ atRoot }) => atRoot),
    '',
    decodedOrAsWritten,
  );
  return (pathname) => find(pathname) ?? findAtRoot(pathname);
}

function finderBelow(
  table: readonly Route[],
  basePath: string,
  decode: (segment: string) => string,
): (pathname: string) => FoundRoutes | null {
  const fixed = new Map<string, FoundRoutes & { routes: Route[] }>();
  const patterns = new Map<string, Pattern>();
  for (const route of table) {
    if (route.path.includes('{')) {
      const pattern = patterns.get(route.path) ?? { segments: route.path.split('/'), routes: [] };
      pattern.routes.push(route);
      patterns.set(route.path, pattern);
    } else {
      const found = fixed.get(route.path) ?? { routes: [], params: {} };
      found.routes.push(route);
      fixed.set(route.path, found);
    }
  }
  return (pathname) => {
    const path = below(basePath, pathname);
    if (path === null) return null;
    const found = fixed.get(path);
    if (found) return found;
    const segments = path.split('/');
    for (const pattern of patterns.values()) {
      if (fits(pattern.segments, segments)) {
        return { routes: pattern.routes, params: paramsOf(pattern.segments, segments, decode) };
      }
    }
    return null;
  };
}

function below(basePath: string, pathname: string): string | null {
  if (!pathname.startsWith(`${basePath}/`)) return null;
  return pathname.slice(basePath.length, pathname.endsWith('/') ? -1 : undefined);
}

function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((part, at) => (part.startsWith('{') ? segments[at] !== '' : part === segments[at]))
  );
}

function paramsOf(
  pattern: readonly string[],
  segments: readonly string[],
  decode: (segment: string) => string,
): Record<string, string> {
  const params: Record<string, string> = {};
  pattern.forEach((part, at) => {
    if (part.startsWith('{')) params[part.slice(1, -1)] = decode(segments[at] ?? '');
  });
  return params;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new RequestRefused(
      'request.invalid',
      'The address is not encoded correctly: a % is not followed by two hexadecimal digits of UTF-8.',
    );
  }
}

/** What people type into an address bar is looked up as it stands, and not answered with a lesson. */
function decodedOrAsWritten(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
