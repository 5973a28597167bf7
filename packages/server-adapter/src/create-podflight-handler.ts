import { DEFAULT_IMPORT_LIMITS } from '@podflight/core/etl';
import { pipelineSettings } from '@podflight/core/pipeline';
import { answerRequest } from './answer-request.ts';
import type { Answer } from './answers/answer.ts';
import { toResponse } from './answers/to-response.ts';
import type { HandlerSettings, PodflightHandlerOptions } from './handler-options.ts';
import { routeFinder } from './routes/find-routes.ts';
import type { Route } from './routes/route.ts';
import { routeTable } from './routes/route-table.ts';

/** All of Podflight's HTTP behind one Web-standard function. It never rejects. */
export type PodflightHandler = {
  (request: Request): Promise<Response>;
  /** The same answer as plain data; what the Node shell writes without building a `Response`. */
  answer: (request: Request) => Promise<Answer>;
  /** Where the routes begin: empty, or `/…` without a slash at its end. */
  basePath: string;
  /** What all of its routes are below: the base path, and `/v` when vanity links are served. */
  prefixes: readonly string[];
  /** Whether there is a route at this path, so that a host can pass other requests on. */
  matches: (pathname: string) => boolean;
};

/**
 * Makes the handler that a host mounts. It needs nothing of Node, so it runs wherever `Request` and
 * `Response` exist; `@podflight/server-adapter/node`, `/express`, `/fastify` and `/hono` mount it there.
 *
 * A `pipeline` that cannot be is a RangeError here, not on the first request.
 *
 * Every error answers with `application/problem+json` and a stable `code`; see the README.
 *
 * @example
 * const podflight = createPodflightHandler({
 *   db,
 *   flags: flagsFromEnv(process.env),
 *   authenticate: async (request) => {
 *     const user = await sessionOf(request)
 *     return user && { tenant_id: user.tenantId, actor_id: user.id, role: user.isAdmin ? 'admin' : 'member' }
 *   },
 * })
 * const response = await podflight(new Request('https://host.example/api/v1/features'))
 */
export function createPodflightHandler(options: PodflightHandlerOptions): PodflightHandler {
  return handlerOfRoutes(routeTable, options);
}

/** A handler over any table of routes. */
export function handlerOfRoutes(table: readonly Route[], options: PodflightHandlerOptions): PodflightHandler {
  const settings = settingsOf(options);
  const served = settings.vanityTenant ? table : table.filter(({ atRoot }) => !atRoot);
  const find = routeFinder(served, settings.basePath);
  let document: Promise<string> | undefined;
  const openapiJson = () => {
    // Loaded when it is asked for: most processes never make the document.
    document ??= import('./openapi/openapi-document.ts').then(({ openapiDocument }) =>
      JSON.stringify(openapiDocument(served, settings.basePath)),
    );
    return document;
  };
  const answer = (request: Request) => answerRequest(request, find, settings, openapiJson);
  return Object.assign(async (request: Request) => toResponse(await answer(request), request.method), {
    answer,
    basePath: settings.basePath,
    prefixes: [settings.basePath, ...served.flatMap(({ atRoot, path }) => (atRoot ? [rootOf(path)] : []))],
    matches: (pathname: string) => matches(find, pathname),
  });
}

/** `/v` of `/v/{slug}`. */
function rootOf(path: string): string {
  return path.slice(0, path.indexOf('/', 1));
}

function matches(find: ReturnType<typeof routeFinder>, pathname: string): boolean {
  try {
    return find(pathname) !== null;
  } catch {
    return true;
  }
}

function settingsOf(options: PodflightHandlerOptions): HandlerSettings {
  const {
    flags = {},
    basePath = '/api',
    limits,
    pipeline = {},
    trustedOrigins = [],
    onError = (error) => console.error(error),
    ...rest
  } = options;
  const segments = basePath.split('/').filter((segment) => segment !== '');
  return {
    ...rest,
    flags,
    basePath: segments.map((segment) => `/${segment}`).join(''),
    pipeline: pipelineSettings(pipeline),
    limits: { ...DEFAULT_IMPORT_LIMITS, ...limits },
    trustedOrigins,
    onError,
  };
}
