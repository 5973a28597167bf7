import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { METRIC_COLUMNS } from '../../metrics/metric-columns.ts';
import { readWhole, valuesOf } from './read-whole.test-support.ts';

/** A table of metrics, its header included, as it would be typed into a spreadsheet. */
const table = fc
  .array(
    fc.tuple(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2026-11-23'), noInvalidDate: true }),
      fc.uuid(),
      fc.constantFrom('spotify', 'apple', 'Größe & Söhne', 'ラジオ'),
      fc.array(fc.option(fc.nat(), { nil: '' }), { minLength: 4, maxLength: 4 }),
      fc.array(fc.integer({ min: 0, max: 9_999 }), { minLength: 2, maxLength: 2 }),
    ),
    { minLength: 1, maxLength: 20 },
  )
  .map((rows) => [
    [...METRIC_COLUMNS],
    ...rows.map(([day, id, source, [downloads, listeners, conversions, cents], [completion, ctr]]) => [
      day.toISOString().slice(0, 10),
      id,
      source,
      String(downloads),
      String(listeners),
      `0.${completion}`,
      `0.${ctr}`,
      String(conversions),
      String(cents),
    ]),
  ]);

type Writing = {
  delimiter: string;
  newline: string;
  mark: boolean;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  quote: 'never' | 'always' | 'some';
  order: number[];
  packing: 'none' | 'gzip' | 'zip';
  chunkBytes: number;
  lastNewline: boolean;
};

const writing: fc.Arbitrary<Writing> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  newline: fc.constantFrom('\n', '\r\n', '\r', 'mixed'),
  mark: fc.boolean(),
  encoding: fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'),
  quote: fc.constantFrom('never', 'always', 'some'),
  order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8], { minLength: 9 }),
  packing: fc.constantFrom('none', 'gzip', 'zip'),
  chunkBytes: fc.constantFrom(1, 7, 1_000, 65_536),
  lastNewline: fc.boolean(),
});

function written(rows: string[][], how: Writing): Uint8Array {
  const newlines = how.newline === 'mixed' ? ['\n', '\r\n', '\r'] : [how.newline];
  const text = rows
    .map((cells, row) => {
      const line = how.order
        .map((column, index) => {
          const cell = cells[column] ?? '';
          const quoted = how.quote === 'always' || (how.quote === 'some' && (row + index) % 3 === 0);
          return quoted ? `"${cell}"` : cell;
        })
        .join(how.delimiter);
      const isLast = row === rows.length - 1;
      return isLast && !how.lastNewline ? line : line + newlines[row % newlines.length];
    })
    .join('');
  const bytes = encoded(how.mark || how.encoding !== 'utf-8' ? `\uFEFF${text}` : text, how.encoding);
  if (how.packing === 'gzip') return new Uint8Array(gzipSync(bytes));
  return how.packing === 'zip' ? zipSync({ 'metrics.csv': bytes }) : bytes;
}

function encoded(text: string, encoding: Writing['encoding']): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const bytes = new Uint8Array(Buffer.from(text, 'utf16le'));
  return encoding === 'utf-16le' ? bytes : bytes.map((_, index) => Number(bytes[index ^ 1]));
}

describe('the rows of a file', () => {
  it('are the same whatever its delimiter, newlines, mark, encoding, quotes, columns, packing and chunks', async () => {
    const plain: Writing = {
      delimiter: ',',
      newline: '\n',
      mark: false,
      encoding: 'utf-8',
      quote: 'never',
      order: [0, 1, 2, 3, 4, 5, 6, 7, 8],
      packing: 'none',
      chunkBytes: 65_536,
      lastNewline: true,
    };
    await fc.assert(
      fc.asyncProperty(table, writing, async (rows, how) => {
        const expected = await readWhole(written(rows, plain));
        const whole = await readWhole(written(rows, how), { chunkBytes: how.chunkBytes });
        expect(whole).toMatchObject({ refused: null, rejected: [], warnings: [] });
        expect(valuesOf(whole)).toEqual(valuesOf(expected));
        expect(whole.rows.map((row) => row.line)).toEqual(expected.rows.map((row) => row.line));
      }),
      { numRuns: 300 },
    );
  });

  it('are the same with quotation marks from some row on, as csv-parse then takes over', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.nat(20), async (rows, from) => {
        const csv = (quoted: (row: number) => boolean) =>
          rows
            .map((cells, row) => cells.map((cell) => (quoted(row) ? `"${cell}"` : cell)).join(','))
            .join('\n');
        const plain = await readWhole(csv(() => false));
        expect(
          await readWhole(
            csv((row) => row >= from),
            { chunkBytes: 100 },
          ),
        ).toEqual(plain);
      }),
      { numRuns: 100 },
    );
  });
});
