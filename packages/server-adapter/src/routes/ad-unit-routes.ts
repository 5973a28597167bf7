import { adUnit, adUnitChange, createAdUnit, listAdUnits, newAdUnit, updateAdUnit } from '@podflight/core/io';
import { z } from 'zod';
import { jsonAnswer } from '../answers/answer.ts';
import { booleanText, line, pageCursor, pageLimit } from '../requests/input-parts.ts';
import { withoutUndefined } from '../requests/without-undefined.ts';
import { type Route, route } from './route.ts';

const IO_FLAG = ['ENABLE_IO_BOOKINGS'] as const;
const adUnitParams = z.object({ ad_unit_id: line(200) });
const adUnitPage = z
  .object({ items: z.array(adUnit), next_cursor: z.string().nullable() })
  .meta({ id: 'AdUnitPage' });

/** The spots that podcasts sell. */
export const adUnitRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/ad-units',
    flags: IO_FLAG,
    access: 'viewer',
    summary: 'The ad units by name.',
    input: {
      query: z.object({
        podcast_id: line(200).optional(),
        archived: booleanText.optional().meta({ description: 'Also those off sale.' }),
        limit: pageLimit,
        cursor: pageCursor.optional(),
      }),
    },
    output: { description: 'A page of ad units', mediaType: 'application/json', schema: adUnitPage },
    run: async ({ ctx, input }) => jsonAnswer(200, await listAdUnits(ctx, withoutUndefined(input.query))),
  }),
  route({
    method: 'POST',
    path: '/v1/ad-units',
    flags: IO_FLAG,
    access: 'member',
    summary: 'Puts a spot of a podcast up for sale.',
    input: { body: newAdUnit },
    output: { description: 'The ad unit', mediaType: 'application/json', schema: adUnit },
    run: async ({ ctx, input }) => jsonAnswer(200, await createAdUnit(ctx, input.body)),
  }),
  route({
    method: 'PATCH',
    path: '/v1/ad-units/{ad_unit_id}',
    flags: IO_FLAG,
    access: 'member',
    summary: 'Changes an ad unit, or takes it off sale.',
    input: { params: adUnitParams, body: adUnitChange },
    output: { description: 'The ad unit', mediaType: 'application/json', schema: adUnit },
    run: async ({ ctx, input }) =>
      jsonAnswer(200, await updateAdUnit(ctx, input.params.ad_unit_id, withoutUndefined(input.body))),
  }),
];
