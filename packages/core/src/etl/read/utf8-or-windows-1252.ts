import { refused } from './file-refused.ts';

/**
 * Decodes UTF-8 strictly, or Windows-1252 when the first byte beyond ASCII is not UTF-8. That byte
 * decides for the whole file, whatever the chunks: everything before it reads the same in both. Invalid
 * UTF-8 after it, or in a file with a UTF-8 mark, refuses the file, as half of it would be misread.
 *
 * @param onGuess - Told the line where the file turned out to be Windows-1252.
 */
export async function* utf8OrWindows1252(
  source: AsyncIterable<Uint8Array>,
  marked: boolean,
  onGuess: (line: number) => void,
): AsyncGenerator<string> {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let decode: ((bytes: Uint8Array) => string) | null = null;
  let held = new Uint8Array(0);
  let line = 1;
  const utf8 = (bytes: Uint8Array) => {
    try {
      return strict.decode(bytes, { stream: true });
    } catch {
      throw mixed(line + invalidLine(bytes));
    }
  };
  const settle = (bytes: Uint8Array, at: number) => {
    if (marked || startsWithUtf8(bytes.subarray(at, at + 4))) return utf8;
    onGuess(line + newlines(bytes.subarray(0, at)));
    const ansi = new TextDecoder('windows-1252');
    return (rest: Uint8Array) => ansi.decode(rest);
  };
  for await (const chunk of source) {
    const bytes = held.length > 0 ? joined(held, chunk) : chunk;
    held = new Uint8Array(0);
    let ready = bytes;
    let text = decode ? null : asciiText(bytes);
    if (text === null && !decode) {
      const at = bytes.findIndex((byte) => byte > 127);
      if (at + 4 <= bytes.length) decode = settle(bytes, at);
      else {
        held = bytes.slice(at);
        ready = bytes.subarray(0, at);
      }
    }
    text ??= (decode ?? utf8)(ready);
    line += newlines(ready);
    yield text;
  }
  if (held.length > 0) {
    decode = settle(held, 0);
    yield decode(held);
  }
  try {
    yield strict.decode();
  } catch {
    throw mixed(line);
  }
}

/** The text of bytes that are all ASCII, or null. Any other character takes more bytes than it has UTF-16 units. */
function asciiText(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.length === bytes.length ? text : null;
  } catch {
    return null;
  }
}

/** Whether the bytes begin with a whole, valid character beyond ASCII. */
function startsWithUtf8(bytes: Uint8Array): boolean {
  const first = Number(bytes[0]);
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (bytes.length < length) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length));
    return true;
  } catch {
    return false;
  }
}

function newlines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}

/** How many lines into a piece of the file its first invalid byte stands. */
function invalidLine(bytes: Uint8Array): number {
  const lines = new TextDecoder('utf-8').decode(bytes).split('\n');
  return Math.max(
    0,
    lines.findIndex((line) => line.includes('\uFFFD')),
  );
}

function mixed(line: number) {
  return refused(
    'not-csv',
    `The file mixes encodings: it is UTF-8, but line ${line} is not. Open it in a text editor, correct the line, and save the file as UTF-8.`,
    line,
  );
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
