import { gzipSync } from 'node:zlib';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readWhole, valuesOf, withRow } from './read-whole.test-support.ts';

const CSV = strToU8(withRow({}));
const gzip = (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes));
const zip = (files: Zippable) => zipSync(files);

/** A zip as a tool writes it that streams: sizes and checksum follow the data. */
function streamedZip(name: string, bytes: Uint8Array): Uint8Array {
  const plain = zip({ [name]: bytes });
  const view = new DataView(plain.buffer);
  const dataFrom = 30 + view.getUint16(26, true) + view.getUint16(28, true);
  const packed = view.getUint32(18, true);
  const descriptor = new Uint8Array(16);
  const of = new DataView(descriptor.buffer);
  of.setUint32(0, 0x08074b50, true);
  for (const [at, from] of [
    [4, 14],
    [8, 18],
    [12, 22],
  ] as const) {
    of.setUint32(at, view.getUint32(from, true), true);
    view.setUint32(from, 0, true);
  }
  view.setUint16(6, view.getUint16(6, true) | 8, true);
  const end = plain.length - 22;
  view.setUint32(end + 16, view.getUint32(end + 16, true) + 16, true);
  const split = dataFrom + packed;
  return Uint8Array.from([...plain.subarray(0, split), ...descriptor, ...plain.subarray(split)]);
}

/** The same archive with bits changed at an offset. */
function flipped(bytes: Uint8Array, at: number, bits = 1): Uint8Array {
  const copy = bytes.slice();
  copy[at] = Number(copy[at]) ^ bits;
  return copy;
}

describe('an archive with one table is read', () => {
  it.each([
    ['gzip', gzip(CSV)],
    ['a zip', zip({ 'metrics.csv': CSV })],
    ['a zip that does not compress', zip({ 'metrics.csv': [CSV, { level: 0 }] })],
    ['a zip that was streamed', streamedZip('metrics.csv', CSV)],
    ['a zip of a table without a suffix', zip({ metrics: CSV })],
    [
      'a zip with a directory and macOS litter',
      zip({
        'out/': new Uint8Array(0),
        'out/metrics.csv': CSV,
        '__MACOSX/out/._metrics.csv': CSV,
        'out/.DS_Store': CSV,
      }),
    ],
    ['a zip with a document beside it', zip({ 'read me.pdf': strToU8('%PDF'), 'metrics.csv': CSV })],
  ])('from %s', async (_, file) => {
    const expected = valuesOf(await readWhole(CSV));
    for (const chunkBytes of [65_536, 1]) {
      const whole = await readWhole(file, { chunkBytes });
      expect(whole.refused).toBeNull();
      expect(valuesOf(whole)).toEqual(expected);
    }
  });
});

