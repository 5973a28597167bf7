import { answerForError, isFault } from './answers/problem-answer.ts';
import type { PodflightHandler } from './create-podflight-handler.ts';
import { LazyRequest } from './node-bridge/lazy-request.ts';
import type { NodeRequest, NodeResponse } from './node-bridge/node-messages.ts';
import { requestUrl } from './node-bridge/request-url.ts';
import { writeAnswer } from './node-bridge/write-answer.ts';
import { writeResponse } from './node-bridge/write-response.ts';

export type { NodeRequest, NodeResponse } from './node-bridge/node-messages.ts';

/** Any Web-standard handler; Podflight's answers a little faster than others. */
export type WebHandler = PodflightHandler | ((request: Request) => Response | Promise<Response>);

/** Options of {@link toNodeHandler}. */
export type NodeHandlerOptions = {
  /** Hears of a handler that rejects; the client gets a 500. Podflight's never does. @defaultValue `console.error` */
  onError?: (error: unknown) => void;
};

/**
 * A listener for `node:http`, `node:https`, `node:http2` and whatever hands out their requests (Express,
 * Connect, Next pages, Nest).
 *
 * Bodies and answers are streamed with back-pressure. `request.signal` aborts when the client goes away.
 * Under a mount path the whole path is seen (`originalUrl`). A host header that is none answers 400. When
 * the client still sends after an early answer, up to 1 MB or 500 ms of it is thrown away and the
 * connection is closed.
 *
 * @example
 * http.createServer(toNodeHandler(podflight)).listen(3000)
 */
export function toNodeHandler(
  handler: WebHandler,
  options: NodeHandlerOptions = {},
): (req: NodeRequest, res: NodeResponse) => void {
  const { onError = console.error } = options;
  return (req, res) => {
    serve(handler, req, res).catch((error: unknown) => {
      if (isFault(error)) onError(error);
      writeAnswer(req, res, answerForError(error)).catch(onError);
    });
  };
}

async function serve(handler: WebHandler, req: NodeRequest, res: NodeResponse): Promise<void> {
  const request = new LazyRequest(req, res, requestUrl(req));
  if ('answer' in handler) return writeAnswer(req, res, await handler.answer(request));
  return writeResponse(req, res, await handler(request));
}
