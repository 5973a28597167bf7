import type { ImportLimits } from '../import-limits.ts';
import { byteCount } from './capped-bytes.ts';
import { evenChunks } from './even-chunks.ts';
import { type FileKind, fileKind, KIND_BYTES } from './file-kind.ts';
import { refused } from './file-refused.ts';
import { inflateGzip } from './inflate-gzip.ts';
import { inflateZip } from './inflate-zip.ts';
import { peeked } from './peeked.ts';

/** Inflated bytes for one of the archive; a table of metrics comes nowhere near it. */
const HIGHEST_RATIO = 200;
/** Inflated bytes before the ratio says anything. */
const RATIO_FROM = 4 * 1024 * 1024;

/** The bytes of a table, and whether more of them can tell that the archive is unfit. */
export type TableBytes = { bytes: AsyncGenerator<Uint8Array>; archive: boolean };

/**
 * The bytes of the table in a file that may be compressed, judged by its first bytes.
 *
 * @throws FileRefused `not-csv` for other kinds of file; while reading, for unfit archives.
 */
export async function inflatedBytes(
  source: AsyncIterable<Uint8Array>,
  limits: ImportLimits,
): Promise<TableBytes> {
  const { head, all } = await peeked(source, KIND_BYTES);
  const kind = fileKind(head);
  if (kind === 'text') return { bytes: evenChunks(all), archive: false };
  if (typeof kind === 'object') throw otherKind(kind);
  return { bytes: evenChunks(unpacked(all, kind, limits)), archive: true };
}

async function* unpacked(
  source: AsyncIterable<Uint8Array>,
  kind: 'gzip' | 'zip',
  limits: ImportLimits,
): AsyncGenerator<Uint8Array> {
  const packed = { bytes: 0 };
  const counted = counting(evenChunks(source), packed);
  const inner = capped(kind === 'gzip' ? inflateGzip(counted) : inflateZip(counted, limits), packed, limits);
  const { head, all } = await peeked(inner, KIND_BYTES);
  const innerKind = fileKind(head);
  if (innerKind === 'gzip' || innerKind === 'zip') {
    throw refused(
      'unsafe-archive',
      'The archive holds another archive. Unpack it and upload the CSV file itself.',
    );
  }
  if (typeof innerKind === 'object') throw otherKind(innerKind);
  yield* all;
}

async function* counting(source: AsyncIterable<Uint8Array>, count: { bytes: number }) {
  for await (const chunk of source) {
    count.bytes += chunk.length;
    yield chunk;
  }
}

async function* capped(source: AsyncIterable<Uint8Array>, packed: { bytes: number }, limits: ImportLimits) {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > limits.maxInflatedBytes) {
      throw refused(
        'inflated-too-large',
        `The file is larger than ${byteCount(limits.maxInflatedBytes)} once unpacked. Split it into smaller files.`,
      );
    }
    if (bytes > RATIO_FROM && bytes > packed.bytes * HIGHEST_RATIO) {
      throw refused(
        'unsafe-archive',
        'The archive unpacks to far more than a table of metrics would. Unpack it and upload the CSV file itself.',
      );
    }
    yield chunk;
  }
}

function otherKind({ name, advice }: Exclude<FileKind, string>) {
  return refused('not-csv', `This is ${name} and not a CSV file. ${advice}`);
}
