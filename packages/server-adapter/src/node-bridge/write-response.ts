import { drainBody, isStillSending } from './drain-body.ts';
import type { NodeRequest, NodeResponse } from './node-messages.ts';

const HTTP2_NO_ERROR = 0;
const HTTP2_INTERNAL_ERROR = 2;

/** Headers that HTTP/2 forbids. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade']);

/**
 * Writes a `Response` with back-pressure. Headers that the host has set stay; its cookies too. When the
 * client goes away the body is cancelled; when the body fails midway the connection is cut, so that the
 * client can tell.
 */
export async function writeResponse(req: NodeRequest, res: NodeResponse, response: Response): Promise<void> {
  if (res.headersSent || res.destroyed === true) {
    await response.body?.cancel();
    return;
  }
  writeHead(req, res, response);
  const sending = isStillSending(req);
  if (sending && req.httpVersionMajor < 2) res.setHeader('connection', 'close');
  const drained = sending ? drainBody(req) : undefined;
  if (response.body && req.method !== 'HEAD') {
    if (!(await writeBody(req, res, response.body))) return;
  } else {
    await response.body?.cancel();
  }
  await drained;
  res.end();
  if (sending && !req.complete) req.stream?.close?.(HTTP2_NO_ERROR);
}

function writeHead(req: NodeRequest, res: NodeResponse, response: Response): void {
  res.statusCode = response.status;
  for (const [name, value] of response.headers) {
    if (name === 'set-cookie') continue;
    if (req.httpVersionMajor >= 2 && HOP_BY_HOP.has(name)) continue;
    res.setHeader(name, value);
  }
  for (const cookie of response.headers.getSetCookie()) res.appendHeader('set-cookie', cookie);
}

/** Whether the whole body was written. */
async function writeBody(
  req: NodeRequest,
  res: NodeResponse,
  body: ReadableStream<Uint8Array>,
): Promise<boolean> {
  const reader = body.getReader();
  let gone = false;
  const closed = () => {
    gone = true;
    reader.cancel().catch(() => undefined);
  };
  res.on('close', closed);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (gone) return false;
      if (done) return true;
      if (!res.write(value)) await writable(res);
    }
  } catch {
    if (req.stream?.close) req.stream.close(HTTP2_INTERNAL_ERROR);
    else res.destroy();
    return false;
  } finally {
    res.off('close', closed);
  }
}

function writable(res: NodeResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      res.off('drain', go);
      res.off('close', go);
      resolve();
    };
    res.once('drain', go);
    res.once('close', go);
  });
}
