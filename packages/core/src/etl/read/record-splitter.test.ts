import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotedCells } from './quoted-cells.ts';
import { type FileRecord, recordSplitter } from './record-splitter.ts';

const COMMA = { delimiter: ',', quote: '"' };

function split(text: string, sizes: readonly number[] = [], longest = 1_000_000): FileRecord[] {
  const splitter = recordSplitter(COMMA, longest);
  const records: FileRecord[] = [];
  let from = 0;
  for (const size of sizes) {
    records.push(...splitter.push(text.slice(from, from + size)));
    from += size;
  }
  records.push(...splitter.push(text.slice(from)), ...splitter.end());
  return records;
}

const lines = (text: string) => text.split('\n').length - 1;

describe('recordSplitter', () => {
  it('splits text with and without quotation marks alike', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '1', '.', 'é') });
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(rows, (table) => {
        const plain = table.map((cells) => `${cells.join(',')}\n`).join('');
        const quoted = table.map((cells) => `${cells.map((text) => `"${text}"`).join(',')}\n`).join('');
        const shape = (records: FileRecord[]) =>
          records.map(({ cells, line, fault }) => ({ cells, line, fault }));
        expect(shape(split(plain))).toEqual(shape(split(quoted)));
      }),
    );
  });

  it('ends records where csv-parse does, whatever the quotation marks', () => {
    const text = fc.string({ unit: fc.constantFrom('"', '"', ',', '\n', 'a', ' ', '\0'), maxLength: 40 });
    fc.assert(
      fc.property(text, (body) => {
        // Closing quotation marks let csv-parse, which is given the whole text, come to its end.
        const closed = [`${body}\n`, `${body}"\n`].find((candidate) => {
          const splitter = recordSplitter(COMMA, 1_000);
          for (const _ of splitter.push(candidate));
          return splitter.openQuoteLine() === null;
        });
        fc.pre(closed !== undefined);
        expect(split(String(closed)).map((record) => record.cells)).toEqual(
          quotedCells(String(closed), COMMA),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives the same records whatever the pieces', () => {
    const text = fc.string({ unit: fc.constantFrom('"', ',', '\n', 'a', 'bc'), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 20 }), (body, sizes) => {
        const strip = (records: FileRecord[]) =>
          records.map(({ cells, line, fault }) => ({ cells, line, fault }));
        expect(strip(split(body, sizes))).toEqual(strip(split(body)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('counts every line once, blank ones and those inside quotation marks included', () => {
    const text = 'a\n\n"b\nc",d\n"e""\n",f\ng\n';
    const records = split(text);
    expect(records.map((record) => record.line)).toEqual([1, 2, 3, 5, 7]);
    expect(lines(text)).toBe(7);
    expect(records.map((record) => record.cells)).toEqual([['a'], [''], ['b\nc', 'd'], ['e"\n', 'f'], ['g']]);
  });

  it('says which records have a quotation mark where none can stand', () => {
    const faults = split('a"b,c\n"a""b",c\n"a"b,c\n"a","b"\n""x\n').map((record) => record.fault);
    expect(faults).toEqual(['stray-quote', null, 'stray-quote', null, 'stray-quote']);
  });

  it('reads past a record that is too long, whatever the pieces', () => {
    const text = `a,b\n${'x'.repeat(50)},y\n"${'z\n'.repeat(30)}",q\nc,d\n`;
    for (const size of [1, 3, 7, 1_000]) {
      const pieces = new Array(Math.ceil(text.length / size)).fill(size);
      const records = split(text, pieces, 20).filter((record) => record.fault === null);
      expect(records.at(-1)).toMatchObject({ cells: ['c', 'd'], line: 34 });
    }
  });
});
