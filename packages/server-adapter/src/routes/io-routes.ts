import {
  availability,
  bookIo,
  bookIoInput,
  getIo,
  getIoOrder,
  io,
  ioDetail,
  ioOrder,
  ioSort,
  ioStatus,
  listIos,
  slotAvailability,
} from '@podflight/core/io';
import { z } from 'zod';
import { jsonAnswer } from '../answers/answer.ts';
import { booleanText, idList, line, pageCursor, pageLimit } from '../requests/input-parts.ts';
import { withoutUndefined } from '../requests/without-undefined.ts';
import { bookingConflicts } from './booking-conflicts.ts';
import { type Route, route } from './route.ts';

const IO_FLAG = ['ENABLE_IO_BOOKINGS'] as const;
const ioParams = z.object({ io_id: line(200).meta({ description: 'From the list.' }) });
const orderParams = z.object({ insertion_order_id: line(200) });
const idempotencyKey = z.object({
  'Idempotency-Key': line(255)
    .min(1)
    .optional()
    .meta({ description: "A retry with the same key gets the first one's answer." }),
});

const next_cursor = z.string().nullable();
const ioPage = z.object({ items: z.array(io), next_cursor }).meta({ id: 'IoPage' });
const availabilityAnswer = z.object({ items: z.array(slotAvailability) }).meta({ id: 'Availability' });

/** What is free, booking it, and what is booked. */
export const ioRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/io/availability',
    flags: IO_FLAG,
    access: 'viewer',
    summary: "What is booked, held and free in a podcast's episodes.",
    input: {
      query: z.object({
        podcast_id: line(200),
        ad_unit_ids: idList.optional(),
        episode_ids: idList.optional(),
        from: z.iso.date().meta({ description: 'First day.' }),
        to: z.iso.date().meta({ description: 'Last day.' }),
        time_zone: line(100).optional(),
        per_day: booleanText.optional(),
        limit: z.coerce.number().int().min(1).max(200).optional(),
      }),
    },
    output: {
      description: 'Slots by episode and ad unit',
      mediaType: 'application/json',
      schema: availabilityAnswer,
    },
    run: async ({ ctx, input }) => jsonAnswer(200, await availability(ctx, withoutUndefined(input.query))),
  }),
  route({
    method: 'GET',
    path: '/v1/io',
    flags: IO_FLAG,
    access: 'viewer',
    summary: 'The booked lines, the latest flight first.',
    input: {
      query: z.object({
        status: ioStatus.optional(),
        campaign_id: line(200).optional(),
        podcast_id: line(200).optional(),
        episode_id: line(200).optional(),
        insertion_order_id: line(200).optional(),
        q: line(200).optional().meta({ description: 'Part of a name, the order number or the promo code.' }),
        sort: ioSort.optional(),
        limit: pageLimit,
        cursor: pageCursor.optional(),
      }),
    },
    output: { description: 'A page of booked lines', mediaType: 'application/json', schema: ioPage },
    run: async ({ ctx, input }) => jsonAnswer(200, await listIos(ctx, withoutUndefined(input.query))),
  }),
  route({
    method: 'POST',
    path: '/v1/io',
    flags: IO_FLAG,
    access: 'member',
    summary: 'Books an insertion order: all of its lines or none.',
    input: { headers: idempotencyKey, body: bookIoInput },
    output: { description: 'The order', mediaType: 'application/json', schema: ioOrder },
    problems: bookingConflicts,
    run: async ({ ctx, input: { headers, body } }) => {
      const idempotency_key = headers['Idempotency-Key'] ?? body.idempotency_key;
      return jsonAnswer(200, await bookIo(ctx, { ...body, idempotency_key }));
    },
  }),
  route({
    method: 'GET',
    path: '/v1/io/{io_id}',
    flags: IO_FLAG,
    access: 'viewer',
    summary: 'One booked line with its history and the wordings of its order.',
    input: { params: ioParams },
    output: { description: 'The booked line', mediaType: 'application/json', schema: ioDetail },
    run: async ({ ctx, input }) => jsonAnswer(200, await getIo(ctx, input.params.io_id)),
  }),
  route({
    method: 'GET',
    path: '/v1/io/orders/{insertion_order_id}',
    flags: IO_FLAG,
    access: 'viewer',
    summary: 'An insertion order with its lines and wordings.',
    input: { params: orderParams },
    output: { description: 'The order', mediaType: 'application/json', schema: ioOrder },
    run: async ({ ctx, input }) => jsonAnswer(200, await getIoOrder(ctx, input.params.insertion_order_id)),
  }),
];
