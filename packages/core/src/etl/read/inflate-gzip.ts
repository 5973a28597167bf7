import { refused } from './file-refused.ts';

/** What a gzip stream holds. Its checksum and its length are verified. */
export async function* inflateGzip(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const inflater = new DecompressionStream('gzip');
  const failure: { error?: unknown } = {};
  feed(source, inflater.writable, failure).catch(() => undefined);
  const reader = inflater.readable.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    if ('error' in failure) throw failure.error;
    if (error instanceof Error && error.name === 'FileRefused') throw error;
    throw refused(
      'broken-archive',
      'The gzip file is damaged, cut short, or has something after its end. Compress the file again and upload it whole.',
    );
  } finally {
    // Not awaited: the source may be silent for long.
    reader.cancel().catch(() => undefined);
  }
}

/** Puts the source into the inflater as fast as that is read from; notes why the source failed. */
async function feed(
  source: AsyncIterable<Uint8Array>,
  writable: WritableStream<BufferSource>,
  failure: { error?: unknown },
): Promise<void> {
  const writer = writable.getWriter();
  const chunks = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await chunks.next().catch((error: unknown) => {
        failure.error = error;
        throw error;
      });
      if (next.done) break;
      // A view of any buffer will do; the type only rules out shared ones, which no upload has.
      await writer.write(next.value as Uint8Array<ArrayBuffer>);
    }
    await writer.close();
  } catch (error) {
    await chunks.return?.();
    await writer.abort(error).catch(() => undefined);
  }
}
