import {
  cancelMatchRun,
  exportMatchesCsv,
  getMatch,
  getMatchRun,
  listMatches,
  listMatchRuns,
  matchDetail,
  matchPage,
  matchRun,
  matchRunPage,
  recalculateMatches,
} from '@podflight/core/matching';
import { z } from 'zod';
import { mayAct } from '../access/roles.ts';
import { jsonAnswer } from '../answers/answer.ts';
import { csvAnswer } from '../answers/csv-answer.ts';
import { RequestRefused } from '../answers/request-refused.ts';
import { booleanText, line, pageCursor, pageLimit } from '../requests/input-parts.ts';
import { withoutUndefined } from '../requests/without-undefined.ts';
import { type Route, route } from './route.ts';

const FLAGS = ['ENABLE_MATCHMAKING'] as const;
const advertiser = line(200).min(1).optional().meta({ description: "The host's sponsor." });
const podcast = line(200).min(1).optional().meta({ description: "The host's podcast." });
const filters = {
  advertiser_id: advertiser,
  podcast_id: podcast,
  min_score: z.coerce.number().min(0).max(100).optional(),
  band: matchPage.shape.items.element.shape.band.unwrap().optional(),
  eligible: booleanText.optional(),
  q: line(200).optional().meta({ description: "Part of the other side's name." }),
};
const runParams = z.object({ run_id: line(200) });
const oneRun = { description: 'The recalculation', mediaType: 'application/json', schema: matchRun };

/** The same route stands under the address that the plan names and beside the others. */
const recalculation = (address: { path: `/${string}`; alias?: string }) =>
  route({
    method: 'POST',
    ...address,
    flags: FLAGS,
    access: 'member',
    summary:
      'Scores a pair, all pairs of an advertiser or a podcast, or, for an admin, everything; answers when it is done.',
    input: { query: z.object({ advertiser_id: advertiser, podcast_id: podcast }) },
    output: oneRun,
    run: async ({ ctx, role, matchOptions, input: { query } }) => {
      const everything = query.advertiser_id === undefined && query.podcast_id === undefined;
      if (everything && !mayAct(role, 'admin')) {
        throw new RequestRefused(
          'forbidden_role',
          'Only an admin may have all matches scored anew. Give advertiser_id or podcast_id.',
        );
      }
      return jsonAnswer(200, await recalculateMatches(ctx, withoutUndefined(query), await matchOptions()));
    },
  });

/** How well advertisers and podcasts fit. */
export const matchRoutes: readonly Route[] = [
  recalculation({ path: '/match/recalculate', alias: 'unversioned' }),
  recalculation({ path: '/v1/match/recalculate' }),
  route({
    method: 'GET',
    path: '/v1/match/runs',
    flags: FLAGS,
    access: 'viewer',
    summary: 'The recalculations, newest first.',
    input: { query: z.object({ limit: pageLimit, cursor: pageCursor.optional() }) },
    output: {
      description: 'A page of recalculations',
      mediaType: 'application/json',
      schema: matchRunPage,
    },
    run: async ({ ctx, input }) => jsonAnswer(200, await listMatchRuns(ctx, withoutUndefined(input.query))),
  }),
  route({
    method: 'GET',
    path: '/v1/match/runs/{run_id}',
    flags: FLAGS,
    access: 'viewer',
    summary: 'One recalculation, and how far it is.',
    input: { params: runParams },
    output: oneRun,
    run: async ({ ctx, input }) => jsonAnswer(200, await getMatchRun(ctx, input.params.run_id)),
  }),
  route({
    method: 'POST',
    path: '/v1/match/runs/{run_id}/cancel',
    flags: FLAGS,
    access: 'member',
    summary: 'Asks a running recalculation to stop; what it has done stays.',
    input: { params: runParams },
    output: oneRun,
    run: async ({ ctx, input }) => jsonAnswer(200, await cancelMatchRun(ctx, input.params.run_id)),
  }),
  route({
    method: 'GET',
    path: '/v1/matches',
    flags: FLAGS,
    access: 'viewer',
    summary: 'The matches of an advertiser or a podcast, the best first.',
    input: { query: z.object({ ...filters, limit: pageLimit, cursor: pageCursor.optional() }) },
    output: { description: 'A page of matches', mediaType: 'application/json', schema: matchPage },
    run: async ({ ctx, input }) => jsonAnswer(200, await listMatches(ctx, withoutUndefined(input.query))),
  }),
  route({
    method: 'GET',
    path: '/v1/matches.csv',
    flags: FLAGS,
    access: 'viewer',
    summary: 'The same as CSV, whole.',
    input: { query: z.object(filters) },
    output: { description: 'The matches', mediaType: 'text/csv', schema: z.string() },
    run: ({ ctx, input: { query } }) =>
      csvAnswer('podflight-matches.csv', exportMatchesCsv(ctx, withoutUndefined(query))),
  }),
  route({
    method: 'GET',
    path: '/v1/matches/{match_id}',
    flags: FLAGS,
    access: 'viewer',
    summary: 'One match with its signals, their evidence, and what would change it.',
    input: { params: z.object({ match_id: line(200) }) },
    output: { description: 'The match', mediaType: 'application/json', schema: matchDetail },
    run: async ({ ctx, matchOptions, input }) =>
      jsonAnswer(200, await getMatch(ctx, input.params.match_id, await matchOptions())),
  }),
];
