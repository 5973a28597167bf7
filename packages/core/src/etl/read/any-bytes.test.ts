import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { EPISODE, HEADER, readWhole } from './read-whole.test-support.ts';

const SMALL = { maxBytes: 100_000, maxInflatedBytes: 50_000, maxRows: 50, maxColumns: 12, maxCellBytes: 100 };

/** Cells that a row may have, good and bad. */
const cell = fc.oneof(
  fc.constantFrom(
    '2026-09-01',
    '01/09/2026',
    EPISODE,
    'spotify',
    '1',
    '0.5',
    '45%',
    '',
    '"',
    '""',
    '"a',
    'b"',
    ' ',
    '\0',
    "'",
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const line = fc.array(cell, { maxLength: 12 }).map((cells) => cells.join(','));
const text = fc.tuple(
  fc.constantFrom('', `${HEADER}\n`, `${HEADER},note\r\n`, 'sep=;\n'),
  fc.array(line, { maxLength: 30 }),
);
const tableBytes = text.map(([header, lines]) => new TextEncoder().encode(header + lines.join('\n')));

const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 600 }),
  tableBytes,
  tableBytes.map((bytes) => new Uint8Array(gzipSync(bytes))),
  fc
    .array(tableBytes, { maxLength: 2 })
    .map((files) => zipSync(Object.fromEntries(files.map((bytes, i) => [`${i}.csv`, bytes])))),
);

/** The same bytes with some changed, or an end cut off. */
const damaged = fc
  .tuple(
    anyBytes,
    fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 5 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([bytes, changes, length]) => {
    const copy = bytes.slice(0, Math.ceil(bytes.length * Math.sqrt(length)));
    for (const [at, byte] of changes) if (copy.length > 0) copy[at % copy.length] = byte;
    return copy;
  });

describe('reading any bytes', () => {
  it('ends, and with rows or a refusal and never another error', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(anyBytes, damaged),
        fc.constantFrom(1, 13, 65_536),
        async (bytes, chunkBytes) => {
          const whole = await readWhole(bytes, { chunkBytes, limits: SMALL });
          expect(whole.refused ?? whole.day_order).not.toBeUndefined();
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('gives the same whatever the chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(tableBytes, damaged),
        fc.constantFrom(1, 5, 64),
        async (bytes, chunkBytes) => {
          const whole = await readWhole(bytes, { limits: SMALL });
          const inChunks = await readWhole(bytes, { chunkBytes, limits: SMALL });
          expect(inChunks.refused?.code).toBe(whole.refused?.code);
          if (!whole.refused) expect(inChunks).toEqual(whole);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('loses no row: each that is not blank is read or rejected, once and in order', async () => {
    const rows = fc.array(
      fc.array(
        cell.map((one) => one.replace(/[",\r\n\0'\u2028]/g, 'x')),
        { minLength: 1, maxLength: 12 },
      ),
    );
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        const file = `${HEADER}\n${cells.map((row) => `${row.join(',')}\n`).join('')}`;
        const { rows: good, rejected } = await readWhole(file);
        const lines = [...good, ...rejected].map((row) => row.line).sort((a, b) => a - b);
        const expected = cells.flatMap((row, index) =>
          row.every((one) => one.trim() === '') ? [] : [index + 2],
        );
        expect(lines).toEqual(expected);
        for (const { problems, line } of rejected) {
          expect(problems.length).toBeGreaterThan(0);
          for (const problem of problems) expect(problem.line).toBe(line);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives only values that can be stored', async () => {
    await fc.assert(
      fc.asyncProperty(tableBytes, async (bytes) => {
        const { rows, rejected } = await readWhole(bytes);
        const kept = JSON.stringify([rows.map(({ cells: _, ...row }) => row), rejected]);
        expect(kept).not.toMatch(/\\u0000|\uFFFD/);
        for (const row of rows) {
          expect(row.day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
          for (const count of [row.downloads, row.listeners, row.conversions, row.revenue_cents]) {
            expect(count === null || (Number.isSafeInteger(count) && count >= 0)).toBe(true);
          }
          for (const rate of [row.completion_rate, row.ctr]) {
            expect(rate === null || (rate >= 0 && rate <= 1)).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
