import { Gunzip } from 'fflate/browser';
import { crc32 } from './crc32.ts';
import { refused } from './file-refused.ts';

/** Bytes inflated at a time: deflate makes at most 1,032 of one, so a bomb gets no further than 17 MB. */
const SLICE = 16_384;

/** Bytes that are remembered, a power of two: a member's checksum is needed until the next one's header ends. */
const REMEMBERED = 131_072;

/** The checksum and the length at the end of a member. */
const TRAILER = 8;

/** The shortest gzip file: a header, an empty block and a trailer. */
const SHORTEST = 20;

/**
 * What a gzip file holds, all its members one after the other, as `cat a.gz b.gz`, bgzip and log
 * rotation write them. The checksum and the length of each are verified.
 */
export async function* inflateGzip(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const members = memberReader();
  for await (const chunk of source) {
    for (let from = 0; from < chunk.length; from += SLICE) {
      yield* members.push(chunk.subarray(from, from + SLICE));
    }
  }
  yield* members.end();
}

function memberReader() {
  const recent = new Uint8Array(REMEMBERED);
  let packed = 0;
  let crc = 0;
  let size = 0;
  let out: Uint8Array[] = [];

  const gunzip = new Gunzip((bytes) => {
    crc = crc32(bytes, crc);
    size += bytes.length;
    if (bytes.length > 0) out.push(bytes);
  });
  gunzip.onmember = (from) => {
    verify(from);
    crc = 0;
    size = 0;
  };

  /** Compares what was read of a member that ends before byte `end` with its trailer. */
  function verify(end: number): void {
    if (packed - end + TRAILER > REMEMBERED) throw broken();
    const trailer = Uint8Array.from({ length: TRAILER }, (_, n) =>
      Number(recent[(end - TRAILER + n) % REMEMBERED]),
    );
    const view = new DataView(trailer.buffer);
    // The length is kept modulo 2 to the 32nd.
    if (view.getUint32(0, true) !== crc || view.getUint32(4, true) !== size >>> 0) throw broken();
  }

  function push(slice: Uint8Array, final: boolean): Uint8Array[] {
    for (const byte of slice) recent[packed++ % REMEMBERED] = byte;
    out = [];
    try {
      gunzip.push(slice, final);
    } catch {
      throw broken();
    }
    return out;
  }

  return {
    push: (slice: Uint8Array) => push(slice, false),
    end(): Uint8Array[] {
      const last = push(new Uint8Array(0), true);
      if (packed < SHORTEST) throw broken();
      verify(packed);
      return last;
    },
  };
}

function broken() {
  return refused(
    'broken-archive',
    'The gzip file is damaged, cut short, or has something after its end. Compress the file again and upload it whole.',
  );
}
