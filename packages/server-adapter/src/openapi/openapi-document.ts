import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { problemDocument } from '../answers/problem-document.ts';
import type { Route } from '../routes/route.ts';

/** The version of the API's contract. */
const API_VERSION = '1';

/** An OpenAPI 3.1 document of `table`, made from the same rows that answer. */
export function openapiDocument(table: readonly Route[], basePath: string): Record<string, unknown> {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of table) {
    const path = `${route.atRoot ? '' : basePath}${route.path}`;
    paths[path] = { ...paths[path], [methodKey(route.method)]: operation(route) };
  }
  return {
    ...createDocument({
      openapi: '3.1.1',
      info: {
        title: 'Podflight',
        version: API_VERSION,
        description: 'Ad operations for podcast platforms. How callers sign in is up to the host.',
      },
      paths,
    }),
  };
}

function methodKey(method: Route['method']) {
  const keys = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;
  return keys[method];
}

function operation(route: Route): ZodOpenApiOperationObject {
  const { params, query, headers, body } = route.input;
  const content = body ? { 'application/json': { schema: body } } : rawContent(route);
  return {
    operationId: operationId(route),
    summary: route.summary,
    ...(route.flags.length > 0 && { description: `Needs the flag ${route.flags.join(' or ')}.` }),
    requestParams: {
      ...(params && { path: params }),
      ...(query && { query }),
      ...(headers && { header: headers }),
    },
    ...(content && { requestBody: { required: true, content } }),
    responses: route.responses ?? {
      200: {
        description: route.output.description,
        content: { [route.output.mediaType]: { schema: route.output.schema } },
      },
      ...problems(route),
    },
  };
}

function rawContent({ rawBodies }: Route) {
  if (!rawBodies) return null;
  return Object.fromEntries(Object.entries(rawBodies).map(([type, schema]) => [type, { schema }]));
}

function problems(route: Route): ZodOpenApiOperationObject['responses'] {
  const responses: ZodOpenApiOperationObject['responses'] = {
    default: problem('Any other problem', problemDocument),
  };
  const input = Object.values(route.input).some(Boolean);
  if (input || route.rawBodies) responses['400'] = problem('The request is not valid', problemDocument);
  if (route.access !== 'public') {
    responses['401'] = problem('Nobody is signed in', problemDocument);
    responses['403'] = problem('The feature is off, or the role does not allow it', problemDocument);
  }
  if (route.input.params) responses['404'] = problem('There is no such thing', problemDocument);
  for (const [status, { description, schema }] of Object.entries(route.problems ?? {})) {
    responses[`4${status.slice(1)}`] = problem(description, z.union([schema, problemDocument]));
  }
  return responses;
}

function problem(description: string, schema: z.ZodType) {
  return { description, content: { 'application/problem+json': { schema } } };
}

/** `GET /v1/etl/status/{import_id}` becomes `get_etl_status_by_import_id`. */
function operationId({ method, path, alias }: Route): string {
  const words =
    path
      .replace(/^\/v\d+/, '')
      .replace(/\{(\w+)\}/g, 'by_$1')
      .match(/\w+/g) ?? [];
  return [method.toLowerCase(), ...words, ...(alias === undefined ? [] : [alias])].join('_');
}
