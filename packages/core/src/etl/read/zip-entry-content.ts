import type { ImportLimits } from '../import-limits.ts';
import { DIALECTS } from './dialect.ts';
import { fileKind } from './file-kind.ts';
import { findHeader } from './find-header.ts';
import { textEncoding } from './text-encoding.ts';

/** What the first bytes of a file in a zip archive say it is; `other` is a read-me, a picture and the like. */
export type ZipEntryContent = 'table' | 'archive' | 'other';

/** Bytes that {@link zipEntryContent} wants to see. */
export const CONTENT_BYTES = 65_536;

/** Lines that have to be alike to be the rows of a table. */
const ROWS_ALIKE = 20;

/** Documents that are zip archives themselves, and no reason to refuse the one that they lie in. */
const PACKED_DOCUMENT = /\.(?:docx|xlsx|pptx|od[tsp]|numbers|pages|key|epub)$/i;
/** Archives that their first bytes do not always give away. */
const ARCHIVE = /\.(?:zip|gz|tgz|bz2|xz|zst|7z|rar|tar|jar)$/i;

/** Judges a file by its content; the name only tells one archive from another. */
export function zipEntryContent(name: string, head: Uint8Array, limits: ImportLimits): ZipEntryContent {
  const kind = fileKind(head);
  if (kind === 'gzip' || kind === 'zip') return PACKED_DOCUMENT.test(name) ? 'other' : 'archive';
  if (kind === 'text' && isTable(textOf(head), limits)) return 'table';
  return ARCHIVE.test(name) ? 'archive' : 'other';
}

/** Either has the header of a metrics file, or rows of as many cells each. */
function isTable(text: string, limits: ImportLimits): boolean {
  if (findHeader(text, limits).found) return true;
  const rows = text
    .split('\n', ROWS_ALIKE)
    .filter((line) => line.trim() !== '')
    .map((line) => line.replace(/"[^"]*"/g, ''));
  return (
    rows.length > 1 &&
    DIALECTS.some(({ delimiter }) => {
      const [first = 0, ...rest] = rows.map((row) => row.split(delimiter).length);
      return first > 1 && rest.every((cells) => cells === first);
    })
  );
}

function textOf(head: Uint8Array): string {
  const encoding = textEncoding(head);
  if (encoding.name === 'utf-32') return '';
  return new TextDecoder(encoding.name).decode(head).replace(/\r\n?/g, '\n');
}
