import { parse } from 'csv-parse/browser/esm/sync';
import type { Dialect } from './dialect.ts';

/**
 * Splits whole records, each ended by `\n`, by csv-parse. A quotation mark where none can stand is
 * kept as it is; blank lines are records of one empty cell.
 */
export function quotedCells(text: string, { delimiter, quote }: Dialect): string[][] {
  if (text === '') return [];
  return parse(text, {
    delimiter,
    quote,
    escape: quote,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
  });
}
