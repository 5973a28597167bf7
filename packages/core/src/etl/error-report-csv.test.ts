import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guarded, unguarded } from '../shared/formula-guard.ts';
import { errorReportCsv } from './error-report-csv.ts';
import { EPISODE, HEADER, readWhole, valuesOf, withRow } from './read/read-whole.test-support.ts';
import { metricsTemplateCsv } from './template-csv.ts';

describe('errorReportCsv', () => {
  it('has the original cells, then the line, the codes and the messages', async () => {
    const { rejected, header = [] } = await readWhole(
      `Day;episode_id;source;downloads;note\n2026-09-31;${EPISODE};spotify;1e3;"a ""b""; c"\n`,
    );
    const [head, row] = errorReportCsv(header, rejected).split('\r\n');
    expect(head).toBe('Day,episode_id,source,downloads,note,_line,_codes,_message');
    expect(row).toContain(
      `2026-09-31,${EPISODE},spotify,1e3,"a ""b""; c",2,invalid-date not-a-number,day: There is no such day.`,
    );
  });

  it('imports exactly the failed rows once they are corrected', async () => {
    const good = withRow({ source: '=cmd', downloads: '7' });
    const bad = withRow({ source: '=cmd', downloads: '-7' });
    const { rejected, header = [] } = await readWhole(bad);
    const corrected = errorReportCsv(header, rejected).replace(',-7,', ',7,');
    const whole = await readWhole(corrected);
    expect(whole).toMatchObject({ rejected: [], warnings: [] });
    expect(valuesOf(whole)).toEqual(valuesOf(await readWhole(good)));
  });

  it('gives the same report again when nothing was corrected', async () => {
    const { rejected, header = [] } = await readWhole(
      `${HEADER},note\n2026-09-01,${EPISODE},"=HYPERLINK(""x"")",-3,2,x,0.2,3,4,'=1\n2026-09-01,${EPISODE}x,@a,1,2,0.1,0.2,3,4,+b\n`,
    );
    const report = errorReportCsv(header, rejected);
    const again = await readWhole(report);
    expect(errorReportCsv(again.header ?? [], again.rejected)).toBe(report);
  });

  it('marks what is missing in a short row, and leaves what is beyond the header to the message', async () => {
    const { rejected, header = [] } = await readWhole(
      `day,episode_id,source\n2026-09-01\n2026-09-01,${EPISODE},a,b,c\n`,
    );
    const [, short, long] = errorReportCsv(header, rejected).split('\r\n');
    expect(short).toMatch(/^2026-09-01,#missing-cell,#missing-cell,2,missing-cell,/);
    expect(long).toMatch(new RegExp(`^2026-09-01,${EPISODE},#extra-cell: a,3,extra-cell,.*b, c`));
  });

  it.each([
    ['missing-cell', `2026-09-01,${EPISODE},spotify,7`, 'listeners', /#missing-cell/g, ''],
    ['extra-cell', `2026-09-01,${EPISODE},spotify,1,2,0.1,0.2,3,4,5`, 'revenue_cents', '#extra-cell: 4', '4'],
    [
      'stray-quote',
      `2026-09-01,${EPISODE},spot"ify,1,2,0.1,0.2,3,4`,
      'source',
      '#stray-quote: spot""ify',
      'spotify',
    ],
    [
      'nul-byte',
      `2026-09-01,${EPISODE},spot\0ify,1,2,0.1,0.2,3,4`,
      'source',
      '#nul-byte: spot␀ify',
      'spotify',
    ],
    [
      'cell-too-long',
      `2026-09-01,${EPISODE},"${'x'.repeat(20_000)}",1,2,0.1,0.2,3,4`,
      'source',
      /#cell-too-long: x+/,
      'x',
    ],
  ])('refuses a row again that had a %s until it is corrected', async (code, row, column, mark, value) => {
    const { rejected, header = [] } = await readWhole(`${HEADER}\n${row}\n`);
    const report = errorReportCsv(header, rejected);
    const again = await readWhole(report);
    expect(again.rows).toEqual([]);
    expect(again.rejected).toMatchObject([{ problems: [{ line: 2, column, code }] }]);
    const third = await readWhole(errorReportCsv(again.header ?? [], again.rejected));
    const original = ({ rejected }: typeof again) => rejected.map(({ cells }) => cells.slice(0, 9));
    expect(original(third)).toEqual(original(again));
    expect(await readWhole(report.replace(mark, value))).toMatchObject({
      rejected: [],
      rows: [{ day: '2026-09-01', episode_id: EPISODE }],
    });
  });

  it('takes its marks for nothing special in a file that is no report', async () => {
    const { rows } = await readWhole(withRow({ source: '#missing-cell' }));
    expect(rows).toMatchObject([{ source: '#missing-cell' }]);
  });
});

describe('a guarded cell', () => {
  it.each([
    '=1+1',
    '+cmd|x',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\rx',
    '\nx',
    ' =1',
    "'=1",
    '＝1',
    '＋1',
    '－1',
    '＠a',
  ])('%j gets an apostrophe', (cell) => {
    expect(guarded(cell)).toBe(`'${cell}`);
  });

  it.each(['-3', '-0.5', '+10', '-1,234', '-5%', '-', '', 'spotify', "'s-Hertogenbosch", '2026-09-01'])(
    '%j stays as it is',
    (cell) => {
      expect(guarded(cell)).toBe(cell);
    },
  );

  it('reads back as what it was', () => {
    const cell = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', "'", ' ', '\t', '\n', 'a', '1', '＝'),
    });
    fc.assert(
      fc.property(cell, (text) => {
        expect(unguarded(guarded(text))).toBe(text);
      }),
    );
  });
});

describe('metricsTemplateCsv', () => {
  it('imports as it is', async () => {
    const { rows, rejected, warnings } = await readWhole(metricsTemplateCsv());
    expect([rows.length, rejected, warnings]).toEqual([1, [], []]);
  });
});
