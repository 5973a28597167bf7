/** One row of a text, as cells. */
export type CsvRow = readonly string[];

/**
 * Splits a text into rows of cells: quotes by RFC 4180, any of the three line ends, blank lines left out.
 * At most `maxRows`; a row that the end of the text cuts is given as far as it goes.
 *
 * @example
 * splitCsv('a,"b, c"\n1,2', ',', 10) // [['a', 'b, c'], ['1', '2']]
 */
export function splitCsv(text: string, delimiter: string, maxRows: number): CsvRow[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = () => {
    row.push(cell);
    if (row.length > 1 || cell !== '') rows.push(row);
    row = [];
    cell = '';
  };
  for (let at = 0; at < text.length && rows.length < maxRows; at++) {
    const char = text.charAt(at);
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') cell += text.charAt(++at);
      else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === delimiter) {
      row.push(cell);
      cell = '';
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[at + 1] === '\n') at++;
      endRow();
    } else cell += char;
  }
  if (rows.length < maxRows && (row.length > 0 || cell !== '')) endRow();
  return rows;
}
