import type { Problem } from '../problem.ts';
import { refused } from './file-refused.ts';
import { peeked } from './peeked.ts';
import { ENCODING_BYTES, textEncoding } from './text-encoding.ts';
import { utf8OrWindows1252 } from './utf8-or-windows-1252.ts';

/**
 * The text of a table. Anything that had to be guessed is added to `warnings`, before the text that it
 * concerns. A byte that cannot be read refuses the file: no replacement character is ever made up.
 */
export async function* decodedText(
  source: AsyncIterable<Uint8Array>,
  warnings: Problem[],
): AsyncGenerator<string> {
  const { head, all } = await peeked(source, ENCODING_BYTES);
  const encoding = textEncoding(head);
  if (encoding.name === 'utf-32') {
    throw refused('not-csv', 'The file is in UTF-32, which is not read. Save it as CSV in UTF-8.');
  }
  if (encoding.guessed) {
    warnings.push(encodingGuessed('The file does not say its encoding; it was read as UTF-16.', null));
  }
  const bytes = withoutMark(all, encoding.markLength);
  if (encoding.name !== 'utf-8') {
    yield* utf16(bytes, encoding.name);
    return;
  }
  yield* utf8OrWindows1252(bytes, encoding.markLength > 0, (line) => {
    warnings.push(
      encodingGuessed(
        'The file is not in UTF-8; it was read as Windows-1252. Check letters with accents, and save the file as UTF-8 if they are wrong.',
        line,
      ),
    );
  });
}

async function* utf16(source: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(name, { fatal: true, ignoreBOM: true });
  const decode = (bytes?: Uint8Array) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw refused('not-csv', 'The file is damaged: it is not valid UTF-16. Save it again as CSV in UTF-8.');
    }
  };
  for await (const chunk of source) yield decode(chunk);
  yield decode();
}

async function* withoutMark(source: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Uint8Array> {
  let left = length;
  for await (const chunk of source) {
    yield chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}

function encodingGuessed(message: string, line: number | null): Problem {
  return { line, column: null, code: 'encoding-guessed', message, value: null };
}
