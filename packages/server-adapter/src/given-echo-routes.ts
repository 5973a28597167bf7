import { z } from 'zod';
import { jsonAnswer } from './answers/answer.ts';
import { csvAnswer } from './answers/csv-answer.ts';
import { RequestRefused } from './answers/request-refused.ts';
import { readBodyBytes } from './requests/read-body-bytes.ts';
import { type Route, route } from './routes/route.ts';

/** What the routes below saw. */
export type Seen = {
  aborted: number;
  bodyErrors: number;
  bytes: number;
  pulled: number;
  cancelled: number;
};

/** Routes that show what a bridge does to requests and answers, and what they saw. */
export function givenEchoRoutes(): { table: readonly Route[]; seen: Seen } {
  const seen: Seen = { aborted: 0, bodyErrors: 0, bytes: 0, pulled: 0, cancelled: 0 };
  const common = {
    flags: [],
    access: 'viewer',
    summary: 'A route of the tests.',
    input: {},
    output: { description: 'anything', mediaType: 'application/json', schema: z.unknown() },
  } as const;

  async function* endless() {
    try {
      for (;;) {
        seen.pulled += 65_536;
        yield 'x'.repeat(65_536);
      }
    } finally {
      seen.cancelled += 1;
    }
  }

  async function* breaking() {
    yield 'x'.repeat(1000);
    await new Promise((resolve) => setTimeout(resolve, 20));
    throw new Error('midway');
  }

  const table = [
    route({
      ...common,
      method: 'POST',
      path: '/v1/echo',
      run: async ({ request, url }) => {
        request.signal.addEventListener('abort', () => {
          seen.aborted += 1;
        });
        const text = new TextDecoder().decode(await readBodyBytes(request, 10_000_000));
        return jsonAnswer(200, {
          text,
          path: url.pathname + url.search,
          type: request.headers.get('content-type'),
        });
      },
    }),
    route({ ...common, method: 'GET', path: '/v1/small', run: () => jsonAnswer(200, { small: true }) }),
    route({
      ...common,
      method: 'POST',
      path: '/v1/reads-slowly',
      run: async ({ request }) => {
        request.signal.addEventListener('abort', () => {
          seen.aborted += 1;
        });
        try {
          for await (const chunk of request.body ?? []) {
            seen.bytes += chunk.byteLength;
            await new Promise((resolve) => setTimeout(resolve, 5));
          }
        } catch {
          seen.bodyErrors += 1;
        }
        return jsonAnswer(200, {});
      },
    }),
    route({
      ...common,
      method: 'POST',
      path: '/v1/never-reads',
      run: async ({ request }) => {
        await new Promise((resolve) => request.signal.addEventListener('abort', resolve));
        seen.aborted += 1;
        return jsonAnswer(200, {});
      },
    }),
    route({
      ...common,
      method: 'POST',
      path: '/v1/refuses',
      run: () => {
        throw new RequestRefused('request.too_large', 'Too much for the test.');
      },
    }),
    route({ ...common, method: 'GET', path: '/v1/endless', run: () => csvAnswer('x.csv', endless()) }),
    route({ ...common, method: 'GET', path: '/v1/breaks', run: () => csvAnswer('x.csv', breaking()) }),
  ];
  return { table, seen };
}
