/**
 * A text that is put together piece by piece as UTF-8 outside of the JavaScript heap, where long-lived pieces make
 * the garbage collector's young space grow. For a parameter of PostgreSQL: `convert_from(${text.bytes()}, 'UTF8')`.
 */
export type ByteText = {
  append: (piece: string) => void;
  /** All of it so far; what it holds is valid until the next piece. */
  bytes: () => Uint8Array;
  /** Starts anew, in the same memory. */
  clear: () => void;
};

/** UTF-16 units that are kept back, so that short pieces are encoded together. */
const KEPT = 4_096;
/** Bytes of UTF-8 that one UTF-16 unit needs at most. */
const MOST_BYTES = 3;

const encoder = new TextEncoder();

export function byteText(): ByteText {
  let buffer = new Uint8Array(KEPT * MOST_BYTES);
  let length = 0;
  let kept = '';

  function encode(): void {
    if (kept === '') return;
    const needed = length + kept.length * MOST_BYTES;
    if (needed > buffer.length) {
      const larger = new Uint8Array(Math.max(needed, buffer.length * 2));
      larger.set(buffer.subarray(0, length));
      buffer = larger;
    }
    length += encoder.encodeInto(kept, buffer.subarray(length)).written;
    kept = '';
  }

  return {
    append(piece) {
      kept += piece;
      if (kept.length >= KEPT) encode();
    },
    bytes() {
      encode();
      return buffer.subarray(0, length);
    },
    clear() {
      length = 0;
      kept = '';
    },
  };
}
