import { type FileRefused, refused } from './file-refused.ts';

/** The same bytes; more than `limit` of them are refused as `too-large`. */
export async function* cappedBytes(
  source: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.byteLength;
    if (bytes > limit) throw tooLarge(limit);
    yield chunk;
  }
}

/** The refusal of a file of more than `limit` bytes. */
export function tooLarge(limit: number): FileRefused {
  return refused(
    'too-large',
    `The file is larger than ${byteCount(limit)}. Split it into smaller files, or compress it with gzip.`,
  );
}

/** A number of bytes for a person: `50 MB`, `512 bytes`. */
export function byteCount(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const [unit, size] = bytes < 1024 ** 2 ? ['KB', 1024] : ['MB', 1024 ** 2];
  return `${Number((bytes / Number(size)).toFixed(1)).toLocaleString('en')} ${unit}`;
}
