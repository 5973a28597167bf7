import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { PodflightError } from '../shared/podflight-error.ts';

/** A stream of bytes that counts and hashes what went through it. */
export type MeasuredSource = {
  chunks: AsyncIterable<Uint8Array>;
  /** Bytes so far. */
  bytes: () => number;
  /** SHA-256 of all bytes, hex; null unless the source was read to its end. */
  sha256: () => string | null;
};

/**
 * Wraps an upload's bytes. A source that breaks off is reported as `etl.cancelled`: the sender is gone.
 */
export function measuredSource(
  source: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>,
  signal: AbortSignal | undefined,
): MeasuredSource {
  const hash = sha256.create();
  let bytes = 0;
  let digest: string | null = null;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of source) {
        signal?.throwIfAborted();
        bytes += chunk.byteLength;
        hash.update(chunk);
        yield chunk;
      }
    } catch (error) {
      if (error instanceof PodflightError) throw error;
      throw new PodflightError(
        'etl.cancelled',
        'The upload broke off before its end. Nothing of it was stored; upload the file again.',
        {},
        { cause: error },
      );
    }
    digest = bytesToHex(hash.digest());
  }
  return { chunks: chunks(), bytes: () => bytes, sha256: () => digest };
}
