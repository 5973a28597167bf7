import { KEY_COLUMNS } from '../../metrics/metric-columns.ts';
import { DIALECTS } from './dialect.ts';
import { FileRefused, refused } from './file-refused.ts';
import { HEADER_LINES, type HeaderSearch } from './find-header.ts';
import { keptValue } from './kept-text.ts';
import { metricHeader, missingColumns } from './metric-header.ts';

/** Why a text without a header is refused. `whole`: `head` is all of it. */
export function noHeader(head: string, { nearest }: HeaderSearch, whole: boolean): FileRefused {
  if (whole && head.trim() === '') {
    return refused('empty-file', 'The file is empty. Choose a file with a header and at least one row.');
  }
  const other = otherText(head);
  if (other)
    return refused(
      'not-csv',
      `This is ${other} and not a CSV file. Export the table as CSV, and upload that file.`,
    );
  const open = openQuoteLine(head);
  if (open !== null) return unterminatedQuote(open);
  if (nearest) {
    const missing = missingColumns(nearest);
    return new FileRefused({
      line: nearest.line,
      column: missing[0] ?? null,
      code: 'missing-column',
      message: `The header lacks ${listed(missing)}. Add ${missing.length > 1 ? 'these columns' : 'this column'}; the template shows a whole header.`,
      value: keptValue(nearest.cells.join(', ')),
    });
  }
  return new FileRefused({
    line: 1,
    column: null,
    code: 'missing-header',
    message: `None of the first ${HEADER_LINES} lines is a header with the columns ${listed(KEY_COLUMNS)}. Put the header of the template above the rows.`,
    value: keptValue(head.slice(0, 1_000).trimStart().split('\n')[0] ?? ''),
  });
}

/** A quotation mark that nothing closes: what follows it cannot be told from the cell's text. */
export function unterminatedQuote(line: number): FileRefused {
  return refused(
    'unterminated-quote',
    `The quotation mark that opens on line ${line} is never closed. Close it, or remove it if it is part of the text.`,
    line,
  );
}

/** The line of the quotation mark that keeps a header from being seen, if that is the reason. */
function openQuoteLine(head: string): number | null {
  const lines = head.split('\n', HEADER_LINES);
  const header = lines.findIndex((line) =>
    DIALECTS.some(({ delimiter, quote }) => {
      const cells = line.replaceAll(quote, '').split(delimiter);
      return missingColumns(metricHeader(cells, 1)).length === 0;
    }),
  );
  const open = lines.findIndex((line, index) => index <= header && line.split('"').length % 2 === 0);
  return open < 0 ? null : open + 1;
}

/** What a text is that has no header, where it can be told. */
function otherText(head: string): string | null {
  const start = head.slice(0, 4_096).replace(/^[\s\uFEFF]+/, '');
  if (/^<\?xml/i.test(start)) return 'an XML document';
  if (/^<(?:!doctype|!--|\/?[a-z][^,;|\t]*>?)/i.test(start)) return 'a web page';
  if (/^(?:\{\s*["}]|\[\s*[[{"\]\d])/.test(start)) return 'a JSON document';
  if (/^%!PS|^\{\\rtf/.test(start)) return 'a text document';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells binary data
  const control = start.match(/[\0-\x08\x0e-\x1f\x7f-\x9f\uFFFD]/g)?.length ?? 0;
  return control > 0 && control * 20 >= start.length ? 'binary data' : null;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
