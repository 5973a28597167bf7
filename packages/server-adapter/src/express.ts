import type { PodflightHandler } from './create-podflight-handler.ts';
import { toNodeHandler } from './node.ts';
import type { NodeRequest, NodeResponse } from './node-bridge/node-messages.ts';

/**
 * Middleware for Express 4 and 5. What is not Podflight's goes on to the next handler. Mount it before
 * body parsers, at the root or at the handler's own base path.
 *
 * @example
 * app.use(toExpressHandler(podflight))
 */
export function toExpressHandler(
  handler: PodflightHandler,
): (req: NodeRequest, res: NodeResponse, next: () => void) => void {
  const listener = toNodeHandler(handler);
  return (req, res, next) => {
    const [path = '/'] = (req.originalUrl ?? req.url ?? '/').split('?', 1);
    if (handler.matches(path)) listener(req, res);
    else next();
  };
}
