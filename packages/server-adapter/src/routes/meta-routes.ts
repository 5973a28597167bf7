import type { ImportLimits } from '@podflight/core/etl';
import { z } from 'zod';
import { FLAGS } from '../access/flags.ts';
import { ROLES } from '../access/roles.ts';
import { jsonAnswer } from '../answers/answer.ts';
import { publicRoute, type Route, route } from './route.ts';

const limit = z.int().positive();

const featuresAnswer = z
  .object({
    /** Which features are on for the caller's tenant. */
    features: z.record(z.enum(FLAGS), z.boolean()),
    /** Of the caller, so that what a browser keeps for one tenant is never shown to another. */
    tenant_id: z.string(),
    role: z.enum(ROLES),
    /** Of one upload. */
    limits: z.object({
      max_bytes: limit,
      max_inflated_bytes: limit,
      max_rows: limit,
      max_columns: limit,
      max_cell_bytes: limit,
      max_stored_problems: limit,
    }),
  })
  .meta({ id: 'Features' });

/** Routes about the API itself. */
export const metaRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/features',
    flags: [],
    access: 'viewer',
    summary: 'Which features are on, what the caller may do, and how much an upload may bring.',
    input: {},
    output: {
      description: 'Features, role and limits',
      mediaType: 'application/json',
      schema: featuresAnswer,
    },
    run: ({ ctx, features, role, limits }) =>
      jsonAnswer(200, { features, tenant_id: ctx.tenant_id, role, limits: limitsInJson(limits) }),
  }),
  publicRoute({
    method: 'GET',
    path: '/v1/openapi.json',
    flags: [],
    summary: 'This document.',
    output: {
      description: 'OpenAPI 3.1',
      mediaType: 'application/json',
      schema: z.looseObject({ openapi: z.string() }).meta({ id: 'OpenApiDocument' }),
    },
    run: async ({ openapiJson }) => ({
      status: 200,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'public, max-age=300',
        'x-content-type-options': 'nosniff',
      },
      body: await openapiJson(),
    }),
  }),
];

function limitsInJson(limits: ImportLimits): z.infer<typeof featuresAnswer>['limits'] {
  return {
    max_bytes: limits.maxBytes,
    max_inflated_bytes: limits.maxInflatedBytes,
    max_rows: limits.maxRows,
    max_columns: limits.maxColumns,
    max_cell_bytes: limits.maxCellBytes,
    max_stored_problems: limits.maxStoredProblems,
  };
}
