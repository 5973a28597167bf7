import type { z } from 'zod';
import { RequestRefused } from '../answers/request-refused.ts';
import { readJson } from './read-json.ts';

/**
 * What a route reads, each part by its schema. Query parameters and headers that a schema does not name
 * are left alone; a JSON body is a strict object, so that a misspelt key is an error and not a silence.
 */
export type InputSchemas = {
  /** Of the path's `{names}`. */
  params?: z.ZodObject;
  query?: z.ZodObject;
  /** Keys are header names, in any case. */
  headers?: z.ZodObject;
  /** Of a JSON body. */
  body?: z.ZodType;
};

/** What {@link parseInput} makes of a request. */
export type ParsedInput<S extends InputSchemas> = {
  [K in keyof InputSchemas]-?: S[K] extends z.ZodType ? z.output<S[K]> : undefined;
};

/** Reads and checks a request's input; refuses with `request.invalid` and one entry per mistake. */
export async function parseInput<S extends InputSchemas>(
  schemas: S,
  call: { request: Request; url: URL; params: Record<string, string> },
): Promise<ParsedInput<S>> {
  const { params, query, headers, body } = schemas;
  const parsed = {
    params: params && checkInput(params, call.params),
    query: query && checkInput(query, queryValues(call.url)),
    headers: headers && checkInput(headers, headerValues(call.request, headers)),
    body: body && checkInput(body, await readJson(call.request)),
  };
  // Each member is the output of its own schema, or undefined without one: what ParsedInput says.
  return parsed as ParsedInput<S>;
}

/** Checks one value; refuses with `request.invalid`. */
export function checkInput<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap(problemItems);
  const [first] = errors;
  const where = first?.path ? `"${first.path}": ` : '';
  throw new RequestRefused('request.invalid', `${where}${first?.message ?? 'The input is not valid'}`, {
    members: { errors },
  });
}

function problemItems(issue: z.core.$ZodIssue): { path: string; code: string; message: string }[] {
  const { code, message } = issue;
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path.join('.'), code, message }];
  return issue.keys.map((key) => ({
    path: [...issue.path, key].join('.'),
    code,
    message: 'There is no such field. Check its spelling or leave it out.',
  }));
}

/** A parameter that is given twice becomes an array, which no schema of a single value takes. */
function queryValues(url: URL): Record<string, string | string[]> {
  const values = new Map<string, string | string[]>();
  for (const [key, value] of url.searchParams) {
    const before = values.get(key);
    values.set(key, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(values);
}

function headerValues(request: Request, schema: z.ZodObject): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.keys(schema.shape).map((name) => [name, request.headers.get(name) ?? undefined]),
  );
}
