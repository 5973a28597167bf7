import { splitCsv } from './split-csv.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** A text without its `sep=` line, and what parts its cells. */
export type Dialect = { delimiter: string; text: string };

/** Which delimiter parts a text: what its `sep=` line says, else the one that makes most rows equally wide. */
export function sniffDelimiter(text: string): Dialect {
  const declared = /^sep=([,;\t|])\r?\n/i.exec(text);
  if (declared?.[1]) return { delimiter: declared[1], text: text.slice(declared[0].length) };
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, score: evenness(text, delimiter) }));
  const best = scored.reduce((left, right) => (right.score > left.score ? right : left));
  return { delimiter: best.delimiter, text };
}

function evenness(text: string, delimiter: string): number {
  const widths = splitCsv(text, delimiter, 20).map((row) => row.length);
  const width = widths[0] ?? 1;
  if (width < 2) return 0;
  return width * (widths.filter((other) => other === width).length / widths.length);
}
