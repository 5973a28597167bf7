import { exportIoCsv, importIoCsv, ioOrder, ioStatus } from '@podflight/core/io';
import { z } from 'zod';
import { jsonAnswer } from '../answers/answer.ts';
import { csvAnswer } from '../answers/csv-answer.ts';
import { RequestRefused } from '../answers/request-refused.ts';
import { line } from '../requests/input-parts.ts';
import { mediaTypeOf } from '../requests/media-type.ts';
import { readBodyBytes } from '../requests/read-body-bytes.ts';
import { withoutUndefined } from '../requests/without-undefined.ts';
import { type Route, route } from './route.ts';

const IO_FLAG = ['ENABLE_IO_BOOKINGS'] as const;
/** Longest file that is read. */
const MAX_CSV_BYTES = 1024 * 1024;

const bookedOrders = z.object({ orders: z.array(ioOrder) }).meta({ id: 'IoOrders' });

/** Bookings as CSV, in and out. */
export const ioCsvRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/io.csv',
    flags: IO_FLAG,
    access: 'viewer',
    summary: 'The booked lines as CSV, the latest flight first.',
    input: {
      query: z.object({
        status: ioStatus.optional(),
        campaign_id: line(200).optional(),
        podcast_id: line(200).optional(),
        episode_id: line(200).optional(),
        insertion_order_id: line(200).optional(),
        time_zone: line(100).optional().meta({ description: 'In which whole days are written as days.' }),
      }),
    },
    output: { description: 'The booked lines', mediaType: 'text/csv', schema: z.string() },
    run: ({ ctx, input }) =>
      csvAnswer('insertion-orders.csv', exportIoCsv(ctx, withoutUndefined(input.query))),
  }),
  route({
    method: 'POST',
    path: '/v1/io.csv',
    flags: IO_FLAG,
    access: 'member',
    summary: 'Books the rows of a CSV file, one order for each deal: the whole file or nothing of it.',
    input: {
      query: z.object({
        currency: line(3),
        time_zone: line(100).optional(),
        hold_until: line(40).optional(),
      }),
      headers: z.object({ 'Idempotency-Key': line(200).min(1).optional() }),
    },
    rawBodies: { 'text/csv': { type: 'string' } },
    output: { description: 'The orders', mediaType: 'application/json', schema: bookedOrders },
    run: async ({ ctx, request, input: { query, headers } }) => {
      const csv = await readCsv(request);
      const idempotency_key = headers['Idempotency-Key'];
      return jsonAnswer(200, await importIoCsv(ctx, csv, withoutUndefined({ ...query, idempotency_key })));
    },
  }),
];

async function readCsv(request: Request): Promise<string> {
  const type = mediaTypeOf(request);
  if (type !== 'text/csv') {
    throw new RequestRefused(
      'unsupported_media_type',
      `This address reads text/csv, and the request is ${type || 'of no type'}. Set Content-Type: text/csv.`,
      { headers: { accept: 'text/csv' } },
    );
  }
  const bytes = await readBodyBytes(request, MAX_CSV_BYTES);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const message = 'The file is not in UTF-8. Save it as "CSV UTF-8".';
    throw new RequestRefused('request.invalid', message, {
      members: { errors: [{ path: '', code: 'invalid_utf8', message }] },
    });
  }
}
