import { episodeProjection, episodeProjections, flightPacing, flightPacings } from '@podflight/core/io';
import { z } from 'zod';
import { jsonAnswer } from '../answers/answer.ts';
import { idList, line } from '../requests/input-parts.ts';
import { type Route, route } from './route.ts';

const IO_FLAG = ['ENABLE_IO_BOOKINGS'] as const;

/** What episodes will bring, and how flights do. */
export const ioOutlookRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/io/projections',
    flags: IO_FLAG,
    access: 'viewer',
    summary: 'What episodes are projected to bring during a flight.',
    input: {
      query: z.object({
        podcast_id: line(200),
        episode_ids: idList,
        from: z.iso.date().meta({ description: 'First day.' }),
        to: z.iso.date().meta({ description: 'Last day.' }),
      }),
    },
    output: {
      description: 'Projections by episode',
      mediaType: 'application/json',
      schema: z.object({ items: z.array(episodeProjection) }).meta({ id: 'EpisodeProjections' }),
    },
    run: async ({ ctx, input }) => jsonAnswer(200, await episodeProjections(ctx, input.query)),
  }),
  route({
    method: 'GET',
    path: '/v1/io/pacing',
    flags: IO_FLAG,
    access: 'viewer',
    summary: 'How booked lines do against their flights.',
    input: { query: z.object({ io_ids: idList }) },
    output: {
      description: 'Pacing by booked line',
      mediaType: 'application/json',
      schema: z.object({ items: z.array(flightPacing) }).meta({ id: 'FlightPacings' }),
    },
    run: async ({ ctx, input }) => jsonAnswer(200, await flightPacings(ctx, input.query)),
  }),
];
