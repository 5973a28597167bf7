import { describe, expect, it } from 'vitest';
import { METRIC_COLUMNS } from '../../metrics/metric-columns.ts';
import { EPISODE, HEADER, readWhole, withRow } from './read-whole.test-support.ts';

const ROW = `2026-09-01,${EPISODE},spotify,1,2,0.1,0.2,3,4`;

describe('a row is rejected, and the next one read,', () => {
  it.each([
    ['a cell is missing', `2026-09-01,${EPISODE},spotify,1,2,0.1,0.2,3`, 'missing-cell', 'revenue_cents'],
    ['most cells are missing', `2026-09-01`, 'missing-cell', 'episode_id'],
    ['a cell is too many', `${ROW},5`, 'extra-cell', null],
    ['a cell far behind the last column is not blank', `${ROW},,,x`, 'extra-cell', null],
    [
      'a quotation mark stands inside a cell',
      `2026-09-01,${EPISODE},spo"tify,1,2,0.1,0.2,3,4`,
      'stray-quote',
      'source',
    ],
    [
      'text follows a quoted cell',
      `2026-09-01,${EPISODE},"spotify" x,1,2,0.1,0.2,3,4`,
      'stray-quote',
      'source',
    ],
    [
      'a space comes before a quoted cell',
      `2026-09-01,${EPISODE}, "spotify",1,2,0.1,0.2,3,4`,
      'stray-quote',
      'source',
    ],
    ['the source has a NUL byte', `2026-09-01,${EPISODE},spo\0tify,1,2,0.1,0.2,3,4`, 'nul-byte', 'source'],
    ['the source has a newline', `2026-09-01,${EPISODE},"spo\ntify",1,2,0.1,0.2,3,4`, 'nul-byte', 'source'],
    [
      'the source has a lost character',
      `2026-09-01,${EPISODE},spo\uFFFDtify,1,2,0.1,0.2,3,4`,
      'nul-byte',
      'source',
    ],
    [
      'the source is too long',
      `2026-09-01,${EPISODE},${'x'.repeat(101)},1,2,0.1,0.2,3,4`,
      'source-too-long',
      'source',
    ],
    ['the source is empty', `2026-09-01,${EPISODE}, ,1,2,0.1,0.2,3,4`, 'missing-cell', 'source'],
    ['the episode id is none', `2026-09-01,episode 41,spotify,1,2,0.1,0.2,3,4`, 'invalid-uuid', 'episode_id'],
    ['the day is none', `yesterday,${EPISODE},spotify,1,2,0.1,0.2,3,4`, 'invalid-date', 'day'],
    ['the day has not come', `2027-09-01,${EPISODE},spotify,1,2,0.1,0.2,3,4`, 'future-date', 'day'],
    ['a count is no number', `2026-09-01,${EPISODE},spotify,1e3,2,0.1,0.2,3,4`, 'not-a-number', 'downloads'],
    ['a count is not whole', `2026-09-01,${EPISODE},spotify,1,2.5,0.1,0.2,3,4`, 'not-integer', 'listeners'],
    [
      'a count is ambiguous',
      `2026-09-01,${EPISODE},spotify,1.234,2,0.1,0.2,3,4`,
      'ambiguous-number',
      'downloads',
    ],
    [
      'a rate is above one',
      `2026-09-01,${EPISODE},spotify,1,2,1.1,0.2,3,4`,
      'out-of-range',
      'completion_rate',
    ],
    ['a rate is negative', `2026-09-01,${EPISODE},spotify,1,2,0.1,-0.2,3,4`, 'negative', 'ctr'],
    ['revenue is negative', `2026-09-01,${EPISODE},spotify,1,2,0.1,0.2,3,-4`, 'negative', 'revenue_cents'],
    [
      'a count overflows',
      `2026-09-01,${EPISODE},spotify,1,2,0.1,0.2,9007199254740992,4`,
      'out-of-range',
      'conversions',
    ],
    [
      'a cell is too long',
      `2026-09-01,${EPISODE},${'é'.repeat(5_121)},1,2,0.1,0.2,3,4`,
      'cell-too-long',
      'source',
    ],
  ])('when %s', async (_, row, code, column) => {
    for (const chunkBytes of [65_536, 1]) {
      const { rows, rejected, refused } = await readWhole(`${HEADER}\n${ROW}\n${row}\n${ROW}\n`, {
        chunkBytes,
      });
      expect(refused).toBeNull();
      expect(rows).toHaveLength(2);
      expect(rejected).toHaveLength(1);
      expect(rejected[0]?.problems).toMatchObject([{ line: 3, column, code }]);
      expect(rejected[0]?.problems[0]?.message).toMatch(/^[A-Z].*\.$/);
      expect(rejected[0]?.problems[0]?.value?.length).toBeLessThanOrEqual(200);
      expect(JSON.stringify(rejected)).not.toMatch(/\\u0000|\uFFFD/);
    }
  });

  it('with a problem for each bad cell', async () => {
    const { rejected } = await readWhole(withRow({ day: 'x', downloads: 'y', ctr: '2' }));
    expect(rejected[0]?.problems.map(({ column, code, value }) => ({ column, code, value }))).toEqual([
      { column: 'day', code: 'invalid-date', value: 'x' },
      { column: 'downloads', code: 'not-a-number', value: 'y' },
      { column: 'ctr', code: 'out-of-range', value: '2' },
    ]);
  });

  it('with the line where it begins, also below cells of several lines', async () => {
    const file = `${HEADER},note\n${ROW},"one\ntwo\nthree"\n\n${ROW}x,"four\nfive"\n${ROW},\n`;
    const { rows, rejected } = await readWhole(file);
    expect(rows.map((row) => row.line)).toEqual([2, 8]);
    expect(rejected[0]).toMatchObject({ line: 6, cells: [...`${ROW}x`.split(','), 'four\nfive'] });
  });

  it('when a line without end is longer than a record can be, without gathering it', async () => {
    const endless = 'x'.repeat(3_000_000);
    const { rows, rejected } = await readWhole(
      `${HEADER}\n${ROW}\n${endless}\n${ROW}\n"${endless}\n${endless}"\n${ROW}\n`,
    );
    expect(rows.map((row) => row.line)).toEqual([2, 4, 7]);
    expect(rejected.map(({ line, problems }) => [line, problems[0]?.code])).toEqual([
      [3, 'cell-too-long'],
      [5, 'cell-too-long'],
    ]);
  });

  it('for its shape by the name of the column as written when it is no metric column', async () => {
    const { rejected } = await readWhole(`${HEADER},Show notes\n${ROW}\n`);
    expect(rejected[0]?.problems).toMatchObject([{ code: 'missing-cell', column: 'Show notes' }]);
  });
});

