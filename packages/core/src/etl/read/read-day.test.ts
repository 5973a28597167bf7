import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CellFault } from './cell-fault.ts';
import { dayColumn, latestDay } from './read-day.ts';

const LATEST = latestDay('2026-11-23');
const read = (cell: string) => {
  const result = dayColumn(LATEST).read(cell);
  return result instanceof CellFault ? result.code : result;
};

describe('a day', () => {
  it.each([
    ['2026-09-01', '2026-09-01'],
    [' 2026-09-01 ', '2026-09-01'],
    ['2026-9-1', '2026-09-01'],
    ['2026/09/01', '2026-09-01'],
    ['20260901', '2026-09-01'],
    ['2026-09-01T23:59:59Z', '2026-09-01'],
    ['2026-09-01T23:30:00-11:00', '2026-09-01'],
    ['2026-09-01T00:30:00+14:00', '2026-09-01'],
    ['2026-09-01 08:00', '2026-09-01'],
    ['2026-09-01 08:00:00.123 UTC', '2026-09-01'],
    ['1 September 2026', '2026-09-01'],
    ['01 Sep 2026', '2026-09-01'],
    ['1-Sep-2026', '2026-09-01'],
    ['1st Sept 2026', '2026-09-01'],
    ['September 1, 2026', '2026-09-01'],
    ['Sep 1 2026', '2026-09-01'],
    ['SEPT. 1, 2026', '2026-09-01'],
    ['Tue, 1 Sep 2026', '2026-09-01'],
    ['Tuesday, September 1, 2026', '2026-09-01'],
    ['2026-Sep-01', '2026-09-01'],
    ['2024-02-29', '2024-02-29'],
    ['13/09/2026', '2026-09-13'],
    ['09/13/2026', '2026-09-13'],
    ['13-09-2026', '2026-09-13'],
    ['13.09.2026', '2026-09-13'],
    ['9/13/2026 0:00', '2026-09-13'],
    ['05/05/2026', '2026-05-05'],
    ['2026-11-24', '2026-11-24'],
  ])('%j is read as %s', (text, day) => {
    expect(read(text)).toMatchObject({ day, ambiguous: false });
  });

  it.each([
    ['', 'invalid-date'],
    ['2026-09-31', 'invalid-date'],
    ['2026-02-29', 'invalid-date'],
    ['2026-13-01', 'invalid-date'],
    ['2026-00-10', 'invalid-date'],
    ['2026-10-00', 'invalid-date'],
    ['0000-01-01', 'invalid-date'],
    ['01/01/0000', 'invalid-date'],
    ['13/13/2026', 'invalid-date'],
    ['31/04/2026', 'invalid-date'],
    ['01/09/26', 'invalid-date'],
    ['26-09-01', 'invalid-date'],
    ['1-Sep-26', 'invalid-date'],
    ['Sep 1, 26', 'invalid-date'],
    ['1 Septembre 2026', 'invalid-date'],
    ['31 Feb 2026', 'invalid-date'],
    ['September 2026', 'invalid-date'],
    ['2026-09', 'invalid-date'],
    ['2026-09-01T25:00:00', 'invalid-date'],
    ['2026-09-01 24:00:00', 'invalid-date'],
    ['2026-09-01 and more', 'invalid-date'],
    ['45901', 'invalid-date'],
    ['1756684800', 'invalid-date'],
    ['2026-09/01', 'invalid-date'],
    ['٢٠٢٦-٠٩-٠١', 'invalid-date'],
    ['today', 'invalid-date'],
    ['NaN', 'invalid-date'],
    ['2026-11-25', 'future-date'],
    ['9999-12-31', 'future-date'],
    ['25/11/2026', 'future-date'],
    ['11/12/2027', 'future-date'],
    ['12/12/2026', 'future-date'],
  ])('%j is refused as %s', (text, code) => {
    expect(read(text)).toBe(code);
  });

  it('is read day-first and said to be ambiguous while both orders make a day', () => {
    expect(read('01/09/2026')).toMatchObject({ day: '2026-09-01', ambiguous: true });
  });

  it('is not refused as in the future while one reading is not', () => {
    expect(read('01/12/2026')).toMatchObject({ day: '2026-12-01', ambiguous: true });
    expect(read('12/01/2026')).toMatchObject({ day: '2026-01-12', ambiguous: true });
  });

  it('of any calendar is read back from its ISO spelling', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-24'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(read(day)).toMatchObject({ day });
        expect(read(date.toISOString())).toMatchObject({ day });
        expect(read(day.replaceAll('-', ''))).toMatchObject({ day });
      }),
    );
  });
});

describe('the order of a column of days', () => {
  const orderOf = (...cells: string[]) => {
    const column = dayColumn(LATEST);
    for (const cell of cells) column.read(cell);
    return column.order();
  };

  it('is not known from days that have none', () => {
    expect(orderOf('2026-09-01', '1 Sep 2026', '05/05/2026')).toBeNull();
  });

  it('is settled by one value that reads one way only', () => {
    expect(orderOf('01/09/2026', '13/09/2026')).toBe('day-first');
    expect(orderOf('09/13/2026', '01/09/2026')).toBe('month-first');
  });

  it('is unsettled when no value settles it, or values contradict', () => {
    expect(orderOf('01/09/2026', '02-09-2026')).toBe('unsettled');
    expect(orderOf('13/09/2026', '09/13/2026')).toBe('unsettled');
  });

  it('is settled by a day that is refused as in the future as well', () => {
    expect(orderOf('01/09/2026', '25/12/2026')).toBe('day-first');
  });
});
