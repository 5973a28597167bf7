import { type Answer, isStream } from '../answers/answer.ts';
import { toResponse } from '../answers/to-response.ts';
import { drainBody, isStillSending } from './drain-body.ts';
import type { NodeRequest, NodeResponse } from './node-messages.ts';
import { writeResponse } from './write-response.ts';

/** Writes an answer. One in text or bytes goes out in one piece, with its length and without any stream. */
export async function writeAnswer(req: NodeRequest, res: NodeResponse, answer: Answer): Promise<void> {
  const { status, headers, body } = answer;
  if (isStream(body)) {
    return writeResponse(req, res, toResponse(answer, req.method ?? 'GET'));
  }
  if (res.headersSent || res.destroyed === true) return;
  res.statusCode = status;
  for (const name in headers) res.setHeader(name, headers[name] ?? '');
  if (!isStillSending(req)) {
    res.end(body ?? undefined);
    return;
  }
  const bytes = body instanceof Uint8Array ? body : new TextEncoder().encode(body ?? '');
  if (req.httpVersionMajor < 2) res.setHeader('connection', 'close');
  res.setHeader('content-length', String(bytes.length));
  // The answer is complete with its length; the end of it, which closes the connection, can wait.
  if (bytes.length > 0) res.write(bytes);
  await drainBody(req);
  res.end();
  if (!req.complete) req.stream?.close?.(0);
}
