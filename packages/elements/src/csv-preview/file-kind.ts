/** What a file is by its first bytes: readable as it is, packed (read by the server only), or no table at all. */
export type FileKind = 'text' | 'archive' | 'pdf' | 'workbook' | 'picture' | 'other';

/** The server knows the same ones; a file that neither knows is read as text. */
const KINDS: readonly [FileKind, readonly string[]][] = [
  ['archive', ['\x1f\x8b', 'PK']],
  ['pdf', ['%PDF']],
  ['workbook', ['\xd0\xcf\x11\xe0']],
  ['picture', ['\x89PNG', '\xff\xd8\xff', 'GIF8']],
  ['other', ['BZh', '\xfd7zXZ', '7z\xbc\xaf', 'Rar!', '(\xb5/\xfd', 'PAR1', 'SQLite format 3']],
];

/** The name of a zip's first entry starts at byte 30. */
const WORKBOOK = /^PK.{28}(?:\[Content_Types\]|_rels\/|docProps\/|xl\/|mimetype)/s;

/** Judges a file by its first bytes; its name says nothing. */
export function fileKind(bytes: Uint8Array): FileKind {
  const head = String.fromCharCode(...bytes.subarray(0, 64));
  if (WORKBOOK.test(head)) return 'workbook';
  return KINDS.find(([, magics]) => magics.some((magic) => head.startsWith(magic)))?.[0] ?? 'text';
}
