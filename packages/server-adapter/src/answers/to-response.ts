import { type Answer, isStream } from './answer.ts';

/** An answer as a Web `Response`; to `HEAD`, without its body. */
export function toResponse(answer: Answer, method: string): Response {
  const { status, headers, body } = answer;
  if (method === 'HEAD') {
    if (isStream(body)) void body[Symbol.asyncIterator]().return?.();
    const bytes = typeof body === 'string' ? utf8.encode(body) : body;
    const length = bytes instanceof Uint8Array ? { 'content-length': String(bytes.length) } : {};
    return new Response(null, { status, headers: { ...headers, ...length } });
  }
  return new Response(isStream(body) ? byteStream(body) : body, { status, headers });
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
