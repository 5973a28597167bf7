import { describe, expect, it } from 'vitest';
import { givenHandler, requestOf } from '../given-handler.ts';

const handler = givenHandler({ trustedOrigins: ['https://app.example'] });
const cookie = 'session=acme.viewer';

async function codeOf(method: string, headers: Record<string, string>): Promise<string> {
  const response = await handler(requestOf('/api/v1/etl/upload', { method, headers }));
  return (await response.json()).code;
}

describe('a request that changes something', () => {
  it.each([
    ['cookies and no word on where it comes from', { cookie }, 'csrf_refused'],
    ['cookies from another site', { cookie, 'sec-fetch-site': 'cross-site' }, 'csrf_refused'],
    ['cookies from a sibling subdomain', { cookie, 'sec-fetch-site': 'same-site' }, 'csrf_refused'],
    ['cookies from this origin', { cookie, 'sec-fetch-site': 'same-origin' }, 'forbidden_role'],
    ['cookies, sent by the user', { cookie, 'sec-fetch-site': 'none' }, 'forbidden_role'],
    ['cookies and this host as its origin', { cookie, origin: 'https://host.example' }, 'forbidden_role'],
    ['cookies and this host over http', { cookie, origin: 'http://host.example' }, 'forbidden_role'],
    [
      'cookies and this host at another port',
      { cookie, origin: 'https://host.example:8443' },
      'csrf_refused',
    ],
    ['cookies and another origin', { cookie, origin: 'https://evil.example' }, 'csrf_refused'],
    [
      'cookies and an origin that ends like ours',
      { cookie, origin: 'https://evilhost.example' },
      'csrf_refused',
    ],
    ['cookies and a trusted origin', { cookie, origin: 'https://app.example' }, 'forbidden_role'],
    [
      'cookies across sites from a trusted origin',
      { cookie, origin: 'https://app.example', 'sec-fetch-site': 'cross-site' },
      'forbidden_role',
    ],
    [
      'cookies and a lying origin that the browser calls cross-site',
      { cookie, origin: 'https://host.example', 'sec-fetch-site': 'cross-site' },
      'csrf_refused',
    ],
    ['cookies and the origin null', { cookie, origin: 'null' }, 'csrf_refused'],
    [
      'cookies and the origin null of this origin',
      { cookie, origin: 'null', 'sec-fetch-site': 'same-origin' },
      'csrf_refused',
    ],
    ['cookies and an origin that is none', { cookie, origin: ']' }, 'csrf_refused'],
    [
      'a bearer token from another site',
      { authorization: 'Bearer acme viewer', origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      'forbidden_role',
    ],
    [
      'a bearer token beside cookies from another site',
      { authorization: 'Bearer acme viewer', cookie, origin: 'null', 'sec-fetch-site': 'cross-site' },
      'forbidden_role',
    ],
  ])('with %s answers as it should', async (_title, headers: Record<string, string>, code) => {
    expect(await codeOf('POST', headers)).toBe(code);
  });
});

describe('a request that only reads', () => {
  it.each(['GET', 'HEAD', 'OPTIONS'])('is not refused as %s from another site', async (method) => {
    const headers = { cookie, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    const response = await handler(requestOf('/api/v1/features', { method, headers }));
    expect(response.ok).toBe(true);
  });
});
