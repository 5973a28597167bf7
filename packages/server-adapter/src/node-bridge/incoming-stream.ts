import type { NodeRequest } from './node-messages.ts';

const utf8 = new TextEncoder();

/**
 * An unread Node request as a Web stream that reads only what is asked for, so a slow reader slows the
 * sender. It fails when the client goes away before the end.
 *
 * It listens to `data` and `end`: some platforms replay a body to those listeners only.
 */
export function incomingStream(req: NodeRequest): ReadableStream<Uint8Array> {
  let over = false;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const finish = (error?: Error) => {
          if (over) return;
          over = true;
          if (error) controller.error(error);
          else controller.close();
        };
        req.on('data', (chunk) => {
          if (over) return;
          controller.enqueue(typeof chunk === 'string' ? utf8.encode(chunk) : chunk);
          if ((controller.desiredSize ?? 0) <= 0) req.pause();
        });
        req.on('end', () => finish());
        req.on('error', finish);
        req.on('close', () => {
          if (!over) finish(new Error('The client went away before the end of the body.'));
        });
        req.pause();
      },
      pull() {
        req.resume();
      },
      cancel() {
        over = true;
        req.pause();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 64 * 1024 }),
  );
}
