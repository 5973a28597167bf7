import type { PodflightHandler } from './create-podflight-handler.ts';

/** What is used of Hono's context. */
type Context = { req: { raw: Request; path: string } };

/**
 * Middleware for Hono, on any runtime. What is not Podflight's goes on to the next handler.
 *
 * @example
 * app.use(toHonoHandler(podflight))
 */
export function toHonoHandler(
  handler: PodflightHandler,
): (c: Context, next: () => Promise<void>) => Promise<Response | undefined> {
  return async (c, next) => {
    if (handler.matches(new URL(c.req.raw.url).pathname)) return handler(c.req.raw);
    await next();
    return undefined;
  };
}
