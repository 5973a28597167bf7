import type { Dialect } from './dialect.ts';

/** Where in a record the scan stands. */
export type QuoteState = 'cell-start' | 'plain' | 'quoted' | 'quote-in-quoted';

/** A record's end. */
export type RecordEnd = {
  /** Index behind its newline. */
  end: number;
  /** Lines that it spans, 1 for most. */
  lines: number;
  /** It has a quotation mark where none can stand. */
  stray: boolean;
};

/** Finds where records end in text that has quotation marks, and goes on in the text after it. */
export type QuoteScan = {
  /** Calls `onEnd` for each record that ends in `text`. */
  scan: (text: string, onEnd: (end: RecordEnd) => void) => void;
  /** Whether the text so far ends inside quotation marks. */
  isOpen: () => boolean;
  /** Lines from the record's first to the one where the last quotation mark opened. */
  openedAfter: () => number;
};

const NEWLINE = 10;

/**
 * A scan by the rules that csv-parse splits by: a quotation mark opens a quoted cell only as the
 * cell's first character, a doubled one inside stands for itself, and one that another character than
 * a delimiter or newline follows ends the quoting and stays part of the cell.
 */
export function quoteScan({ delimiter, quote }: Dialect): QuoteScan {
  const delimiterCode = delimiter.charCodeAt(0);
  const quoteCode = quote.charCodeAt(0);
  let state: QuoteState = 'cell-start';
  let stray = false;
  let lines = 0;
  let opened = 0;
  return {
    scan(text, onEnd) {
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        if (code === NEWLINE) lines += 1;
        if (state === 'quoted') {
          if (code === quoteCode) state = 'quote-in-quoted';
        } else if (code === quoteCode) {
          if (state === 'plain') stray = true;
          else {
            if (state === 'cell-start') opened = lines;
            state = 'quoted';
          }
        } else if (code === NEWLINE) {
          onEnd({ end: i + 1, lines, stray });
          state = 'cell-start';
          stray = false;
          lines = 0;
        } else if (code === delimiterCode) {
          state = 'cell-start';
        } else {
          if (state === 'quote-in-quoted') stray = true;
          state = 'plain';
        }
      }
    },
    isOpen: () => state === 'quoted',
    openedAfter: () => opened,
  };
}