describe('a row is read', () => {
  it('when only blank cells stand behind the last column', async () => {
    const { rows, rejected } = await readWhole(`${HEADER}\n${ROW},,\n${ROW}, \n`);
    expect(rows).toHaveLength(2);
    expect(rejected).toEqual([]);
  });

  it('while blank lines, and rows of blank cells, are passed over', async () => {
    const { rows, rejected } = await readWhole(`\n${HEADER}\n\n${ROW}\n  \n,,,,,,,,\n""\n${ROW}\n\n`);
    expect(rows.map((row) => row.line)).toEqual([4, 8]);
    expect(rejected).toEqual([]);
  });

  it('with null for an empty cell and for a column that the file lacks', async () => {
    const { rows, header } = await readWhole(
      `day,episode_id,source,downloads\n2026-09-01,${EPISODE},spotify,\n`,
    );
    expect(rows[0]).toMatchObject({ downloads: null, listeners: null, ctr: null, revenue_cents: null });
    expect(header).toHaveLength(4);
  });

  it('by each metric column in its own place', async () => {
    const { rows } = await readWhole(withRow({}));
    expect(METRIC_COLUMNS.map((name) => rows[0]?.[name])).toEqual([
      '2026-09-01',
      EPISODE,
      'spotify',
      43,
      93,
      0.413,
      0.007,
      2,
      9028,
    ]);
  });

  it('day-first, and said to be ambiguous, until the column settles', async () => {
    const file = `day;episode_id;source\n01/09/2026;${EPISODE};a\n09/13/2026;${EPISODE};a\n2026-09-01;${EPISODE};a\n`;
    const { rows, day_order } = await readWhole(file);
    expect(day_order).toBe('month-first');
    expect(rows.map(({ day, day_ambiguous }) => [day, day_ambiguous])).toEqual([
      ['2026-09-01', true],
      ['2026-09-13', false],
      ['2026-09-01', false],
    ]);
    expect(rows[0]?.cells).toEqual(['01/09/2026', EPISODE, 'a']);
  });
});
