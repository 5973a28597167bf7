/** A file as the directory at the end of a zip archive describes it. */
export type ZipDirectoryEntry = { name: string; encrypted: boolean; crc: number; size: number };

/** Bytes of an archive's end that hold its directory, unless it has thousands of files. */
export const DIRECTORY_BYTES = 262_144;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;

/** Reads the directory from the archive's last bytes; null when it is damaged or not all there. */
export function zipDirectory(tail: Uint8Array): ZipDirectoryEntry[] | null {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  const end = endRecord(view);
  if (end < 0) return null;
  const count = view.getUint16(end + 10, true);
  let at = end - view.getUint32(end + 12, true);
  const entries: ZipDirectoryEntry[] = [];
  while (entries.length < count) {
    if (at < 0 || at + ENTRY_LENGTH > end || view.getUint32(at, true) !== ENTRY) return null;
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(tail.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength)),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      crc: view.getUint32(at + 16, true),
      size: view.getUint32(at + 24, true),
    });
    at += ENTRY_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return at === end ? entries : null;
}

/** Where the end record stands: the last one whose comment reaches exactly to the end. */
function endRecord(view: DataView): number {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= 0 && at >= last - 0xffff; at--) {
    if (view.getUint32(at, true) === END && view.getUint16(at + 20, true) === last - at) return at;
  }
  return -1;
}
