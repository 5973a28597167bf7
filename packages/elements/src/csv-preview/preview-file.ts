import { decodeSample } from './decode-sample.ts';
import { type FileKind, fileKind } from './file-kind.ts';
import { sniffDelimiter } from './sniff-delimiter.ts';
import { type CsvRow, splitCsv } from './split-csv.ts';

/** How the start of a file reads. */
export type CsvPreview =
  | { kind: 'archive' }
  | { kind: 'not_csv'; is: Exclude<FileKind, 'text' | 'archive'> }
  | {
      kind: 'rows';
      header: CsvRow;
      /** The first data rows, at most {@link PREVIEW_ROWS}. */
      rows: CsvRow[];
      /** Data rows of the whole file, guessed from its start; exact when the start is all of it. */
      estimated_rows: number;
      exact: boolean;
    };

/** Bytes of a file that a preview reads. */
export const PREVIEW_BYTES = 64 * 1024;

/** Data rows that a preview shows. */
export const PREVIEW_ROWS = 5;

/** Reads the first 64 KB of a file. Rejects as the browser does when the file is gone. */
export async function previewFile(file: Blob): Promise<CsvPreview> {
  const bytes = new Uint8Array(await file.slice(0, PREVIEW_BYTES).arrayBuffer());
  const is = fileKind(bytes);
  if (is === 'archive') return { kind: is };
  if (is !== 'text') return { kind: 'not_csv', is };
  const dialect = sniffDelimiter(decodeSample(bytes));
  const all = splitCsv(dialect.text, dialect.delimiter, Number.POSITIVE_INFINITY);
  const exact = file.size <= PREVIEW_BYTES;
  const whole = exact ? all : all.slice(0, -1);
  const [header = [], ...rows] = whole;
  const data = rows.length;
  return {
    kind: 'rows',
    header,
    rows: rows.slice(0, PREVIEW_ROWS),
    estimated_rows: exact ? data : roundToTwoDigits((data * file.size) / PREVIEW_BYTES),
    exact,
  };
}

function roundToTwoDigits(value: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
  return Math.round(value / unit) * unit;
}
