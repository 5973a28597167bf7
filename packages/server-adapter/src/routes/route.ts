import type { CardOptions } from '@podflight/core/cards';
import type { ImportLimits } from '@podflight/core/etl';
import type { IoPdfOptions } from '@podflight/core/io/pdf';
import type { MatchOptions } from '@podflight/core/matching';
import type { PipelineOptions } from '@podflight/core/pipeline';
import type { PodflightContext } from '@podflight/core/tenancy';
import type { z } from 'zod';
import type { ZodOpenApiResponsesObject } from 'zod-openapi';
import type { Features, Flag } from '../access/flags.ts';
import type { Role } from '../access/roles.ts';
import type { Answer } from '../answers/answer.ts';
import { type InputSchemas, type ParsedInput, parseInput } from '../requests/parse-input.ts';

/** A request on its way to a route that anybody may call. */
export type OpenCall = {
  request: Request;
  url: URL;
  /** Values of the path's `{names}`, decoded. */
  params: Record<string, string>;
  /** The OpenAPI document of all routes, as JSON text. */
  openapiJson: () => Promise<string>;
  /** Whose vanity link this request is for, as the host knows; null when nobody's, or the feature is off. */
  contextOfLink: (slug: string) => Promise<PodflightContext | null>;
  /** Tells whoever runs the host of an error that does not change the answer. */
  report: (error: unknown) => void;
};

/** A request of somebody who may call the route. */
export type Call = OpenCall & {
  ctx: PodflightContext;
  role: Role;
  features: Features;
  limits: ImportLimits;
  pipeline: PipelineOptions;
  /** How the caller's cards are reckoned. */
  cardOptions: () => Promise<CardOptions>;
  /** How the caller's matches are scored. */
  matchOptions: () => Promise<MatchOptions>;
  /** How the caller's insertion orders look as PDF. */
  pdfOptions: () => Promise<IoPdfOptions>;
};

/** What a route answers with, for the OpenAPI document. */
export type RouteOutput = { description: string; mediaType: string; schema: z.ZodType };

/** One address: what it needs, reads and answers, all as data. */
export type RouteRow = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base path, e.g. `/v1/etl/status/{import_id}`. */
  path: `/${string}`;
  /** The path begins at the host's root instead, for addresses that people read out. */
  atRoot?: true;
  /** Of a second address for what another route does: what tells their operations apart. */
  alias?: string;
  /** The route is there when any of these is on; always when there are none. */
  flags: readonly Flag[];
  /** One sentence for the OpenAPI document. */
  summary: string;
  /** Of the successful answer. */
  output: RouteOutput;
  /** Further problems than those every route has: description and schema by status. */
  problems?: Record<number, { description: string; schema: z.ZodType }>;
  /** Bodies that are not JSON: JSON schema by media type. */
  rawBodies?: Record<string, Record<string, unknown>>;
  /** All answers for the OpenAPI document, of a route that does not answer as the others do. */
  responses?: ZodOpenApiResponsesObject;
};

/** A row as the table holds it. */
export type Route = RouteRow & { input: InputSchemas } & (
    | { access: 'public'; run: (call: OpenCall) => Promise<Answer> }
    | { access: Role; run: (call: Call) => Promise<Answer> }
  );

/** A row for callers of at least role `access`, whose `run` gets the checked input. */
export function route<S extends InputSchemas>(
  row: RouteRow & {
    access: Role;
    input: S;
    run: (call: Call & { input: ParsedInput<S> }) => Promise<Answer> | Answer;
  },
): Route {
  return {
    ...row,
    run: async (call: Call) => row.run({ ...call, input: await parseInput(row.input, call) }),
  };
}

/** A row for everybody, signed in or not. */
export function publicRoute(
  row: RouteRow & { input?: InputSchemas; run: (call: OpenCall) => Promise<Answer> },
): Route {
  return { ...row, input: row.input ?? {}, access: 'public' };
}
