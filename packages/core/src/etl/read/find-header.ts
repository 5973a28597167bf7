import type { ImportLimits } from '../import-limits.ts';
import { DIALECTS, type Dialect, QUOTES } from './dialect.ts';
import { metricHeader, missingColumns } from './metric-header.ts';
import type { MetricHeader } from './metric-row.ts';
import { longestRecord, recordSplitter } from './record-splitter.ts';

/** Lines from the top of a file within which its header stands. */
export const HEADER_LINES = 20;

/** A header and the dialect in which it can be read. */
export type FoundHeader = { header: MetricHeader; dialect: Dialect };

/** The header of a file, or the row that comes closest to one. */
export type HeaderSearch = { found: FoundHeader | null; nearest: MetricHeader | null };

/**
 * Looks for the header in the first lines of a file: in each dialect, or in the one that a `sep=` line
 * names, for a row that names every key column. The topmost wins, then the one with most columns.
 */
export function findHeader(head: string, limits: ImportLimits): HeaderSearch {
  const declared = declaredDelimiter(head);
  const dialects = declared ? QUOTES.map((quote) => ({ delimiter: declared, quote })) : DIALECTS;
  let found: FoundHeader | null = null;
  let nearest: MetricHeader | null = null;
  for (const dialect of dialects) {
    const splitter = recordSplitter(dialect, longestRecord(limits));
    for (const { cells, line } of recordsOf(splitter, head)) {
      if (line > HEADER_LINES) break;
      const header = metricHeader(cells, line);
      if (missingColumns(header).length === 0) {
        if (isBetter(header, found?.header)) found = { header, dialect };
        break;
      }
      if (isNearer(header, nearest)) nearest = header;
    }
  }
  return { found, nearest };
}

function* recordsOf(splitter: ReturnType<typeof recordSplitter>, text: string) {
  yield* splitter.push(text);
  yield* splitter.end();
}

/** What a `sep=;` line at the top, as Excel writes it, names as delimiter. */
function declaredDelimiter(head: string): string | null {
  const match = /^\uFEFF?"?sep=([^\w\s"']|\t)"?[,;\t ]*(?:\n|$)/i.exec(head);
  return match?.[1] ?? null;
}

function isBetter(header: MetricHeader, best: MetricHeader | undefined): boolean {
  if (!best || header.line !== best.line) return !best || header.line < best.line;
  return header.columns.length > best.columns.length;
}

/** Nearer to a header: names more columns, and at least two unless it is the first row. */
function isNearer(header: MetricHeader, nearest: MetricHeader | null): boolean {
  const count = header.columns.length;
  return count > (nearest?.columns.length ?? 0) && (count > 1 || header.line === 1);
}
