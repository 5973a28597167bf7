/** Bytes of a chunk at most, and at least unless the source ends. */
const LARGEST = 65_536;
const SMALLEST = 16_384;

/** The same bytes in chunks of 16 to 64 KB: neither a byte at a time nor a whole file at once. */
export async function* evenChunks(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gathered = new Uint8Array(SMALLEST);
  let length = 0;
  for await (const chunk of source) {
    let from = 0;
    while (from < chunk.length) {
      if (length === 0 && chunk.length - from >= SMALLEST) {
        yield chunk.subarray(from, from + LARGEST);
        from += LARGEST;
        continue;
      }
      const taken = chunk.subarray(from, from + SMALLEST - length);
      gathered.set(taken, length);
      length += taken.length;
      from += taken.length;
      if (length === SMALLEST) {
        yield gathered.slice();
        length = 0;
      }
    }
  }
  if (length > 0) yield gathered.slice(0, length);
}
