import { describe, expect, it } from 'vitest';
import { CellFault } from './cell-fault.ts';
import { readSource } from './read-source.ts';

const codeOf = (result: unknown) => (result instanceof CellFault ? result.code : result);

describe('a source', () => {
  it('has one spelling, whatever its case, spaces around it and composition', () => {
    expect(readSource(' Spotify ')).toBe('spotify');
    expect(readSource('CAFE\u0301 FM')).toBe('café fm');
  });

  it.each(['spot\u200Bify', '\u2060spotify\uFEFF', 'spoti\u00ADfy', '\u202Aspotify\u202C', 'spotify\uFE0F'])(
    '%j has characters that nobody sees, and is spotify',
    (text) => {
      expect(readSource(text)).toBe('spotify');
    },
  );

  it('has one space between words, of whatever kind and number they were', () => {
    expect(readSource('apple\u00A0podcasts')).toBe('apple podcasts');
    expect(readSource('apple \u200B\u2009 podcasts')).toBe('apple podcasts');
    expect(codeOf(readSource(' \u200B '))).toBe('missing-cell');
  });

  it('has 1 to 100 characters', () => {
    expect(readSource('a'.repeat(100))).toBe('a'.repeat(100));
    expect(readSource('😀'.repeat(100))).toBe('😀'.repeat(100));
    expect(codeOf(readSource('a'.repeat(101)))).toBe('source-too-long');
    expect(codeOf(readSource(' '))).toBe('missing-cell');
  });

  it.each(['spot\0ify', 'spot\u0007ify', 'spot\nify', 'spot\u0085ify', 'spot\uFFFDify'])(
    '%j is refused',
    (text) => {
      expect(codeOf(readSource(text))).toBe('nul-byte');
    },
  );
});
