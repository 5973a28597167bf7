/** How the bytes of a text are to be read. `guessed`: nothing in the file says so. */
export type TextEncoding =
  | { name: 'utf-8' | 'utf-16le' | 'utf-16be'; markLength: number; guessed: boolean }
  | { name: 'utf-32' };

/** Bytes that {@link textEncoding} wants to see. */
export const ENCODING_BYTES = 512;

/** Judges the encoding by a byte order mark, else by where NUL bytes stand; UTF-8 when neither says. */
export function textEncoding(head: Uint8Array): TextEncoding {
  const [first, second, third, fourth] = head;
  if (first === 0xff && second === 0xfe && third === 0 && fourth === 0) return { name: 'utf-32' };
  if (first === 0 && second === 0 && third === 0xfe && fourth === 0xff) return { name: 'utf-32' };
  if (first === 0xff && second === 0xfe) return { name: 'utf-16le', markLength: 2, guessed: false };
  if (first === 0xfe && second === 0xff) return { name: 'utf-16be', markLength: 2, guessed: false };
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return { name: 'utf-8', markLength: 3, guessed: false };
  }
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = Number(zeros[index % 2]) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const most = head.length * 0.3;
  if (odd > most && even === 0) return { name: 'utf-16le', markLength: 0, guessed: true };
  if (even > most && odd === 0) return { name: 'utf-16be', markLength: 0, guessed: true };
  return { name: 'utf-8', markLength: 0, guessed: false };
}
