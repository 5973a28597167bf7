import { RequestRefused } from '../answers/request-refused.ts';
import { incomingStream } from './incoming-stream.ts';
import type { NodeRequest } from './node-messages.ts';

const utf8 = new TextEncoder();

/**
 * The body of a request that is not `GET` or `HEAD`; null when there is none.
 *
 * When something of the host's read it already, its bytes are used if they were kept (`rawBody`, a text
 * or raw parser), and JSON is written out again, which loses its spelling. Otherwise it refuses with
 * `host.body_consumed` at once: waiting for a stream that is over would never end.
 */
export function bodyOf(req: NodeRequest): ReadableStream<Uint8Array> | null {
  if (isBytes(req.rawBody)) return streamOf(req.rawBody);
  if (!req.readableDidRead && !req.readableEnded) return hasBody(req) ? incomingStream(req) : null;
  const { body } = req;
  if (isBytes(body)) return streamOf(body);
  if (body !== undefined && isJson(req)) return streamOf(JSON.stringify(body));
  if (!hasBody(req)) return null;
  throw new RequestRefused(
    'host.body_consumed',
    'Something in the host, such as express.json() or a multipart parser, read the body before the Podflight handler. Mount Podflight before the parser, or limit the parser to the routes that need it.',
  );
}

function isBytes(value: unknown): value is Uint8Array | string {
  return typeof value === 'string' || value instanceof Uint8Array;
}

function isJson({ headers }: NodeRequest): boolean {
  const type = headers['content-type'];
  return typeof type === 'string' && /^\s*application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type);
}

function hasBody({ headers, httpVersionMajor, complete }: NodeRequest): boolean {
  const length = headers['content-length'];
  if (length !== undefined) return length !== '0';
  return headers['transfer-encoding'] !== undefined || (httpVersionMajor >= 2 && !complete);
}

function streamOf(body: Uint8Array | string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(typeof body === 'string' ? utf8.encode(body) : body);
      controller.close();
    },
  });
}
