import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteText } from './byte-text.ts';

const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

describe('a text put together as bytes', () => {
  it('is its pieces joined, however long they are, and again after it was cleared', () => {
    const pieces = fc.array(fc.string({ unit: 'grapheme', maxLength: 3_000 }), { maxLength: 40 });
    const text = byteText();
    fc.assert(
      fc.property(pieces, (given) => {
        text.clear();
        for (const piece of given) text.append(piece);
        expect(textOf(text.bytes())).toBe(given.join(''));
      }),
      { numRuns: 50 },
    );
  });

  it('can be read before it is complete', () => {
    const text = byteText();
    text.append('Søndag ');
    expect(textOf(text.bytes())).toBe('Søndag ');
    text.append('🎧'.repeat(10_000));
    expect(textOf(text.bytes())).toBe(`Søndag ${'🎧'.repeat(10_000)}`);
  });
});
