import { type Answer, DATA_HEADERS } from './answer.ts';
import { attachment } from './attachment.ts';

/**
 * A CSV file to download. The first piece of a stream is waited for, so that an error before it is still
 * an error answer and not half a file.
 */
export async function csvAnswer(fileName: string, csv: string | AsyncIterable<string>): Promise<Answer> {
  return {
    status: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(fileName),
      ...DATA_HEADERS,
    },
    body: typeof csv === 'string' ? csv : await startedStream(csv),
  };
}

async function startedStream(pieces: AsyncIterable<string>): Promise<AsyncIterable<string>> {
  const iterator = pieces[Symbol.asyncIterator]();
  const first = await iterator.next();
  let firstTaken = false;
  const rest: AsyncIterableIterator<string> = {
    [Symbol.asyncIterator]: () => rest,
    next: async () => {
      if (firstTaken) return iterator.next();
      firstTaken = true;
      return first;
    },
    return: async () => (await iterator.return?.()) ?? { done: true, value: undefined },
  };
  return rest;
}
