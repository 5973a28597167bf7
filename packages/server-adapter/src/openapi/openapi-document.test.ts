import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import { givenHandler, requestOf } from '../given-handler.ts';
import { routeTable } from '../routes/route-table.ts';

type BodySchema = { $ref?: string; additionalProperties?: unknown };
type Operation = {
  operationId: string;
  parameters?: { name: string; in: string; required?: boolean }[];
  responses: Record<string, unknown>;
  requestBody?: { content: Record<string, { schema: BodySchema }> };
};
type Document = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, BodySchema> };
};

describe('the OpenAPI document', () => {
  let document: Document;
  beforeAll(async () => {
    const response = await givenHandler({ flags: {} })(
      new Request('https://host.example/api/v1/openapi.json'),
    );
    expect(response.status).toBe(200);
    document = await response.json();
  });

  it('is valid OpenAPI 3.1', async () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true });
  });

  it('has every route, and no other', () => {
    const described = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual(
      routeTable.map(({ method, path, atRoot }) => `${method} ${atRoot ? '' : '/api'}${path}`).sort(),
    );
  });

  it('describes every name in a path', () => {
    for (const [path, item] of Object.entries(document.paths)) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters = [] } of Object.values(item)) {
        expect(parameters.filter((one) => one.in === 'path').map((one) => one.name)).toEqual(names);
      }
    }
  });

  it('names each operation once', () => {
    const ids = Object.values(document.paths).flatMap((item) =>
      Object.values(item).map((one) => one.operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('lets no JSON body have keys that it does not describe', () => {
    const bodies = Object.values(document.paths).flatMap((item) =>
      Object.values(item).flatMap((one) => one.requestBody?.content['application/json'] ?? []),
    );
    expect(bodies).not.toEqual([]);
    for (const { schema } of bodies) {
      const named = document.components.schemas[schema.$ref?.split('/').at(-1) ?? ''];
      expect((named ?? schema).additionalProperties).toBe(false);
    }
  });

  it('follows the base path', async () => {
    const handler = givenHandler({ basePath: 'pod/api/' });
    const response = await handler(requestOf('/pod/api/v1/openapi.json'));
    expect(Object.keys((await response.json()).paths)).toContain('/pod/api/v1/etl/upload');
  });
});
