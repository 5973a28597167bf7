import { answerForError } from './answers/problem-answer.ts';
import { toResponse } from './answers/to-response.ts';
import type { PodflightHandler } from './create-podflight-handler.ts';
import { drainBody, isStillSending } from './node-bridge/drain-body.ts';
import { LazyRequest } from './node-bridge/lazy-request.ts';
import type { NodeRequest, NodeResponse } from './node-bridge/node-messages.ts';
import { requestUrl } from './node-bridge/request-url.ts';

/** What is used of Fastify. */
type Reply = { raw: NodeResponse; header(name: string, value: string): unknown; callNotFound(): unknown };
type Routes = {
  removeAllContentTypeParsers(): unknown;
  addContentTypeParser(
    type: string,
    parser: (request: unknown, body: unknown, done: (error: null, body: unknown) => void) => void,
  ): unknown;
  all(path: string, run: (request: { raw: NodeRequest }, reply: Reply) => Promise<unknown>): unknown;
};

/** Options of {@link podflightPlugin}. */
export type PodflightPluginOptions = { handler: PodflightHandler };

/**
 * A plugin for Fastify 4 and 5, to be registered without a prefix: the handler has its own. Answers
 * go through `reply`, so the host's hooks, CORS and cookies stay. Bodies are left unread for Podflight
 * inside the plugin only; other routes parse as before.
 *
 * @example
 * await app.register(podflightPlugin, { handler: podflight })
 */
export async function podflightPlugin(app: Routes, { handler }: PodflightPluginOptions): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, body, done) => done(null, body));
  const run = async ({ raw }: { raw: NodeRequest }, reply: Reply) => {
    const [path = '/'] = (raw.url ?? '/').split('?', 1);
    if (!handler.matches(path)) return reply.callNotFound() ?? reply;
    const response = await answer(handler, raw, reply.raw);
    if (isStillSending(raw)) {
      reply.header('connection', 'close');
      await drainBody(raw);
    }
    return response;
  };
  for (const prefix of handler.prefixes) app.all(`${prefix}/*`, run);
}

async function answer(handler: PodflightHandler, req: NodeRequest, res: NodeResponse): Promise<Response> {
  try {
    return await handler(new LazyRequest(req, res, requestUrl(req)));
  } catch (error) {
    return toResponse(answerForError(error), req.method ?? 'GET');
  }
}
