import {
  deal,
  dealHistory,
  dealHistoryPage,
  dealPage,
  dealStage,
  getDeal,
  listDeals,
  moveDeal,
  moveDealInput,
  updateDeal,
  updateDealInput,
} from '@podflight/core/pipeline';
import { z } from 'zod';
import { jsonAnswer } from '../answers/answer.ts';
import { problemDocument } from '../answers/problem-document.ts';
import { booleanText, line, pageCursor, pageLimit } from '../requests/input-parts.ts';
import { withoutUndefined } from '../requests/without-undefined.ts';
import { type Route, route } from './route.ts';

const FLAGS = ['ENABLE_DEAL_PIPELINE'] as const;
const params = z.object({ campaign_id: line(200).meta({ description: "The host's campaign." }) });
const one = { description: 'The deal', mediaType: 'application/json', schema: deal };

/** A move that came too late: where the deal is now, and who moved it there. */
const stageConflict = problemDocument
  .extend({
    code: z.literal('deal.stage_conflict'),
    details: z.object({
      stage: dealStage,
      revision: z.int(),
      /** Null where the host wrote the stage itself, or its sign-in named nobody. */
      changed_by: z.string().nullable(),
      changed_at: z.iso.datetime({ offset: true }).nullable(),
    }),
  })
  .meta({ id: 'DealStageConflict' });
const conflict = {
  409: { description: 'The deal is not as you saw it, or cannot do this', schema: stageConflict },
};

/** The deal pipeline on the host's campaigns. */
export const dealRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/deals',
    flags: FLAGS,
    access: 'viewer',
    summary: 'The deals, those that entered their stage last first, and what they come to by stage.',
    input: {
      query: z.object({
        stage: dealStage.optional(),
        podcast_id: line(200).optional(),
        sponsor_id: line(200).optional(),
        q: line(200).optional().meta({ description: 'Part of the name of campaign, sponsor or podcast.' }),
        rotting: booleanText.optional().meta({ description: 'Only deals that rot, or only others.' }),
        limit: pageLimit,
        cursor: pageCursor.optional(),
      }),
    },
    output: { description: 'A page of deals', mediaType: 'application/json', schema: dealPage },
    run: async ({ ctx, pipeline, input }) =>
      jsonAnswer(200, await listDeals(ctx, withoutUndefined(input.query), pipeline)),
  }),
  route({
    method: 'GET',
    path: '/v1/deals/{campaign_id}',
    flags: FLAGS,
    access: 'viewer',
    summary: 'One deal, with the moves that it can make.',
    input: { params },
    output: one,
    run: async ({ ctx, pipeline, input }) =>
      jsonAnswer(200, await getDeal(ctx, input.params.campaign_id, pipeline)),
  }),
  route({
    method: 'PATCH',
    path: '/v1/deals/{campaign_id}',
    flags: FLAGS,
    access: 'member',
    summary: 'Sets when a deal should close, how likely that is, and when somebody will work on it next.',
    input: { params, body: updateDealInput },
    output: one,
    problems: conflict,
    run: async ({ ctx, pipeline, input }) =>
      jsonAnswer(200, await updateDeal(ctx, input.params.campaign_id, input.body, pipeline)),
  }),
  route({
    method: 'PATCH',
    path: '/v1/deals/{campaign_id}/stage',
    flags: FLAGS,
    access: 'member',
    summary: 'Moves a deal to another stage.',
    input: { params, body: moveDealInput },
    output: one,
    problems: {
      ...conflict,
      422: {
        description: 'The move takes what was not given, or what the deal lacks',
        schema: problemDocument,
      },
    },
    run: async ({ ctx, pipeline, input }) =>
      jsonAnswer(200, await moveDeal(ctx, input.params.campaign_id, input.body, pipeline)),
  }),
  route({
    method: 'GET',
    path: '/v1/deals/{campaign_id}/history',
    flags: FLAGS,
    access: 'viewer',
    summary: 'How a deal got where it is, the last move first.',
    input: { params, query: z.object({ limit: pageLimit, cursor: pageCursor.optional() }) },
    output: { description: 'A page of moves', mediaType: 'application/json', schema: dealHistoryPage },
    run: async ({ ctx, input }) =>
      jsonAnswer(200, await dealHistory(ctx, input.params.campaign_id, withoutUndefined(input.query))),
  }),
];
