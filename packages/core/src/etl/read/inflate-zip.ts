import { Inflate, Unzip, type UnzipDecoder, type UnzipFile } from 'fflate/browser';
import { crc32 } from './crc32.ts';
import { refused } from './file-refused.ts';
import { keptValue } from './kept-text.ts';
import { DIRECTORY_BYTES, zipDirectory } from './zip-directory.ts';
import { zipEntryKind } from './zip-entry-kind.ts';

/** Bytes inflated at a time: deflate makes at most 1,032 of one, so a bomb gets no further than 1 MB. */
const SLICE = 1_024;

/** Files of an archive at most, whatever they are. */
const MOST_ENTRIES = 1_000;

/** The one table that is being read from an archive. */
type Table = { name: string; crc: number; size: number };

/**
 * What the one table in a zip archive holds. Directories, macOS litter and documents beside it are
 * passed over; a second table makes the archive ambiguous. At the end the table's checksum and length
 * and the number of files are verified against the archive's directory.
 */
export async function* inflateZip(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const archive = zipReader();
  let tail = new Uint8Array(0);
  for await (const chunk of source) {
    for (let from = 0; from < chunk.length; from += SLICE) {
      yield* archive.push(chunk.subarray(from, from + SLICE));
    }
    tail = lastBytes(tail, chunk);
  }
  archive.verify(tail);
}

function zipReader() {
  let out: Uint8Array[] = [];
  let table: Table | null = null;
  let entries = 0;
  let broken = false;

  /** A decoder for the entry that is being started; one that only skips when `into` is null. */
  const decoder = (method: number, into: Table | null) => {
    const take = (bytes: Uint8Array) => {
      if (!into || bytes.length === 0) return;
      into.crc = crc32(bytes, into.crc);
      into.size += bytes.length;
      out.push(bytes);
    };
    const inflate = into && method === 8 ? new Inflate(take) : null;
    return class Decoder implements UnzipDecoder {
      static readonly compression = method;
      ondata: UnzipDecoder['ondata'] = () => undefined;
      push(bytes: Uint8Array, final: boolean): void {
        if (broken) return;
        try {
          if (inflate) inflate.push(bytes, final);
          else take(bytes.slice());
        } catch {
          broken = true;
        }
      }
    };
  };

  const unzip = new Unzip((file: UnzipFile) => {
    entries += 1;
    if (entries > MOST_ENTRIES) throw unsafe(`It holds more than ${MOST_ENTRIES} files.`);
    const isTable = judge(file);
    if (isTable && table) throw ambiguous(table.name, file.name);
    const into = isTable ? { name: file.name, crc: 0, size: 0 } : null;
    table ??= into;
    file.ondata = () => undefined;
    unzip.register(decoder(file.compression, into));
    file.start();
  });

  return {
    push(bytes: Uint8Array): Uint8Array[] {
      out = [];
      unzip.push(bytes);
      return out;
    },
    verify(tail: Uint8Array): void {
      const directory = zipDirectory(tail);
      if (!directory) throw brokenZip();
      if (directory.some((entry) => entry.encrypted)) throw encrypted();
      if (broken) throw brokenZip();
      if (directory.length === 0)
        throw refused(
          'empty-file',
          'The archive holds no file. Put the CSV file into it and upload it again.',
        );
      if (directory.length !== entries) throw unsafe('Its directory does not list the files that it holds.');
      if (!table)
        throw refused(
          'not-csv',
          'The archive holds no CSV file. Put the CSV file into it and upload it again.',
        );
      const { name, crc, size } = table;
      const listed = directory.some(
        (entry) => entry.name === name && entry.crc === crc && entry.size === size,
      );
      if (!listed) throw brokenZip();
    },
  };
}

/** Whether the entry is a table to read; refuses what makes the archive unfit. */
function judge(file: UnzipFile): boolean {
  switch (zipEntryKind(file.name)) {
    case 'odd':
      throw unsafe('It holds a file with a path that leads out of the archive.');
    case 'archive':
      throw unsafe(`It holds another archive (${keptValue(file.name)}).`);
    case 'workbook':
      throw refused(
        'not-csv',
        'This is a spreadsheet and not a CSV file. Save the sheet as CSV and upload that file.',
      );
    case 'passed-over':
      return false;
    case 'table':
      if (file.compression === 99) throw encrypted();
      if (file.compression !== 0 && file.compression !== 8)
        throw unsafe('It is compressed in an unusual way.');
      return true;
  }
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
  const joined = new Uint8Array(kept.length + chunk.length);
  joined.set(kept);
  joined.set(chunk, kept.length);
  return joined.slice(-DIRECTORY_BYTES);
}
