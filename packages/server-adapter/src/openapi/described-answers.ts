import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import type { PodflightHandler } from '../create-podflight-handler.ts';
import { requestOf } from '../given-handler.ts';

/** Holds answers against the OpenAPI document: the path, the status, the content type, the body. */
export async function describedAnswers(
  handler: PodflightHandler,
): Promise<(url: string, method: string, response: Response) => Promise<void>> {
  const document = await (await handler(requestOf('/api/v1/openapi.json'))).json();
  const ajv = new Ajv2020({
    strict: false,
    formats: { 'date-time': true, date: true, binary: true, email: true, uri: true },
  });
  ajv.addSchema(document, 'api');
  const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');
  return async (url: string, method: string, response: Response) => {
    const { pathname } = new URL(url, 'https://host.example');
    const paths = Object.keys(document.paths);
    const pattern = (one: string) => `^${one.replace(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`;
    // A fixed path goes before one with names, as in the router.
    const path =
      paths.find((one) => one === pathname) ?? paths.find((one) => new RegExp(pattern(one)).test(pathname));
    const responses = document.paths[path ?? '']?.[method.toLowerCase()]?.responses;
    const status = responses?.[response.status] ? String(response.status) : 'default';
    const type = response.headers.get('content-type')?.split(';')[0] ?? '';
    expect(Object.keys(responses?.[status]?.content ?? {}), `${method} ${url} ${response.status}`).toContain(
      type,
    );
    const pointer = [
      'paths',
      path ?? '',
      method.toLowerCase(),
      'responses',
      status,
      'content',
      type,
      'schema',
    ];
    const validate = ajv.getSchema(
      `api#/${pointer.map((part) => encodeURIComponent(escaped(part))).join('/')}`,
    );
    if (!validate) throw new Error(`there is no schema for ${method} ${url} ${response.status}`);
    const text = await response.text();
    const valid = validate(type.endsWith('json') ? JSON.parse(text) : text);
    expect(valid, `${JSON.stringify(validate.errors)} in ${text}`).toBe(true);
  };
}