describe('an archive is refused', () => {
  const zipped = zip({ 'metrics.csv': CSV });
  const gzipped = gzip(CSV);
  const bomb = new Uint8Array(20_000_000);
  bomb.set(CSV);
  it.each([
    ['with two tables', zip({ 'a.csv': CSV, 'b.csv': CSV }), 'ambiguous-archive'],
    [
      'with two tables, the first of which has no header',
      zip({ 'Table data.csv': strToU8('Content,Views\nx,1\n'), 'Chart data.csv': CSV }),
      'ambiguous-archive',
    ],
    ['with a password', flipped(flipped(zipped, 6), zipped.length - 22 - 46 - 11 + 8), 'unsafe-archive'],
    ['with a path that leads out of it', zip({ '../metrics.csv': CSV }), 'unsafe-archive'],
    ['with an absolute path', zip({ '/etc/metrics.csv': CSV }), 'unsafe-archive'],
    ['with a drive letter', zip({ 'C:\\metrics.csv': CSV }), 'unsafe-archive'],
    ['with an archive in it', zip({ 'metrics.zip': zipped }), 'unsafe-archive'],
    ['with an archive in it that is named as a table', zip({ 'metrics.csv': zipped }), 'unsafe-archive'],
    ['that is a gzip of a gzip', gzip(gzipped), 'unsafe-archive'],
    ['that is a gzip of a zip', gzip(zipped), 'unsafe-archive'],
    ['that is a zip bomb', zip({ 'metrics.csv': bomb }), 'unsafe-archive'],
    ['that is a gzip bomb', gzip(bomb), 'unsafe-archive'],
    [
      'of too many files',
      zip(Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`${i}.pdf`, new Uint8Array(0)]))),
      'unsafe-archive',
    ],
    ['whose directory does not list its files', hiddenEntry(), 'unsafe-archive'],
    ['with nothing in it', zip({}), 'empty-file'],
    ['with an empty table', zip({ 'metrics.csv': new Uint8Array(0) }), 'empty-file'],
    ['of nothing', gzip(new Uint8Array(0)), 'empty-file'],
    ['without a table', zip({ 'a.pdf': strToU8('%PDF') }), 'not-csv'],
    [
      'that is a workbook',
      zip({ '[Content_Types].xml': strToU8('<x/>'), 'xl/workbook.xml': strToU8('<x/>') }),
      'not-csv',
    ],
    ['of a PDF document', gzip(strToU8('%PDF-1.7 and so on')), 'not-csv'],
    ['that is a zip cut short in its data', zipped.subarray(0, 60), 'broken-archive'],
    ['that is a zip cut short in its directory', zipped.subarray(0, -30), 'broken-archive'],
    ['that is a zip cut short by a byte', zipped.subarray(0, -1), 'broken-archive'],
    [
      'that is a zip with a wrong checksum',
      flipped(zipped, zipped.length - 22 - 46 - 11 + 16),
      'broken-archive',
    ],
    [
      'that is a zip with damaged data',
      flipped(zip({ 'metrics.csv': [CSV, { level: 0 }] }), 150),
      'broken-archive',
    ],
    ['that is a gzip cut short in its data', gzipped.subarray(0, 60), 'broken-archive'],
    ['that is a gzip cut short by a byte', gzipped.subarray(0, -1), 'broken-archive'],
    ['that is the beginning of a gzip', gzipped.subarray(0, 3), 'broken-archive'],
    ['that is a gzip with a wrong checksum', flipped(gzipped, gzipped.length - 6), 'broken-archive'],
    ['that is a gzip with a wrong length', flipped(gzipped, gzipped.length - 2), 'broken-archive'],
    ['that is a gzip with something after its end', Uint8Array.from([...gzipped, 1, 2, 3]), 'broken-archive'],
  ])('%s', async (_, file, code) => {
    for (const chunkBytes of [65_536, ...(file.length < 5_000 ? [1] : [])]) {
      const { refused } = await readWhole(file, { chunkBytes });
      expect(refused?.code).toBe(code);
      expect(refused?.message).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('when it is larger than the limit once inflated', async () => {
    for (const file of [zipped, gzipped]) {
      expect((await readWhole(file, { limits: { maxInflatedBytes: CSV.length } })).refused).toBeNull();
      const { refused } = await readWhole(file, { limits: { maxInflatedBytes: CSV.length - 1 } });
      expect(refused?.code).toBe('inflated-too-large');
    }
  });
});

/** A zip whose directory names only the first of its two files. */
function hiddenEntry(): Uint8Array {
  const both = zip({ 'a.pdf': [CSV, { level: 0 }], 'b.csv': [CSV, { level: 0 }] });
  const one = zip({ 'a.pdf': [CSV, { level: 0 }] });
  const oneEnd = one.length - 22;
  const directory = one.subarray(new DataView(one.buffer).getUint32(oneEnd + 16, true), oneEnd);
  const bothDirectory = new DataView(both.buffer).getUint32(both.length - 22 + 16, true);
  const end = one.slice(oneEnd);
  new DataView(end.buffer).setUint32(16, bothDirectory, true);
  return Uint8Array.from([...both.subarray(0, bothDirectory), ...directory, ...end]);
}
