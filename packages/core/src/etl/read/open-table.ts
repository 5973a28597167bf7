import type { ImportLimits } from '../import-limits.ts';
import type { Dialect } from './dialect.ts';
import { findHeader, HEADER_LINES } from './find-header.ts';
import type { MetricHeader } from './metric-row.ts';
import { noHeader, unterminatedQuote } from './no-header.ts';
import { type FileRecord, longestRecord, recordSplitter } from './record-splitter.ts';

/** A table whose header was found; `pieces` are the records below it, some at a time. */
export type OpenTable = {
  header: MetricHeader;
  dialect: Dialect;
  pieces: AsyncGenerator<Iterable<FileRecord>>;
};

/** Characters within which a header must stand. */
const HEAD = 262_144;

/**
 * Finds a table's header and dialect.
 *
 * @throws FileRefused when there is no header; while reading, `unterminated-quote`.
 */
export async function openTable(text: AsyncGenerator<string>, limits: ImportLimits): Promise<OpenTable> {
  let head = '';
  let whole = false;
  while (!whole && head.length < HEAD && !hasLines(head, HEADER_LINES)) {
    const next = await text.next();
    if (next.done) whole = true;
    else head += next.value;
  }
  const search = findHeader(head, limits);
  if (!search.found) throw noHeader(head, search, whole);
  const { header, dialect } = search.found;
  return { header, dialect, pieces: pieces(head, text, search.found, limits) };
}

async function* pieces(
  head: string,
  text: AsyncGenerator<string>,
  { header, dialect }: { header: MetricHeader; dialect: Dialect },
  limits: ImportLimits,
): AsyncGenerator<Iterable<FileRecord>> {
  const splitter = recordSplitter(dialect, longestRecord(limits));
  yield below(header, splitter.push(head));
  for await (const chunk of text) yield splitter.push(chunk);
  yield below(header, splitter.end());
  const open = splitter.openQuoteLine();
  if (open !== null) throw unterminatedQuote(open);
}

function* below(header: MetricHeader, records: Iterable<FileRecord>): Generator<FileRecord> {
  for (const record of records) if (record.line > header.line) yield record;
}

function hasLines(text: string, count: number): boolean {
  let at = -1;
  for (let line = 0; line < count; line++) {
    at = text.indexOf('\n', at + 1);
    if (at < 0) return false;
  }
  return true;
}
