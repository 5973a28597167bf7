import type { ImportLimits } from '../import-limits.ts';
import type { Dialect } from './dialect.ts';
import { type QuoteScan, quoteScan, type RecordEnd } from './quote-scan.ts';
import { quotedCells } from './quoted-cells.ts';

/** A row of a file: its cells, the line where it begins, its characters, and what is wrong with its text. */
export type FileRecord = {
  cells: string[];
  line: number;
  length: number;
  fault: 'stray-quote' | 'too-long' | null;
};

/** Splits text into records; newlines must be `\n`. */
export type RecordSplitter = {
  /** The records that end in the next piece of text. */
  push: (text: string) => Generator<FileRecord>;
  /** The record that the text ends in the middle of, if any. */
  end: () => Generator<FileRecord>;
  /** The line where a quotation mark opened that nothing has closed yet. */
  openQuoteLine: () => number | null;
};

/** Characters of a record that has as much as the limits allow; a few more do not matter. */
export function longestRecord({ maxColumns, maxCellBytes }: ImportLimits): number {
  return Math.max(65_536, maxColumns * maxCellBytes);
}

/** Characters of an over-long record that are kept to show it by. */
const SHOWN = 1_000;

/**
 * A splitter for one file. Text without quotation marks is split directly; as soon as a piece has
 * one, csv-parse splits it. A record of more than `longest` characters is not gathered any further.
 */
export function recordSplitter(dialect: Dialect, longest: number): RecordSplitter {
  const { delimiter, quote } = dialect;
  let line = 1;
  let pending = '';
  /** The scan of a record that is too long to keep. */
  let skipping: QuoteScan | null = null;
  let skippedStart = '';
  let openQuote: number | null = null;

  function* plain(block: string): Generator<FileRecord> {
    let from = 0;
    for (let end = block.indexOf('\n'); end >= 0; end = block.indexOf('\n', from)) {
      yield { cells: block.slice(from, end).split(delimiter), line: line++, length: end - from, fault: null };
      from = end + 1;
    }
  }

  /** Splits what is complete of a block, and leaves the rest pending. */
  function* quoted(block: string): Generator<FileRecord> {
    const ends: RecordEnd[] = [];
    const scan = quoteScan(dialect);
    scan.scan(block, (end) => ends.push(end));
    const whole = ends.at(-1)?.end ?? 0;
    pending = block.slice(whole) + pending;
    const rows = quotedCells(block.slice(0, whole), dialect);
    let from = 0;
    for (const [index, { end, lines, stray }] of ends.entries()) {
      yield { cells: rows[index] ?? [], line, length: end - from, fault: stray ? 'stray-quote' : null };
      line += lines;
      from = end;
    }
    noteOpenQuote(scan);
  }

  /** Reads on to the end of a record that is too long, and answers what comes after it. */
  function* skip(scan: QuoteScan, text: string): Generator<FileRecord, string> {
    const ends: RecordEnd[] = [];
    scan.scan(text, (end) => ends.push(end));
    const [first] = ends;
    if (!first) {
      noteOpenQuote(scan);
      return '';
    }
    yield tooLong();
    line += first.lines;
    return text.slice(first.end);
  }

  function tooLong(): FileRecord {
    skipping = null;
    openQuote = null;
    return { cells: skippedStart.split(delimiter), line, length: SHOWN, fault: 'too-long' };
  }

  function noteOpenQuote(scan: QuoteScan): void {
    openQuote = scan.isOpen() ? line + scan.openedAfter() : null;
  }

  function* push(text: string): Generator<FileRecord> {
    const next = skipping ? yield* skip(skipping, text) : text;
    const last = next.lastIndexOf('\n') + 1;
    if (last > 0) {
      const block = pending + next.slice(0, last);
      pending = next.slice(last);
      yield* block.includes(quote) ? quoted(block) : plain(block);
    } else pending += next;
    if (pending.length > longest) {
      skipping = quoteScan(dialect);
      skipping.scan(pending, () => undefined);
      noteOpenQuote(skipping);
      skippedStart = pending.slice(0, SHOWN);
      pending = '';
    }
  }

  return {
    push,
    *end() {
      if (pending !== '') yield* push('\n');
      else if (skipping && openQuote === null) yield tooLong();
    },
    openQuoteLine: () => openQuote,
  };
}
