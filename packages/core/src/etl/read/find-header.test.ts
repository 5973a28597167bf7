import { describe, expect, it } from 'vitest';
import { EPISODE, HEADER, readWhole } from './read-whole.test-support.ts';

const ROW = ['2026-09-01', EPISODE, 'spotify', '1', '2', '0.1', '0.2', '3', '4'];
const columns = HEADER.split(',');

describe('a header', () => {
  it.each([
    ['upper case', columns.map((name) => name.toUpperCase())],
    ['words', columns.map((name) => ` ${name.replace('_', ' ')} `)],
    ['camel case', columns.map((name) => name.replace(/_(.)/, (_, letter: string) => letter.toUpperCase()))],
    ['hyphens', columns.map((name) => name.replace('_', '-'))],
  ])('is found in %s', async (_, names) => {
    const { rows, warnings } = await readWhole(`${names.join(',')}\n${ROW.join(',')}\n`);
    expect(rows[0]).toMatchObject({ episode_id: EPISODE, completion_rate: 0.1, revenue_cents: 4 });
    expect(warnings).toEqual([]);
  });

  it.each([',', ';', '\t', '|'])('is found with %j between its columns', async (delimiter) => {
    const { rows } = await readWhole(`${columns.join(delimiter)}\n${ROW.join(delimiter)}\n`);
    expect(rows).toHaveLength(1);
  });

  it('is found below a preamble, up to line 20', async () => {
    const preamble = `"Metrics, all shows";x\n${'\n'.repeat(17)}Exported on; 2026-09-30, 10:00\n`;
    const { rows } = await readWhole(`${preamble}${columns.join(';')}\n${ROW.join(';')}\n`);
    expect(rows).toMatchObject([{ line: 21 }]);
  });

  it('is told by its columns and not by their count', async () => {
    const tags = 'a,b,c,d,e,f,g,h,i,j,k';
    const { rows, warnings } = await readWhole(
      `day;episode_id;source;${tags}\n2026-09-01;${EPISODE};x;${tags}\n`,
    );
    expect(rows).toHaveLength(1);
    expect(warnings).toMatchObject([{ code: 'column-ignored', column: tags, line: 1 }]);
  });

  it.each(['sep=;', 'SEP=;\r', '"sep=;"', 'sep=^', 'sep=\t'])('is found below a line of %j', async (line) => {
    const delimiter = /sep=(.)/i.exec(line)?.[1] ?? '';
    const { rows } = await readWhole(`${line}\n${columns.join(delimiter)}\n${ROW.join(delimiter)}\n`);
    expect(rows).toMatchObject([{ line: 3 }]);
  });

  it('is read with quotation marks of either kind', async () => {
    for (const quote of ['"', "'"]) {
      const line = (cells: string[]) => cells.map((cell) => `${quote}${cell}${quote}`).join(';');
      expect((await readWhole(`${line(columns)}\n${line(ROW)}\n`)).rows).toHaveLength(1);
    }
  });

  it('warns of columns that are not read, but not of those of an error report', async () => {
    const names = ['day', 'Title', 'episode_id', '', 'source', '_line', '_codes', '_message'];
    const cells = ['2026-09-01', 'Ep. 1', EPISODE, 'x', 'spotify', '2', 'negative', 'Below 0.'];
    const { rows, warnings } = await readWhole(`${names.join(',')}\n${cells.join(',')}\n`);
    expect(rows).toHaveLength(1);
    expect(warnings.map(({ code, column }) => [code, column])).toEqual([
      ['column-ignored', 'Title'],
      ['column-ignored', null],
    ]);
  });

  it('may have blank cells at its end, which are no columns', async () => {
    const { rows, rejected, warnings } = await readWhole(
      `${HEADER},,\n${ROW.join(',')}\n${ROW.join(',')},,x\n`,
    );
    expect([rows.length, rejected[0]?.problems[0]?.code, warnings.length]).toEqual([1, 'extra-cell', 0]);
  });

  it('alone gives one batch without rows', async () => {
    for (const file of [HEADER, `${HEADER}\n`, `${HEADER}\n\n \n`]) {
      const { rows, rejected, batches, refused, day_order } = await readWhole(file);
      expect({ rows, rejected, batches, refused, day_order }).toEqual({
        rows: [],
        rejected: [],
        batches: 1,
        refused: null,
        day_order: null,
      });
    }
  });
});
