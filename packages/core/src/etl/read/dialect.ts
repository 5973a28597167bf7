/** What separates and quotes the cells of a file, one character each. */
export type Dialect = { delimiter: string; quote: string };

/** The dialects that are tried, likeliest first. */
export const DIALECTS: readonly Dialect[] = ['"', "'"].flatMap((quote) =>
  [',', ';', '\t', '|'].map((delimiter) => ({ delimiter, quote })),
);
