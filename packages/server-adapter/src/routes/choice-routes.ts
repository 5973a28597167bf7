import { promoCodeProposal, proposePromoCodes } from '@podflight/core/io';
import { hostChoice, hostChoices } from '@podflight/core/tenancy';
import { z } from 'zod';
import { jsonAnswer } from '../answers/answer.ts';
import { idList, line } from '../requests/input-parts.ts';
import { withoutUndefined } from '../requests/without-undefined.ts';
import { type Route, route } from './route.ts';

const choices = z.object({
  items: z.array(hostChoice),
  more: z.boolean().meta({ description: 'There are others beyond the limit.' }),
});

/** What a person can choose from: rows of the host's to filter by, and promo codes. */
export const choiceRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/choices/{of}',
    flags: ['ENABLE_DEAL_PIPELINE', 'ENABLE_IO_BOOKINGS', 'ENABLE_MATCHMAKING'],
    access: 'viewer',
    summary: 'Podcasts, sponsors or deals by name, to filter lists by.',
    input: {
      params: z.object({ of: z.enum(['podcasts', 'sponsors', 'deals']) }),
      query: z.object({
        q: line(200)
          .optional()
          .meta({ description: 'Part of the name, or of what tells two of a name apart.' }),
        ids: idList.optional().meta({ description: 'Only these, separated by commas.' }),
        limit: z.coerce.number().int().min(1).max(100).optional(),
      }),
    },
    output: {
      description: 'The choices by name',
      mediaType: 'application/json',
      schema: choices.meta({ id: 'HostChoices' }),
    },
    run: async ({ ctx, input: { params, query } }) =>
      jsonAnswer(200, await hostChoices(ctx, { of: params.of, ...withoutUndefined(query) })),
  }),
  route({
    method: 'GET',
    path: '/v1/io/promo-codes',
    flags: ['ENABLE_IO_BOOKINGS'],
    access: 'viewer',
    summary: 'Promo codes for a sponsor on a show: its own, new ones, and a verdict on one that was typed.',
    input: {
      query: z.object({
        campaign_id: line(200).min(1).meta({ description: 'The deal, whose sponsor the code is for.' }),
        podcast_id: line(200).min(1),
        code: line(100).optional().meta({ description: 'A code that somebody typed.' }),
        count: z.coerce.number().int().min(0).max(20).optional(),
      }),
    },
    output: { description: 'Codes', mediaType: 'application/json', schema: promoCodeProposal },
    run: async ({ ctx, input }) =>
      jsonAnswer(200, await proposePromoCodes(ctx, withoutUndefined(input.query))),
  }),
];
