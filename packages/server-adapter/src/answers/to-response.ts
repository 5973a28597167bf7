import type { Answer } from './answer.ts';

/** An answer as a Web `Response`; to `HEAD`, without its body. */
export function toResponse(answer: Answer, method: string): Response {
  const { status, headers, body } = answer;
  if (method === 'HEAD') {
    if (body !== null && typeof body !== 'string') void body[Symbol.asyncIterator]().return?.();
    const length = typeof body === 'string' ? { 'content-length': String(utf8.encode(body).length) } : {};
    return new Response(null, { status, headers: { ...headers, ...length } });
  }
  return new Response(body === null || typeof body === 'string' ? body : byteStream(body), {
    status,
    headers,
  });
}

const utf8 = new TextEncoder();

function byteStream(pieces: AsyncIterable<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(utf8.encode(value));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
