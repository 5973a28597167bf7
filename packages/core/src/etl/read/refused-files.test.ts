import { describe, expect, it } from 'vitest';
import { EPISODE, HEADER, readWhole, withRow } from './read-whole.test-support.ts';

const ROW = `2026-09-01,${EPISODE},spotify,1,2,0.1,0.2,3,4`;
const bytes = (...values: number[]) => Uint8Array.from(values);
const magic = (...parts: (string | number)[]) =>
  Uint8Array.from([
    ...parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part].map((c) => c.charCodeAt(0)))),
    ...new Uint8Array(600).fill(7),
  ]);

describe('a file is refused', () => {
  it.each([
    ['nothing at all', '', 'empty-file'],
    ['spaces and newlines only', ' \n\r\n \n', 'empty-file'],
    ['a byte order mark alone', '\uFEFF', 'empty-file'],
    ['rows without a header', `${ROW}\n${ROW}\n`, 'missing-header'],
    ['another table', 'name,plays\nEp. 1,900\n', 'missing-header'],
    ['a header below the first 20 lines', `${'note\n'.repeat(20)}${HEADER}\n${ROW}\n`, 'missing-header'],
    ['a header that lacks a key column', 'day,source,downloads\n2026-09-01,spotify,1\n', 'missing-column'],
    ['a metric column that comes twice', `${HEADER},Downloads\n${ROW},1\n`, 'duplicate-header'],
    ['a key column that comes twice', `day,episode_id,source,DAY\n`, 'duplicate-header'],
    [
      'more columns than the limit',
      `${HEADER},${Array.from({ length: 192 }, (_, i) => `c${i}`)}\n`,
      'too-many-columns',
    ],
    [
      'a quotation mark that nothing closes',
      `${HEADER}\n${ROW}\n2026-09-02,"${EPISODE},x\n${ROW}\n`,
      'unterminated-quote',
    ],
    [
      'a quotation mark in the header that nothing closes',
      `day,"episode_id,source\n${ROW}\n`,
      'unterminated-quote',
    ],
    ['a web page', '<!DOCTYPE html>\n<html><body>Sign in, please</body></html>', 'not-csv'],
    ['a web page without a doctype', '\n <html lang="en"><head></head></html>', 'not-csv'],
    ['an XML document', '<?xml version="1.0"?><rows/>', 'not-csv'],
    ['a JSON object', '{"day": "2026-09-01", "episode_id": "x"}', 'not-csv'],
    ['a JSON list', '[{"day": "2026-09-01"}]', 'not-csv'],
    ['JSON in UTF-16', new Uint8Array(Buffer.from('\uFEFF{"day": "2026-09-01"}', 'utf16le')), 'not-csv'],
    ['a PDF document', magic('%PDF-1.7\n'), 'not-csv'],
    ['an old Excel workbook', magic(0xd0, 0xcf, 0x11, 0xe0), 'not-csv'],
    ['a 7-Zip archive', magic('7z', 0xbc, 0xaf), 'not-csv'],
    ['a RAR archive', magic('Rar!', 0x1a), 'not-csv'],
    ['an xz archive', magic(0xfd, '7zXZ', 0), 'not-csv'],
    ['a bzip2 archive', magic('BZh9'), 'not-csv'],
    ['a Zstandard archive', magic(0x28, 0xb5, 0x2f, 0xfd), 'not-csv'],
    ['a Parquet file', magic('PAR1'), 'not-csv'],
    ['an SQLite database', magic('SQLite format 3', 0), 'not-csv'],
    ['a picture', magic(0x89, 'PNG'), 'not-csv'],
    ['binary data', bytes(...Array.from({ length: 2_000 }, (_, i) => (i * 7919) % 256)), 'not-csv'],
    ['NUL bytes only', new Uint8Array(5_000), 'not-csv'],
    ['UTF-32', bytes(0xff, 0xfe, 0, 0, 0x64, 0, 0, 0), 'not-csv'],
  ])('when it is %s', async (_, file, code) => {
    for (const chunkBytes of [65_536, 1]) {
      const { refused, rows } = await readWhole(file, { chunkBytes });
      expect(refused?.code).toBe(code);
      expect(refused?.message).toMatch(/^[A-Z].*\.$/);
      expect(rows).toEqual([]);
    }
  });

  it('when it is larger than the limit, at the byte that is too many', async () => {
    const file = withRow({});
    expect((await readWhole(file, { limits: { maxBytes: file.length } })).refused).toBeNull();
    const { refused } = await readWhole(file, { limits: { maxBytes: file.length - 1 } });
    expect(refused).toMatchObject({ code: 'too-large', line: null });
  });

  it('when it has more rows than the limit', async () => {
    const file = `${HEADER}\n${`${ROW}\n`.repeat(3)}`;
    expect((await readWhole(file, { limits: { maxRows: 3 } })).rows).toHaveLength(3);
    const { refused } = await readWhole(file, { limits: { maxRows: 2 } });
    expect(refused).toMatchObject({ code: 'too-many-rows', line: 4 });
  });

  it('with the names of the columns that its header lacks', async () => {
    const { refused } = await readWhole('Report\n\nday,downloads,listeners\n2026-09-01,1,2\n');
    expect(refused).toMatchObject({ code: 'missing-column', line: 3, column: 'episode_id' });
    expect(refused?.message).toContain('episode_id and source');
  });

  it('with the line where the open quotation mark stands, however much follows', async () => {
    const file = `${HEADER}\n${ROW}\n2026-09-02,${EPISODE},"a\nb",1,2,0.1,0.2,3,4\n2026-09-03,${EPISODE},"x\n${`${ROW}\n`.repeat(200)}`;
    for (const chunkBytes of [65_536, 1_000]) {
      expect((await readWhole(file, { chunkBytes })).refused).toMatchObject({
        code: 'unterminated-quote',
        line: 5,
      });
    }
    const long = `${file}${`${ROW}\n`.repeat(60_000)}`;
    expect((await readWhole(long)).refused).toMatchObject({ code: 'unterminated-quote', line: 5 });
  });

  it('with the line that is not UTF-8 when an earlier one is', async () => {
    const start = new TextEncoder().encode(`${HEADER},note\n${ROW},Größe\n${ROW},`);
    const file = Uint8Array.from([...start, 0xe9, 0x0a]);
    for (const chunkBytes of [65_536, 1]) {
      expect((await readWhole(file, { chunkBytes })).refused).toMatchObject({ code: 'not-csv', line: 3 });
    }
  });

  it('when its UTF-16 is cut in the middle of a character', async () => {
    const file = Buffer.from(`\uFEFF${withRow({})}`, 'utf16le');
    expect((await readWhole(new Uint8Array(file.subarray(0, -1)))).refused).toMatchObject({
      code: 'not-csv',
    });
  });
});
