import { describe, expect, it } from 'vitest';
import { EPISODE, HEADER, readWhole } from './read-whole.test-support.ts';

const file = (source: string) => `${HEADER}\n2026-09-01,${EPISODE},${source},1,2,0.1,0.2,3,4\n`;
const utf16le = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const utf16be = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16());

describe('the encoding of a file', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(file('Größe 日本 😀'))],
    ['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${file('Größe 日本 😀')}`)],
    ['UTF-16 little-endian with a mark', utf16le(`\uFEFF${file('Größe 日本 😀')}`)],
    ['UTF-16 big-endian with a mark', utf16be(`\uFEFF${file('Größe 日本 😀')}`)],
  ])('is told when it is %s', async (_, bytes) => {
    for (const chunkBytes of [65_536, 1]) {
      const { rows, warnings } = await readWhole(bytes, { chunkBytes });
      expect(rows[0]?.source).toBe('größe 日本 😀');
      expect(warnings).toEqual([]);
    }
  });

  it.each([
    ['UTF-16 little-endian', utf16le(file('Größe'))],
    ['UTF-16 big-endian', utf16be(file('Größe'))],
  ])('is guessed, with a warning, when it is %s without a mark', async (_, bytes) => {
    const { rows, warnings } = await readWhole(bytes);
    expect(rows[0]?.source).toBe('größe');
    expect(warnings).toMatchObject([{ code: 'encoding-guessed' }]);
  });

  it('is taken for Windows-1252, with a warning at the line, when the first accent is not UTF-8', async () => {
    const text = `${HEADER}\n${`2026-09-01,${EPISODE},a,1,2,0.1,0.2,3,4\n`.repeat(2_000)}${file('café “€”').slice(HEADER.length + 1)}`;
    const bytes = Uint8Array.from(
      [...text].map((c) => ({ é: 0xe9, '“': 0x93, '”': 0x94, '€': 0x80 })[c] ?? c.charCodeAt(0)),
    );
    for (const chunkBytes of [65_536, 999]) {
      const { rows, warnings } = await readWhole(bytes, { chunkBytes });
      expect(rows.at(-1)?.source).toBe('café “€”');
      expect(warnings).toMatchObject([{ code: 'encoding-guessed', line: 2_002 }]);
    }
  });

  it('is Windows-1252 when the file ends in what could have begun a UTF-8 character', async () => {
    const bytes = Uint8Array.from([
      ...new TextEncoder().encode(file('a').trimEnd().replace(/\d+$/, '')),
      0x34,
      0x20,
      0xe9,
    ]);
    for (const chunkBytes of [65_536, 1]) {
      const { rejected, warnings } = await readWhole(bytes, { chunkBytes });
      expect(warnings).toMatchObject([{ code: 'encoding-guessed' }]);
      expect(rejected[0]?.problems).toMatchObject([{ code: 'not-a-number', value: '4 é' }]);
    }
  });

  it('never gives a replacement character that the file does not have', async () => {
    const { rejected } = await readWhole(file('a\uFFFDb'));
    expect(rejected[0]?.problems).toMatchObject([{ code: 'nul-byte', value: 'a?b' }]);
  });
});
