/** Two halves of 32 bits: what a pair's inputs come to, so that pairs of which nothing changed are known. */
export type Hash = readonly [number, number];

/** Mixes a text into 64 bits (cyrb53 by bryc, public domain, with both of its halves kept). */
export function hashOf(text: string): Hash {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  return stirred(a, b);
}

/** The hash of several, in their order. */
export function combined(hashes: readonly Hash[]): Hash {
  let a = 0x9e3779b9;
  let b = 0x85ebca6b;
  for (const [first, second] of hashes) {
    a = Math.imul(a ^ first, 2246822507) ^ (a >>> 13);
    b = Math.imul(b ^ second, 3266489909) ^ (b >>> 16);
    [a, b] = stirred(a, b);
  }
  return [a, b];
}

/** The hash as an integer below 2^53, which every driver and `bigint` hold. */
export function hashNumber([a, b]: Hash): number {
  return (a & 0x1fffff) * 4294967296 + b;
}

/** What the hashes of many pairs come to, in any order: `bit_xor` of {@link hashNumber}. */
export function xorOf(numbers: Iterable<number>): number {
  let high = 0;
  let low = 0;
  for (const number of numbers) {
    high ^= Math.floor(number / 4294967296);
    low ^= number | 0;
  }
  return (high >>> 0) * 4294967296 + (low >>> 0);
}

function stirred(a: number, b: number): Hash {
  const first = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  const second = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(first ^ (first >>> 13), 3266489909);
  return [first >>> 0, second >>> 0];
}
