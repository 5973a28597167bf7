/** The beginning of a stream of bytes, and the whole stream, that beginning included. */
export type Peeked = { head: Uint8Array; all: AsyncGenerator<Uint8Array> };

/** Looks at the first `length` bytes of a stream; fewer when it is shorter. */
export async function peeked(source: AsyncIterable<Uint8Array>, length: number): Promise<Peeked> {
  const iterator = source[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let head = new Uint8Array(0);
  let ended = false;
  while (head.length < length && !ended) {
    const next = await iterator.next();
    if (next.done) {
      ended = true;
    } else {
      chunks.push(next.value);
      const joined = new Uint8Array(head.length + next.value.length);
      joined.set(head);
      joined.set(next.value, head.length);
      head = joined;
    }
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield* chunks;
      if (!ended) yield* { [Symbol.asyncIterator]: () => iterator };
    } finally {
      await iterator.return?.();
    }
  }
  return { head: head.subarray(0, length), all: all() };
}
