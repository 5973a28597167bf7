import type { NodeRequest } from './node-messages.ts';

const MAX_BYTES = 1024 * 1024;
const MAX_MS = 500;

/** Whether the client is still sending a body. */
export function isStillSending(req: NodeRequest): boolean {
  return !req.complete && req.method !== 'GET' && req.method !== 'HEAD';
}

/**
 * Throws away what a client still sends after it got its answer, for at most 1 MB or 500 ms. Without
 * this, closing the connection under a sending client may lose the answer on its way.
 */
export function drainBody(req: NodeRequest): Promise<void> {
  return new Promise((resolve) => {
    let bytes = 0;
    const stop = () => {
      clearTimeout(timer);
      req.off('data', count);
      req.pause();
      resolve();
    };
    const count = (chunk: Uint8Array | string) => {
      bytes += chunk.length;
      if (bytes > MAX_BYTES) stop();
    };
    const timer = setTimeout(stop, MAX_MS);
    req.on('data', count);
    req.on('end', stop);
    req.on('close', stop);
    req.on('error', stop);
    req.resume();
  });
}
