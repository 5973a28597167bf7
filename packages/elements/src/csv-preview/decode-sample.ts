/** What the first bytes of a file say it is. */
export type Sample = { kind: 'text'; text: string } | { kind: 'archive' };

/**
 * The text of a file's first bytes: by byte order mark, else UTF-8, else windows-1252. A character that
 * the end of the sample cuts in two is dropped.
 */
export function decodeSample(bytes: Uint8Array): Sample {
  const [first, second, third] = bytes;
  if ((first === 0x1f && second === 0x8b) || (first === 0x50 && second === 0x4b)) return { kind: 'archive' };
  if (first === 0xff && second === 0xfe) return { kind: 'text', text: decode('utf-16le', bytes) };
  if (first === 0xfe && second === 0xff) return { kind: 'text', text: decode('utf-16be', bytes) };
  if (first === 0xef && second === 0xbb && third === 0xbf)
    return { kind: 'text', text: decode('utf-8', bytes) };
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true }) };
  } catch {
    return { kind: 'text', text: decode('windows-1252', bytes) };
  }
}

function decode(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes, { stream: true });
}
