import {
  exportIoCsv,
  exportIoCsvFilters,
  importIoCsv,
  importIoCsvOptions,
  ioCsvProblem,
  ioImportReport,
} from '@podflight/core/io';
import { z } from 'zod';
import { jsonAnswer } from '../answers/answer.ts';
import { csvAnswer } from '../answers/csv-answer.ts';
import { problemDocument } from '../answers/problem-document.ts';
import { booleanText, line } from '../requests/input-parts.ts';
import { readCsv } from '../requests/read-csv.ts';
import { withoutUndefined } from '../requests/without-undefined.ts';
import { type Route, route } from './route.ts';

const IO_FLAG = ['ENABLE_IO_BOOKINGS'] as const;

/** A file of which nothing was booked, with what is wrong by line and column. */
const refusedFile = problemDocument
  .extend({ errors: z.array(ioCsvProblem).optional() })
  .meta({ id: 'RefusedIoCsv' });

/** Bookings as CSV, out and in. */
export const ioCsvRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/io/export.csv',
    flags: IO_FLAG,
    access: 'viewer',
    summary: 'The bookings of one currency as CSV, which the import reads again.',
    input: { query: z.object(exportIoCsvFilters.shape) },
    output: { description: 'The bookings', mediaType: 'text/csv', schema: z.string() },
    run: ({ ctx, input: { query } }) =>
      csvAnswer('podflight-bookings.csv', exportIoCsv(ctx, withoutUndefined(query))),
  }),
  route({
    method: 'POST',
    path: '/v1/io/import',
    flags: IO_FLAG,
    access: 'member',
    summary: 'Books what a CSV file says, one order for each deal: the whole file or nothing.',
    input: {
      query: z.object({
        currency: importIoCsvOptions.shape.currency.meta({ description: 'Of every rate in the file.' }),
        time_zone: line(100).optional().meta({ description: 'In which days are read; UTC without it.' }),
        dry_run: booleanText.optional(),
      }),
      headers: z.object({
        'Idempotency-Key': line(255)
          .min(1)
          .optional()
          .meta({ description: "A retry with the same key gets the first one's answer." }),
      }),
    },
    rawBodies: { 'text/csv': { type: 'string' } },
    output: { description: 'The orders', mediaType: 'application/json', schema: ioImportReport },
    problems: { 422: { description: 'Nothing was booked', schema: refusedFile } },
    run: async ({ ctx, request, input: { query, headers } }) => {
      const idempotency_key = headers['Idempotency-Key'] ?? null;
      const source = await readCsv(request);
      return jsonAnswer(200, await importIoCsv(ctx, source, { ...withoutUndefined(query), idempotency_key }));
    },
  }),
];
