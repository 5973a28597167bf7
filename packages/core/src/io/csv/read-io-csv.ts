import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { unguarded } from '../../shared/formula-guard.ts';
import { type IoCsvColumn, ioCsvColumn, NEEDED_COLUMNS } from './io-csv-columns.ts';
import { csvRefused, type IoCsvProblem, shownValue } from './io-csv-problem.ts';

/** Most rows of a file. */
export const MAX_IO_CSV_ROWS = 2_000;

/** Most bytes of a file. */
export const MAX_IO_CSV_BYTES = 4 * 1024 * 1024;

/** A row's cells by column, trimmed; a column that the file lacks is empty. */
export type IoCsvRow = { line: number; cells: Record<IoCsvColumn, string> };

/** The rows of a file, what is wrong with the shape of others, and what was read past. */
export type IoCsvTable = { rows: IoCsvRow[]; problems: IoCsvProblem[]; warnings: IoCsvProblem[] };

type CsvRecord = { line: number; cells: string[] };

const DELIMITERS = [',', ';', '\t', '|'] as const;

/**
 * Reads a CSV file of bookings: UTF-8, or UTF-16 with its mark; the delimiter is the one that the header
 * shows; columns by name in any order.
 *
 * @throws PodflightError `io.csv_refused` for a file that is no such table as a whole.
 */
export function readIoCsv(source: Uint8Array | string): IoCsvTable {
  const text = (typeof source === 'string' ? source.replace(/^\uFEFF/, '') : decoded(source)).replace(
    /\r\n?/g,
    '\n',
  );
  const [header, ...records] = recordsOf(text).filter(({ cells }) =>
    cells.some((cell) => cell.trim() !== ''),
  );
  if (!header) throw wholeFile('empty-file', 'The file is empty. Begin with a line that names the columns.');
  const columns = header.cells.map(ioCsvColumn);
  refuseHeader(header, columns);
  if (records.length > MAX_IO_CSV_ROWS) {
    const most = MAX_IO_CSV_ROWS.toLocaleString('en');
    throw wholeFile('too-many-rows', `The file has more than ${most} rows. Split it into smaller files.`);
  }
  if (records.length === 0) throw wholeFile('no-rows', 'The file has no rows below its header.');
  const table: IoCsvTable = { rows: [], problems: [], warnings: ignoredColumns(header, columns) };
  for (const record of records) {
    const fault = shapeFault(record, header.cells.length);
    if (fault) table.problems.push(fault);
    else table.rows.push({ line: record.line, cells: namedCells(record.cells, columns) });
  }
  return table;
}

function decoded(bytes: Uint8Array): string {
  if (bytes.length > MAX_IO_CSV_BYTES) {
    throw wholeFile('too-large', 'The file is larger than 4 MB. Split it into smaller files.');
  }
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null;
  try {
    return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw wholeFile('not-csv', `The file is not in ${utf16 ? 'UTF-16' : 'UTF-8'}. Save it as CSV in UTF-8.`);
  }
}

/** Splits a text into records by csv-parse, each with the line where it begins. */
function recordsOf(text: string): CsvRecord[] {
  const declared = /^"?sep=([^\w\s"']|\t)"?[ \t]*(?:\n|$)/i.exec(text);
  const delimiter = declared?.[1] ?? delimiterOf(text);
  try {
    // Its types leave out what `info` adds to each record.
    const parsed = parse(text, {
      delimiter,
      info: true,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: false,
    }) as unknown as { info: { lines: number }; record: string[] }[];
    const records = parsed.map(({ record }, at) => ({
      line: (parsed[at - 1]?.info.lines ?? 0) + 1,
      cells: record,
    }));
    return declared ? records.slice(1) : records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : null;
    const message =
      'A quotation mark stands where none can, or is never closed. Put the whole cell in quotation marks and double those inside it.';
    throw csvRefused([{ line, column: null, code: 'stray-quote', message, value: null }]);
  }
}

/** The delimiter by which the first line with text names most columns. */
function delimiterOf(text: string): string {
  const [first = ''] = /^.*\S.*$/m.exec(text.slice(0, 65_536)) ?? [];
  const named = (delimiter: string) =>
    first.split(delimiter).filter((cell) => ioCsvColumn(cell.replaceAll('"', ''))).length;
  return DELIMITERS.reduce((best, one) => (named(one) > named(best) ? one : best));
}

function refuseHeader({ line, cells }: CsvRecord, columns: readonly (IoCsvColumn | null)[]): void {
  const missing = NEEDED_COLUMNS.filter((column) => !columns.includes(column));
  const twice = columns.filter((column, at) => column !== null && columns.indexOf(column) !== at);
  const problems = [
    ...missing.map((column) => ({
      column,
      code: 'missing-column',
      message: `The file has no column ${column}. Name it in the first line.`,
    })),
    ...twice.map((column) => ({
      column,
      code: 'duplicate-header',
      message: `The column ${column} stands there twice. Remove one.`,
    })),
  ];
  if (problems.length === 0) return;
  throw csvRefused(problems.map((one) => ({ ...one, line, value: shownValue(cells.join(', ')) })));
}

function ignoredColumns(
  { line, cells }: CsvRecord,
  columns: readonly (IoCsvColumn | null)[],
): IoCsvProblem[] {
  return cells.flatMap((cell, at) =>
    columns[at] !== null || cell.trim() === ''
      ? []
      : [
          {
            line,
            column: shownValue(cell.trim()),
            code: 'column-ignored',
            message: 'This column is not one of a file of bookings and was not read.',
            value: null,
          },
        ],
  );
}

function shapeFault({ line, cells }: CsvRecord, width: number): IoCsvProblem | null {
  const extra = cells.slice(width).filter((cell) => cell.trim() !== '');
  if (extra.length > 0) {
    const message = `This row has more cells than the header's ${width}. Put cells with a delimiter in them in quotation marks.`;
    return { line, column: null, code: 'extra-cell', message, value: shownValue(extra.join(', ')) };
  }
  if (cells.length >= width) return null;
  const message = `This row has ${cells.length} of ${width} cells. Add the missing ones, empty if there is no value.`;
  return { line, column: null, code: 'missing-cell', message, value: null };
}

function namedCells(cells: readonly string[], columns: readonly (IoCsvColumn | null)[]): IoCsvRow['cells'] {
  const cellOf = (column: IoCsvColumn) => unguarded(cells[columns.indexOf(column)] ?? '').trim();
  return {
    deal_id: cellOf('deal_id'),
    ad_unit_id: cellOf('ad_unit_id'),
    episode_id: cellOf('episode_id'),
    flight_start: cellOf('flight_start'),
    flight_end: cellOf('flight_end'),
    booked_impressions: cellOf('booked_impressions'),
    booked_cpm_cents: cellOf('booked_cpm_cents'),
    promo_code: cellOf('promo_code'),
    vanity_url: cellOf('vanity_url'),
    read_type: cellOf('read_type'),
  };
}

function wholeFile(code: string, message: string) {
  return csvRefused([{ line: null, column: null, code, message, value: null }]);
}
