import type { NodeRequest, NodeResponse } from './node-messages.ts';

/**
 * Aborts when the client goes away before it has the whole answer. The response is watched and not the
 * request: a request closes as soon as its body is read.
 */
export function disconnectSignal(req: NodeRequest, res: NodeResponse): AbortSignal {
  const controller = new AbortController();
  const closed = () => {
    // An HTTP/2 response calls itself finished when its stream is closed, whatever was sent.
    const sent = req.httpVersionMajor >= 2 ? res.writableEnded : res.writableFinished;
    if (!sent) controller.abort(new Error('The client went away.'));
  };
  if (res.destroyed === true) closed();
  else res.on('close', closed);
  return controller.signal;
}
