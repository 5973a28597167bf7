import { describe, expect, it } from 'vitest';
import { givenHandler } from './given-handler.ts';

const podflight = givenHandler();
const features = 'https://host.example/api/v1/features';
const headers = { authorization: 'Bearer acme admin' };

/** Frameworks hand out requests of a class of their own. */
class HostRequest extends Request {
  readonly cookies = new Map();
}

describe('a framework that calls functions of a Request', () => {
  it('has a route file of Next’s app router export it by method', async () => {
    const route: Record<
      'GET' | 'POST',
      (request: Request, context: { params: Promise<unknown> }) => unknown
    > = { GET: podflight, POST: podflight };
    const context = { params: Promise.resolve({ path: ['v1', 'features'] }) };
    const response = await route.GET(new HostRequest(features, { headers }), context);
    expect(response).toBeInstanceOf(Response);
    expect(response).toMatchObject({ status: 200 });
  });

  it('calls it with the request of an event', async () => {
    const handle = async (event: { request: Request; resolve: () => Promise<Response> }) =>
      podflight.matches(new URL(event.request.url).pathname) ? podflight(event.request) : event.resolve();
    const resolve = async () => new Response('the host’s own');
    const answered = await handle({ request: new HostRequest(features, { headers }), resolve });
    expect(await answered.json()).toHaveProperty('features');
    const passed = await handle({ request: new Request('https://host.example/'), resolve });
    expect(await passed.text()).toBe('the host’s own');
  });
});
