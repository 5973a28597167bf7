/** What the first bytes of a file say it is. The file's name says nothing. */
export type FileKind = 'text' | 'gzip' | 'zip' | { name: string; advice: string };

/** Bytes that {@link fileKind} wants to see. */
export const KIND_BYTES = 16;

const EXPORT_AS_CSV = 'Export the table as CSV, and upload that file.';
const UNPACK = 'Unpack it and upload the CSV file, or compress that with gzip or zip.';

const KINDS: readonly { magic: readonly number[]; kind: FileKind }[] = [
  { magic: [0x1f, 0x8b], kind: 'gzip' },
  { magic: ascii('PK\x03\x04'), kind: 'zip' },
  { magic: ascii('PK\x05\x06'), kind: 'zip' },
  { magic: ascii('%PDF'), kind: { name: 'a PDF document', advice: EXPORT_AS_CSV } },
  {
    magic: [0xd0, 0xcf, 0x11, 0xe0],
    kind: {
      name: 'an Excel workbook of the old format (.xls)',
      advice: 'In Excel choose Save as, CSV, and upload that file.',
    },
  },
  { magic: ascii('BZh'), kind: { name: 'a bzip2 archive', advice: UNPACK } },
  { magic: [0xfd, ...ascii('7zXZ')], kind: { name: 'an xz archive', advice: UNPACK } },
  { magic: [...ascii('7z'), 0xbc, 0xaf], kind: { name: 'a 7-Zip archive', advice: UNPACK } },
  { magic: ascii('Rar!'), kind: { name: 'a RAR archive', advice: UNPACK } },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], kind: { name: 'a Zstandard archive', advice: UNPACK } },
  { magic: ascii('PAR1'), kind: { name: 'a Parquet file', advice: EXPORT_AS_CSV } },
  { magic: ascii('SQLite format 3'), kind: { name: 'an SQLite database', advice: EXPORT_AS_CSV } },
  { magic: [0x89, ...ascii('PNG')], kind: { name: 'a picture', advice: EXPORT_AS_CSV } },
  { magic: [0xff, 0xd8, 0xff], kind: { name: 'a picture', advice: EXPORT_AS_CSV } },
  { magic: ascii('GIF8'), kind: { name: 'a picture', advice: EXPORT_AS_CSV } },
];

/** Judges a file by its first {@link KIND_BYTES} bytes. */
export function fileKind(head: Uint8Array): FileKind {
  const found = KINDS.find(({ magic }) => magic.every((byte, index) => head[index] === byte));
  return found?.kind ?? 'text';
}

function ascii(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0));
}
