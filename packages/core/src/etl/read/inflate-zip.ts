import { Inflate, Unzip, type UnzipDecoder, type UnzipFile } from 'fflate/browser';
import type { ImportLimits } from '../import-limits.ts';
import { crc32 } from './crc32.ts';
import { refused } from './file-refused.ts';
import { keptValue } from './kept-text.ts';
import { DIRECTORY_BYTES, zipDirectory } from './zip-directory.ts';
import { CONTENT_BYTES, zipEntryContent } from './zip-entry-content.ts';
import { zipEntryKind } from './zip-entry-kind.ts';

/** Bytes inflated at a time: deflate makes at most 1,032 of one, so a bomb gets no further than 17 MB. */
const SLICE = 16_384;
/** The same while it is only looked at what a file is. */
const FIRST_SLICE = 128;

/** Files of an archive at most, whatever they are. */
const MOST_ENTRIES = 1_000;

/** A file of the archive that is not passed over; `head` is all that is kept of one that is no table. */
type Entry = { name: string; head: Uint8Array; whole: boolean; crc: number; size: number };

/**
 * What the one table in a zip archive holds, told from the others by its content. Directories, macOS
 * litter, read-mes and documents beside it are passed over; a second table makes the archive ambiguous.
 * At the end the table's checksum and length and the number of files are verified against the archive's
 * directory. An archive of one file that is no table gives that file's beginning, to say what it is.
 */
export async function* inflateZip(
  source: AsyncIterable<Uint8Array>,
  limits: ImportLimits,
): AsyncGenerator<Uint8Array> {
  const archive = zipReader(limits);
  let tail = new Uint8Array(0);
  for await (const chunk of source) {
    for (let from = 0; from < chunk.length; from += SLICE) {
      yield* archive.push(chunk.subarray(from, from + SLICE));
    }
    tail = lastBytes(tail, chunk);
  }
  yield* archive.end(tail);
}

function zipReader(limits: ImportLimits) {
  let out: Uint8Array[] = [];
  let table: Entry | null = null;
  let other: Entry | null = null;
  let others = 0;
  let entries = 0;
  let broken = false;

  /** Settles what an entry is, from its beginning. */
  const settle = (entry: Entry, head: Uint8Array): 'table' | 'skipped' => {
    const content = zipEntryContent(entry.name, head, limits);
    if (content === 'archive') throw unsafe(`It holds another archive (${keptValue(entry.name)}).`);
    if (content === 'other') {
      others += 1;
      other ??= Object.assign(entry, { head });
      return 'skipped';
    }
    if (table) throw ambiguous(table.name, entry.name);
    table = entry;
    out.push(head);
    return 'table';
  };

  /** A decoder for the entry that is being started; one that only skips when `entry` is null. */
  const decoder = (method: number, entry: Entry | null) => {
    let state: 'first' | 'table' | 'skipped' = entry ? 'first' : 'skipped';
    let first: Uint8Array[] = [];
    const take = (bytes: Uint8Array) => {
      if (!entry || bytes.length === 0) return;
      entry.crc = crc32(bytes, entry.crc);
      entry.size += bytes.length;
      (state === 'table' ? out : first).push(bytes);
    };
    const inflate = method === 8 ? new Inflate(take) : null;
    const decode = (bytes: Uint8Array, final: boolean) => {
      try {
        if (inflate) inflate.push(bytes, final);
        else take(bytes.slice());
      } catch {
        broken = true;
      }
    };
    return class Decoder implements UnzipDecoder {
      static readonly compression = method;
      ondata: UnzipDecoder['ondata'] = () => undefined;
      push(bytes: Uint8Array, final: boolean): void {
        let from = 0;
        do {
          if (broken || !entry || state === 'skipped') return;
          const to = state === 'first' ? Math.min(from + FIRST_SLICE, bytes.length) : bytes.length;
          entry.whole = final && to === bytes.length;
          decode(bytes.subarray(from, to), entry.whole);
          if (state === 'first' && (entry.whole || entry.size >= CONTENT_BYTES)) {
            state = settle(entry, concatenated(first));
            first = [];
          }
          from = to;
        } while (from < bytes.length);
      }
    };
  };

  const unzip = new Unzip((file: UnzipFile) => {
    entries += 1;
    if (entries > MOST_ENTRIES) throw unsafe(`It holds more than ${MOST_ENTRIES} files.`);
    const entry = isRead(file) ? { name: file.name, head: NOTHING, whole: false, crc: 0, size: 0 } : null;
    file.ondata = () => undefined;
    unzip.register(decoder(file.compression, entry));
    file.start();
  });

  return {
    push(bytes: Uint8Array): Uint8Array[] {
      out = [];
      unzip.push(bytes);
      return out;
    },
    /** The rest, once the archive is known to be whole. */
    end(tail: Uint8Array): Uint8Array[] {
      const directory = zipDirectory(tail);
      if (!directory) throw brokenZip();
      if (directory.some((entry) => entry.encrypted)) throw encrypted();
      if (broken) throw brokenZip();
      if (directory.length === 0) throw holdsNo('file', 'empty-file');
      if (directory.length !== entries) throw unsafe('Its directory does not list the files that it holds.');
      const chosen = table ?? (others === 1 ? other : null);
      if (!chosen) throw holdsNo('CSV file', 'not-csv');
      const { name, head, crc, size } = chosen;
      const begun = chosen === other && !chosen.whole;
      const listed = directory.some(
        (entry) => entry.name === name && (begun || (entry.crc === crc && entry.size === size)),
      );
      if (!listed) throw brokenZip();
      return [head];
    },
  };
}

const NOTHING = new Uint8Array(0);

/** Whether the entry is to be looked at; refuses what makes the archive unfit. */
function isRead(file: UnzipFile): boolean {
  switch (zipEntryKind(file.name)) {
    case 'odd':
      throw unsafe('It holds a file with a path that leads out of the archive.');
    case 'workbook':
      throw refused(
        'not-csv',
        'This is a spreadsheet and not a CSV file. Save the sheet as CSV and upload that file.',
      );
    case 'passed-over':
      return false;
    case 'file':
      if (file.compression === 99) throw encrypted();
      if (file.compression !== 0 && file.compression !== 8)
        throw unsafe('It is compressed in an unusual way.');
      return true;
  }
}

function holdsNo(what: string, code: 'empty-file' | 'not-csv') {
  return refused(code, `The archive holds no ${what}. Put the CSV file into it and upload it again.`);
}

function ambiguous(first: string, second: string) {
  return refused(
    'ambiguous-archive',
    `The archive holds more than one table, such as ${keptValue(first)} and ${keptValue(second)}. Upload the one with the daily metrics on its own.`,
  );
}

function encrypted() {
  return unsafe('It is protected by a password.');
}

function unsafe(why: string) {
  return refused(
    'unsafe-archive',
    `The archive is not read. ${why} Unpack it and upload the CSV file itself.`,
  );
}

function brokenZip() {
  return refused(
    'broken-archive',
    'The zip archive is damaged or cut short. Make it again and upload it whole.',
  );
}

function lastBytes(before: Uint8Array, chunk: Uint8Array): Uint8Array<ArrayBuffer> {
  const kept = before.subarray(Math.max(0, before.length + chunk.length - DIRECTORY_BYTES));
  return concatenated([kept, chunk]).slice(-DIRECTORY_BYTES);
}

function concatenated(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(pieces.reduce((length, { length: more }) => length + more, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
