import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_IMPORT_LIMITS } from '../import-limits.ts';
import { readMetricRows } from './read-metric-rows.ts';
import { EPISODE, HEADER, readWhole, valuesOf } from './read-whole.test-support.ts';

const OTHER = 'd23f0824-128b-4f33-8c5c-7fd0a6a3a450';
const CANONICAL = `${HEADER}
2026-09-01,${EPISODE},spotify,43,93,0.413,0.007,2,9028
2026-09-01,${EPISODE},apple,439,65,0.827,0.0124,7,9551
2026-09-01,${OTHER},spotify,68,595,0.586,0.005,7,763
2026-09-02,${OTHER},apple,575,141,0.29,0.0144,3,9353
`;
const SHARED = '../shared/data/csv/platforms/canonical.csv';
const OPTIONS = { limits: DEFAULT_IMPORT_LIMITS, today: '2026-11-23' };

const manyRows = (count: number) =>
  `${HEADER}\n${`2026-09-01,${EPISODE},spotify,1,2,0.1,0.2,3,4\n`.repeat(count)}`;

describe('readMetricRows', () => {
  it('reads the canonical file', async () => {
    const whole = await readWhole(CANONICAL);
    expect(whole).toMatchObject({ rejected: [], warnings: [], batches: 1, day_order: null });
    expect(valuesOf(whole)).toEqual([
      {
        day: '2026-09-01',
        day_ambiguous: false,
        episode_id: EPISODE,
        source: 'spotify',
        downloads: 43,
        listeners: 93,
        completion_rate: 0.413,
        ctr: 0.007,
        conversions: 2,
        revenue_cents: 9028,
      },
      {
        day: '2026-09-01',
        day_ambiguous: false,
        episode_id: EPISODE,
        source: 'apple',
        downloads: 439,
        listeners: 65,
        completion_rate: 0.827,
        ctr: 0.0124,
        conversions: 7,
        revenue_cents: 9551,
      },
      {
        day: '2026-09-01',
        day_ambiguous: false,
        episode_id: OTHER,
        source: 'spotify',
        downloads: 68,
        listeners: 595,
        completion_rate: 0.586,
        ctr: 0.005,
        conversions: 7,
        revenue_cents: 763,
      },
      {
        day: '2026-09-02',
        day_ambiguous: false,
        episode_id: OTHER,
        source: 'apple',
        downloads: 575,
        listeners: 141,
        completion_rate: 0.29,
        ctr: 0.0144,
        conversions: 3,
        revenue_cents: 9353,
      },
    ]);
  });

  it.runIf(existsSync(SHARED))('reads the canonical file of the brief', async () => {
    const whole = await readWhole(new Uint8Array(readFileSync(SHARED)));
    expect(whole).toMatchObject({ rejected: [], warnings: [], refused: null });
    expect(whole.rows).toHaveLength(12);
  });

  it('gives batches of as many rows as asked, rejected ones included', async () => {
    const file = `${manyRows(7)}bad\n${manyRows(4).slice(HEADER.length + 1)}`;
    const sizes: number[] = [];
    const source = new Blob([file]).stream();
    for await (const { rows, rejected } of readMetricRows(source, { ...OPTIONS, batchRows: 5 })) {
      sizes.push(rows.length + rejected.length);
    }
    expect(sizes).toEqual([5, 5, 2]);
  });

  it('gives smaller batches when cells are long', async () => {
    const note = 'x'.repeat(10_000);
    const file = `${HEADER},note\n${`2026-09-01,${EPISODE},spotify,1,2,0.1,0.2,3,4,${note}\n`.repeat(1_000)}`;
    const { batches, rows } = await readWhole(file);
    expect([rows.length, batches]).toEqual([1_000, 3]);
  });

  it('stops when the signal fires while the source is silent, and lets the source go', async () => {
    const controller = new AbortController();
    let released = false;
    const source: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise(() => undefined),
        return: async () => {
          released = true;
          return { done: true, value: undefined };
        },
      }),
    };
    const reading = readMetricRows(source, { ...OPTIONS, signal: controller.signal }).next();
    setTimeout(() => controller.abort(new Error('gone')), 10);
    await expect(reading).rejects.toThrow('gone');
    expect(released).toBe(true);
  });

  it('stops within a batch when the signal fires', async () => {
    const controller = new AbortController();
    const source = new Blob([manyRows(20_000)]).stream();
    const batches = readMetricRows(source, { ...OPTIONS, signal: controller.signal });
    await batches.next();
    controller.abort();
    await expect(batches.next()).rejects.toThrow(controller.signal.reason);
  });

  it('throws what the source throws, through an archive as well', async () => {
    for (const start of [
      new TextEncoder().encode(HEADER),
      Uint8Array.from([0x1f, 0x8b, 8]),
      new TextEncoder().encode('PK\x03\x04'),
    ]) {
      async function* source() {
        yield start;
        throw new Error('connection lost');
      }
      await expect(readMetricRows(source(), OPTIONS).next()).rejects.toThrow('connection lost');
    }
  });

  it('lets the source go when the reader has enough', async () => {
    let released = false;
    async function* source() {
      try {
        for (;;) yield new TextEncoder().encode(manyRows(1_000));
      } finally {
        released = true;
      }
    }
    for await (const _ of readMetricRows(source(), OPTIONS)) break;
    expect(released).toBe(true);
  });
});
