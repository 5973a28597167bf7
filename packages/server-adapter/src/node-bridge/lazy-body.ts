import { bodyOf } from './body-of.ts';
import { incomingBytes } from './incoming-bytes.ts';
import { incomingStream } from './incoming-stream.ts';
import type { NodeRequest } from './node-messages.ts';

/** The body of one request, to be taken once: as a stream, or whole. */
export type LazyBody = {
  /** The same stream each time; null when there is no body. */
  stream: () => ReadableStream<Uint8Array<ArrayBuffer>> | null;
  /** Null when the stream was made before: then it has to be read from there. */
  whole: () => Promise<Uint8Array<ArrayBuffer>> | null;
  isUsed: () => boolean;
};

/** Takes the body of `req` when it is asked for; see {@link bodyOf} for what it refuses. */
export function lazyBody(req: NodeRequest): LazyBody {
  let stream: ReadableStream<Uint8Array<ArrayBuffer>> | null | undefined;
  let taken = false;

  function makeStream() {
    const body = bodyOf(req);
    const made = body === 'unread' ? incomingStream(req) : body && streamOf(body.bytes);
    // Node's chunks are never over shared memory, which is all that the narrower type says.
    return made as ReadableStream<Uint8Array<ArrayBuffer>> | null;
  }

  return {
    stream: () => {
      if (stream === undefined) stream = taken ? streamOf(new Uint8Array()) : makeStream();
      return stream;
    },
    whole: () => {
      if (stream !== undefined) return null;
      if (taken) return Promise.reject(new TypeError('The body has been read already.'));
      const body = bodyOf(req);
      taken = body !== null;
      const bytes = body === 'unread' ? incomingBytes(req) : Promise.resolve(body?.bytes ?? new Uint8Array());
      // As above.
      return bytes as Promise<Uint8Array<ArrayBuffer>>;
    },
    isUsed: () => taken || (stream?.locked ?? false),
  };
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      // As above.
      if (bytes.length > 0) controller.enqueue(bytes as Uint8Array<ArrayBuffer>);
      controller.close();
    },
  });
}
