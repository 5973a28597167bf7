import { parse } from 'csv-parse/browser/esm/sync';
import { unguarded } from '../../shared/formula-guard.ts';
import { PodflightError } from '../../shared/podflight-error.ts';
import { IO_CSV_COLUMNS, type IoCsvColumn } from './io-csv-columns.ts';

/** Something wrong with a line of a file. */
export type IoCsvProblem = { line: number; column: IoCsvColumn | null; code: string; message: string };

/** A row as it was written: its line in the file, and its cells by column, null where empty. */
export type IoCsvRow = { line: number; cells: Record<IoCsvColumn, string | null> };

/** Most rows of one file. */
const MAX_ROWS = 1000;

/**
 * Splits a file into rows by its header, whose columns may stand in any order; separated by comma, semicolon
 * or tab. Columns that may be empty may be left out.
 *
 * @throws PodflightError `io.csv_invalid`.
 */
export function readIoCsv(text: string): IoCsvRow[] {
  const [header, ...records] = split(text);
  if (!header) throw ioCsvInvalid([{ line: 1, column: null, code: 'empty', message: 'The file is empty.' }]);
  const names = header.record.map((name) => name.trim().toLowerCase());
  const problems = headerProblems(names);
  if (records.length > MAX_ROWS) {
    const message = `The file has more than ${MAX_ROWS} rows. Split it.`;
    problems.push({ line: header.line, column: null, code: 'too_many_rows', message });
  }
  for (const { record, line } of records) {
    if (record.length === names.length) continue;
    const message = `The row has ${record.length} cells, the header ${names.length}.`;
    problems.push({ line, column: null, code: 'cell_count', message });
  }
  if (problems.length > 0) throw ioCsvInvalid(problems);
  return records.map(({ record, line }) => ({ line, cells: cellsOf(names, record) }));
}

/** The error for a file of which nothing was booked. */
export function ioCsvInvalid(problems: readonly IoCsvProblem[]): PodflightError {
  const [first] = problems;
  const where = first?.column ? `line ${first.line}, ${first.column}` : `line ${first?.line}`;
  return new PodflightError('io.csv_invalid', `Nothing was booked. In ${where}: ${first?.message}`, {
    errors: problems,
  });
}

function split(text: string): { record: string[]; line: number }[] {
  try {
    // The types of csv-parse do not know what `info` makes of a record.
    const records = parse(text, {
      bom: true,
      delimiter: [',', ';', '\t'],
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) : 1;
    const message = 'A quotation mark is astray: write "" for one within a quoted cell.';
    throw ioCsvInvalid([{ line, column: null, code: 'quotes', message }]);
  }
}

function headerProblems(names: readonly string[]): IoCsvProblem[] {
  const known: readonly string[] = IO_CSV_COLUMNS;
  const wrong = names.flatMap((name, at): IoCsvProblem[] => {
    if (!known.includes(name)) {
      const message = `There is no column "${name.slice(0, 50)}". The columns are ${known.join(', ')}.`;
      return [{ line: 1, column: null, code: 'unknown_column', message }];
    }
    if (names.indexOf(name) === at) return [];
    return [
      { line: 1, column: null, code: 'duplicate_column', message: `The column ${name} is there twice.` },
    ];
  });
  const missing = (['deal_id', 'ad_unit_id', 'flight_start', 'flight_end'] as const).filter(
    (name) => !names.includes(name),
  );
  const absent = missing.map((column) => ({
    line: 1,
    column,
    code: 'missing_column',
    message: `The column ${column} is missing.`,
  }));
  return [...wrong, ...absent];
}

function cellsOf(names: readonly string[], record: readonly string[]): IoCsvRow['cells'] {
  const cell = (column: IoCsvColumn) => {
    const at = names.indexOf(column);
    return unguarded(record[at] ?? '') || null;
  };
  // One entry for each column, which is what the type says.
  return Object.fromEntries(IO_CSV_COLUMNS.map((column) => [column, cell(column)])) as IoCsvRow['cells'];
}
