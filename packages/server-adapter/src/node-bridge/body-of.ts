import { RequestRefused } from '../answers/request-refused.ts';
import type { NodeRequest } from './node-messages.ts';

const utf8 = new TextEncoder();

/**
 * Where the body of a request is: in `bytes` that are there already, in the `unread` request, or nowhere.
 *
 * When something of the host's read it before us, its bytes are used if they were kept (`rawBody`, a text
 * or raw parser), and JSON is written out again, which loses its spelling. Otherwise it refuses with
 * `host.body_consumed` at once: waiting for a stream that is over would never end.
 */
export function bodyOf(req: NodeRequest): { bytes: Uint8Array } | 'unread' | null {
  if (req.method === 'GET' || req.method === 'HEAD') return null;
  if (isBytes(req.rawBody)) return { bytes: bytesOf(req.rawBody) };
  if (!req.readableDidRead && !req.readableEnded) return hasBody(req) ? 'unread' : null;
  const { body } = req;
  if (isBytes(body)) return { bytes: bytesOf(body) };
  if (body !== undefined && isJson(req)) return { bytes: bytesOf(JSON.stringify(body)) };
  if (!hasBody(req)) return null;
  throw new RequestRefused(
    'host.body_consumed',
    'Something in the host, such as express.json() or a multipart parser, read the body before the Podflight handler. Mount Podflight before the parser, or limit the parser to the routes that need it.',
  );
}

function isBytes(value: unknown): value is Uint8Array | string {
  return typeof value === 'string' || value instanceof Uint8Array;
}

function bytesOf(body: Uint8Array | string): Uint8Array {
  return typeof body === 'string' ? utf8.encode(body) : body;
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
