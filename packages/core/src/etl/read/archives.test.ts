import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readWhole, valuesOf, withRow } from './read-whole.test-support.ts';

const CSV = strToU8(withRow({}));
const gzip = (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes));
const zip = (files: Zippable) => zipSync(files);
const README = strToU8(
  'These numbers come from the platform.\nThey are counted daily, weekly, and monthly.\nQuestions? Ask us.\n',
);

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
    ['a gzip of two members', Uint8Array.from([...gzip(CSV.subarray(0, 50)), ...gzip(CSV.subarray(50))])],
    ['a gzip whose last member is empty', Uint8Array.from([...gzip(CSV), ...gzip(new Uint8Array(0))])],
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
    ...['README', 'readme.txt', 'notes.csv'].map((name): [string, Uint8Array] => [
      `a zip with a ${name} before it`,
      zip({ [name]: README, 'metrics.csv': CSV }),
    ]),
    ['a zip with a read-me after it', zip({ 'metrics.csv': CSV, README })],
    ['a zip with a workbook beside it', zip({ 'metrics.csv': CSV, 'metrics.xlsx': zip({ a: CSV }) })],
    ['a zip with an empty file beside it', zip({ 'empty.csv': new Uint8Array(0), 'metrics.csv': CSV })],
    ['a zip with JSON beside it', zip({ 'manifest.json': strToU8('{"files": 1}'), 'metrics.csv': CSV })],
    ...['metrics.json', 'metrics.pdf', 'metrics.xlsx', 'metrics.tar'].map((name): [string, Uint8Array] => [
      `a zip of a table that is named ${name}`,
      zip({ [name]: CSV }),
    ]),
    [
      'a zip of a table in UTF-16 beside a read-me',
      zip({ README, 'metrics.dat': new Uint8Array(Buffer.from(`\uFEFF${withRow({})}`, 'utf16le')) }),
    ],
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
    [
      'with a table beside one that is named otherwise',
      zip({ 'a.csv': CSV, 'b.json': CSV }),
      'ambiguous-archive',
    ],
    [
      'with two tables, neither of which has the header',
      zip({ a: strToU8('Content,Views\n"x, y",1\n'), b: strToU8('Day;Plays\n1;2\n') }),
      'ambiguous-archive',
    ],
    ['with a password', flipped(flipped(zipped, 6), zipped.length - 22 - 46 - 11 + 8), 'unsafe-archive'],
    ['with a path that leads out of it', zip({ '../metrics.csv': CSV }), 'unsafe-archive'],
    ['with an absolute path', zip({ '/etc/metrics.csv': CSV }), 'unsafe-archive'],
    ['with a drive letter', zip({ 'C:\\metrics.csv': CSV }), 'unsafe-archive'],
    ['with an archive in it', zip({ 'metrics.zip': zipped }), 'unsafe-archive'],
    ['with an archive in it that is named as a table', zip({ 'metrics.csv': zipped }), 'unsafe-archive'],
    ['with a gzip in it that is named as a table', zip({ 'a.csv': CSV, 'b.csv': gzipped }), 'unsafe-archive'],
    [
      'with a tar archive in it',
      zip({ 'metrics.csv': CSV, 'old.tar': new Uint8Array(1_024) }),
      'unsafe-archive',
    ],
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
    ['of a web page', zip({ 'metrics.csv': strToU8('<!doctype html><p>Sign in, please') }), 'not-csv'],
    ['of two texts that are no tables', zip({ README, NOTES: README }), 'not-csv'],
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
    [
      'that is a gzip of two members, the first of which has a wrong checksum',
      Uint8Array.from([...flipped(gzipped, gzipped.length - 6), ...gzipped]),
      'broken-archive',
    ],
    [
      'that is a gzip of two members, the second cut short in its header',
      Uint8Array.from([...gzipped, ...gzipped.subarray(0, 9)]),
      'broken-archive',
    ],
    [
      'that is a gzip of two members, the second cut short in its data',
      Uint8Array.from([...gzipped, ...gzipped.subarray(0, 60)]),
      'broken-archive',
    ],
    [
      'that is a gzip padded with zeros',
      Uint8Array.from([...gzipped, ...new Uint8Array(64)]),
      'broken-archive',
    ],
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

describe('a gzip of many members', () => {
  it('is read as one stream, wherever it is cut', async () => {
    const rows = `${withRow({})}${'2026-09-02,6513270e-269e-4d37-b2a7-4de452e6b438,a,1,2,0.1,0.2,3,4\n'.repeat(300)}`;
    const bytes = strToU8(rows);
    const expected = valuesOf(await readWhole(bytes));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(bytes.length), { maxLength: 8 }),
        fc.constantFrom(1, 13, 4_096, 65_536),
        fc.constantFrom(0, 1, 9),
        async (cuts, chunkBytes, level) => {
          const ends = [...cuts, bytes.length].sort((a, b) => a - b);
          const members = ends.map((end, n) => gzipSync(bytes.subarray(ends[n - 1] ?? 0, end), { level }));
          const whole = await readWhole(new Uint8Array(Buffer.concat(members)), { chunkBytes });
          expect(whole.refused).toBeNull();
          expect(valuesOf(whole)).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** A zip whose directory names only the first of its two files. */
function hiddenEntry(): Uint8Array {
  const both = zip({ README: [README, { level: 0 }], 'b.csv': [CSV, { level: 0 }] });
  const one = zip({ README: [README, { level: 0 }] });
  const oneEnd = one.length - 22;
  const directory = one.subarray(new DataView(one.buffer).getUint32(oneEnd + 16, true), oneEnd);
  const bothDirectory = new DataView(both.buffer).getUint32(both.length - 22 + 16, true);
  const end = one.slice(oneEnd);
  new DataView(end.buffer).setUint32(16, bothDirectory, true);
  return Uint8Array.from([...both.subarray(0, bothDirectory), ...directory, ...end]);
}
