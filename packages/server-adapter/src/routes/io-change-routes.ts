import {
  acceptRevision,
  acceptRevisionInput,
  advanceFlights,
  bookMakegood,
  bookMakegoodInput,
  cancelBooking,
  cancelBookingInput,
  cancelledIo,
  editBooking,
  editBookingInput,
  flightReport,
  getIoDocument,
  ioDetail,
  ioOrder,
  makegoodSize,
  resolvedIo,
  resolveMakegood,
  resolveMakegoodInput,
  sizeMakegood,
  sizeMakegoodInput,
} from '@podflight/core/io';
import { z } from 'zod';
import { DATA_HEADERS, jsonAnswer } from '../answers/answer.ts';
import { attachment } from '../answers/attachment.ts';
import { booleanText, line } from '../requests/input-parts.ts';
import { withoutUndefined } from '../requests/without-undefined.ts';
import { bookingConflicts } from './booking-conflicts.ts';
import { type Route, type RouteRow, route } from './route.ts';

const IO_FLAG = ['ENABLE_IO_BOOKINGS'] as const;
const params = z.object({ io_id: line(200).meta({ description: 'From the list.' }) });
const booking = {
  description: 'The booked line as it is now',
  mediaType: 'application/json',
  schema: ioDetail,
} satisfies RouteRow['output'];
const count = z.coerce.number().int().min(0).max(2_000_000_000).optional();
const makegoodQuery = z.object({
  reason: sizeMakegoodInput.shape.reason.optional(),
  impressions: count,
  agreed_impressions: count,
  cpm_cents: count,
  allow_rate_override: booleanText.optional(),
});

/** What becomes of a booking: edits, acceptance, cancellation, makegoods, the clock, and the paper. */
export const ioChangeRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/io/advance',
    flags: IO_FLAG,
    access: 'admin',
    summary:
      'The clock tick: lets holds lapse, starts flights, settles those that are over. Call again while "more".',
    input: {},
    output: { description: 'What moved', mediaType: 'application/json', schema: flightReport },
    run: async ({ ctx }) => jsonAnswer(200, await advanceFlights(ctx)),
  }),
  route({
    method: 'PATCH',
    path: '/v1/io/{io_id}',
    flags: IO_FLAG,
    access: 'member',
    summary: 'Changes a booked line and words its order anew.',
    input: { params, body: editBookingInput },
    output: booking,
    problems: bookingConflicts,
    run: async ({ ctx, input }) =>
      jsonAnswer(200, await editBooking(ctx, input.params.io_id, withoutUndefined(input.body))),
  }),
  route({
    method: 'POST',
    path: '/v1/io/{io_id}/accept',
    flags: IO_FLAG,
    access: 'member',
    summary: 'Notes that the other side agreed to the current wording of the order.',
    input: { params, body: acceptRevisionInput },
    output: booking,
    run: async ({ ctx, input }) => jsonAnswer(200, await acceptRevision(ctx, input.params.io_id, input.body)),
  }),
  route({
    method: 'POST',
    path: '/v1/io/{io_id}/cancel',
    flags: IO_FLAG,
    access: 'member',
    summary: 'Cancels a booking, or with "dry_run" only says what that comes to.',
    input: { params, body: cancelBookingInput },
    output: {
      description: 'The booked line as it is now, and what remains payable',
      mediaType: 'application/json',
      schema: cancelledIo,
    },
    run: async ({ ctx, input }) => jsonAnswer(200, await cancelBooking(ctx, input.params.io_id, input.body)),
  }),
  route({
    method: 'GET',
    path: '/v1/io/{io_id}/makegood',
    flags: IO_FLAG,
    access: 'viewer',
    summary: 'How large a makegood would be, what speaks against it, and what the booking owes.',
    input: { params, query: makegoodQuery },
    output: { description: 'What it would be', mediaType: 'application/json', schema: makegoodSize },
    run: async ({ ctx, input }) =>
      jsonAnswer(200, await sizeMakegood(ctx, input.params.io_id, withoutUndefined(input.query))),
  }),
  route({
    method: 'POST',
    path: '/v1/io/{io_id}/makegood',
    flags: IO_FLAG,
    access: 'member',
    summary: 'Books a replacement for a booking that fell short or whose read failed.',
    input: { params, body: bookMakegoodInput },
    output: { description: 'The order of the makegood', mediaType: 'application/json', schema: ioOrder },
    problems: bookingConflicts,
    run: async ({ ctx, input }) => jsonAnswer(200, await bookMakegood(ctx, input.params.io_id, input.body)),
  }),
  route({
    method: 'POST',
    path: '/v1/io/{io_id}/resolve',
    flags: IO_FLAG,
    access: 'member',
    summary:
      'Settles what a booking owes with money or waives it, or with "dry_run" only says what that comes to.',
    input: { params, body: resolveMakegoodInput },
    output: {
      description: 'The booked line as it is now, and what was settled',
      mediaType: 'application/json',
      schema: resolvedIo,
    },
    run: async ({ ctx, input }) =>
      jsonAnswer(200, await resolveMakegood(ctx, input.params.io_id, input.body)),
  }),
  route({
    method: 'GET',
    path: '/v1/io/{io_id}/pdf',
    flags: IO_FLAG,
    access: 'viewer',
    summary:
      'The insertion order of a booked line as a PDF, marked as a draft until its changes are accepted.',
    input: {
      params,
      query: z.object({
        revision: z.coerce
          .number()
          .int()
          .min(1)
          .max(1_000_000)
          .optional()
          .meta({ description: 'A wording that it had.' }),
      }),
    },
    output: {
      description: 'The document',
      mediaType: 'application/pdf',
      schema: z.string().meta({ format: 'binary' }),
    },
    run: async ({ ctx, input, pdfOptions }) => {
      const { document, awaits_acceptance } = await getIoDocument(
        ctx,
        input.params.io_id,
        input.query.revision,
      );
      // Fonts and the writer are loaded when somebody wants paper: most processes never do.
      const { renderIoPdf } = await import('@podflight/core/io/pdf');
      const printed = awaits_acceptance ? { ...document, status: 'draft' as const } : document;
      const bytes = await renderIoPdf(printed, await pdfOptions());
      return {
        status: 200,
        headers: {
          'content-type': 'application/pdf',
          'content-disposition': attachment(`${document.io_number}-r${document.revision}.pdf`),
          ...DATA_HEADERS,
        },
        body: new Uint8Array(bytes),
      };
    },
  }),
];
