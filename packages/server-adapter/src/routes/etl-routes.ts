import { etlHealthCard, etlHealthCardSchema } from '@podflight/core/cards';
import {
  cancelImport,
  getImport,
  importErrorsCsv,
  importRecord,
  importReport,
  importStatus,
  listImports,
  metricsTemplateCsv,
} from '@podflight/core/etl';
import { z } from 'zod';
import { jsonAnswer } from '../answers/answer.ts';
import { csvAnswer } from '../answers/csv-answer.ts';
import { line, pageCursor, pageLimit } from '../requests/input-parts.ts';
import { withoutUndefined } from '../requests/without-undefined.ts';
import { type Route, route } from './route.ts';
import { uploadRoute } from './upload-route.ts';

const UPLOAD_FLAG = ['ENABLE_ETL_CSV_UPLOAD'] as const;
const csvText = z.string();
const importParams = z.object({ import_id: line(200).meta({ description: 'From an upload or the list.' }) });

const importPage = z
  .object({
    items: z.array(importRecord),
    /** Give it as `cursor` to get the next page; null on the last. */
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'ImportPage' });

/** Uploading CSV files and looking at what became of them. */
export const etlRoutes: readonly Route[] = [
  uploadRoute,
  route({
    method: 'GET',
    path: '/v1/etl/status',
    flags: UPLOAD_FLAG,
    access: 'viewer',
    summary: 'The imports, newest first.',
    input: {
      query: z.object({
        limit: pageLimit,
        cursor: pageCursor.optional(),
        status: importStatus.optional(),
        idempotency_key: line(255)
          .min(1)
          .optional()
          .meta({ description: 'Only the upload made with this key.' }),
      }),
    },
    output: { description: 'A page of imports', mediaType: 'application/json', schema: importPage },
    run: async ({ ctx, input }) => jsonAnswer(200, await listImports(ctx, withoutUndefined(input.query))),
  }),
  route({
    method: 'GET',
    path: '/v1/etl/status/{import_id}',
    flags: UPLOAD_FLAG,
    access: 'viewer',
    summary: 'One import with its warnings and errors.',
    input: { params: importParams },
    output: { description: 'The import', mediaType: 'application/json', schema: importReport },
    run: async ({ ctx, input }) => jsonAnswer(200, await getImport(ctx, input.params.import_id)),
  }),
  route({
    method: 'GET',
    path: '/v1/etl/status/{import_id}/errors.csv',
    flags: UPLOAD_FLAG,
    access: 'viewer',
    summary: 'The refused rows of an import as CSV, with what is wrong; corrected, it can be uploaded.',
    input: { params: importParams },
    output: { description: 'The refused rows', mediaType: 'text/csv', schema: csvText },
    run: async ({ ctx, input: { params } }) =>
      csvAnswer(
        `import-${params.import_id.slice(0, 8)}-errors.csv`,
        await importErrorsCsv(ctx, params.import_id),
      ),
  }),
  route({
    method: 'POST',
    path: '/v1/etl/status/{import_id}/cancel',
    flags: UPLOAD_FLAG,
    access: 'member',
    summary: 'Asks a running import to stop; it does within a batch and stores nothing.',
    input: { params: importParams },
    output: { description: 'The import as it stands', mediaType: 'application/json', schema: importRecord },
    run: async ({ ctx, input }) => jsonAnswer(200, await cancelImport(ctx, input.params.import_id)),
  }),
  route({
    method: 'GET',
    path: '/v1/etl/template.csv',
    flags: UPLOAD_FLAG,
    access: 'viewer',
    summary: 'An example file with every column.',
    input: {},
    output: { description: 'The example file', mediaType: 'text/csv', schema: csvText },
    run: () => csvAnswer('podflight-metrics-template.csv', metricsTemplateCsv()),
  }),
  route({
    method: 'GET',
    path: '/v1/etl/health',
    flags: ['ENABLE_NEW_DASHBOARD_CARDS', 'ENABLE_ETL_CSV_UPLOAD'],
    access: 'viewer',
    summary: 'How fresh, complete and accepted the daily numbers are.',
    input: {},
    output: {
      description: 'The ETL health card',
      mediaType: 'application/json',
      schema: etlHealthCardSchema,
    },
    run: async ({ ctx, cardOptions }) => jsonAnswer(200, await etlHealthCard(ctx, {}, await cardOptions())),
  }),
];
