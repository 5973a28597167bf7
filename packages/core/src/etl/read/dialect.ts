/** What separates and quotes the cells of a file, one character each. */
export type Dialect = { delimiter: string; quote: string };

/** Quotation marks that are tried, likeliest first. */
export const QUOTES = ['"', "'"] as const;

/** The dialects that are tried, likeliest first. */
export const DIALECTS: readonly Dialect[] = QUOTES.flatMap((quote) =>
  [',', ';', '\t', '|'].map((delimiter) => ({ delimiter, quote })),
);
