import { type ImportReport, importMetrics, importMode, importReport } from '@podflight/core/etl';
import { z } from 'zod';
import { type Answer, jsonAnswer } from '../answers/answer.ts';
import { baseName } from '../answers/attachment.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import { inAgreement } from '../requests/in-agreement.ts';
import { booleanText, line } from '../requests/input-parts.ts';
import { checkInput } from '../requests/parse-input.ts';
import { openUpload } from '../requests/upload-source.ts';
import { route } from './route.ts';

const uploadOptions = z.object({
  mode: importMode.optional(),
  dry_run: booleanText.optional(),
  force: booleanText.optional(),
  provisional: booleanText.optional(),
});
const fileName = z.string().max(1000);

/** Options as text fields of a form, before its file; a misspelt one is an error. */
const formFields = z.strictObject({ ...uploadOptions.shape, file_name: fileName.optional() });

/** A failed import as problem details: the report, whose `status` is `import_status` here. */
const failedImport = importReport
  .omit({ status: true })
  .extend({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    import_status: z.literal('failed'),
  })
  .meta({ id: 'FailedImport' });

export const uploadRoute = route({
  method: 'POST',
  path: '/v1/etl/upload',
  flags: ['ENABLE_ETL_CSV_UPLOAD'],
  access: 'member',
  summary:
    'Imports daily episode metrics from a CSV file, plain or gzipped, as the body or as the field "file" of a form.',
  input: {
    query: uploadOptions.extend({ file_name: fileName.optional() }),
    headers: z.object({
      'Idempotency-Key': line(255)
        .min(1)
        .optional()
        .meta({ description: "A retry with the same key gets the first one's answer." }),
      'X-Content-SHA256': z
        .string()
        .regex(/^[0-9a-f]{64}$/i, 'Must be 64 hexadecimal digits')
        .optional()
        .meta({ description: 'SHA-256 of the file; another sum stores nothing.' }),
      'X-Upload-Length': z
        .string()
        .regex(/^\d{1,15}$/, 'Must be a number of bytes')
        .optional()
        .meta({ description: 'Bytes of the file; another length stores nothing.' }),
    }),
  },
  rawBodies: {
    'text/csv': { type: 'string' },
    'application/gzip': { type: 'string', format: 'binary' },
    'multipart/form-data': {
      type: 'object',
      required: ['file'],
      properties: {
        mode: { type: 'string', enum: ['atomic', 'partial'] },
        dry_run: { type: 'string', enum: ['true', 'false'] },
        force: { type: 'string', enum: ['true', 'false'] },
        provisional: { type: 'string', enum: ['true', 'false'] },
        file_name: { type: 'string' },
        file: { type: 'string', format: 'binary', description: 'Last, after the other fields.' },
      },
    },
  },
  output: { description: 'The completed import', mediaType: 'application/json', schema: importReport },
  problems: {
    400: { description: 'The import failed, or the request is not valid', schema: failedImport },
    413: { description: 'The file is larger than the limits allow', schema: failedImport },
  },
  run: async ({ request, ctx, limits, input: { query, headers } }) => {
    const upload = await openUpload(request);
    const options = inAgreement(query, checkInput(formFields, Object.fromEntries(upload.fields)));
    const { mode, dry_run, force, provisional } = options;
    const declared_bytes = headers['X-Upload-Length'] ?? upload.content_length;
    const report = await importMetrics(ctx, upload.chunks, {
      file_name: baseName(options.file_name ?? upload.file_name ?? '') || null,
      ...(mode && { mode }),
      ...(dry_run !== undefined && { dry_run }),
      ...(force !== undefined && { force }),
      ...(provisional !== undefined && { provisional }),
      idempotency_key: headers['Idempotency-Key'] ?? null,
      declared_sha256: headers['X-Content-SHA256'] ?? null,
      declared_bytes: declared_bytes === null ? null : Number(declared_bytes),
      limits,
      signal: request.signal,
    });
    return report.status === 'failed' ? failedAnswer(report) : jsonAnswer(200, report);
  },
});

function failedAnswer({ status: import_status, ...report }: ImportReport): Answer {
  const [first] = report.errors;
  const tooLarge = first?.code === 'too-large' || first?.code === 'inflated-too-large';
  return problemAnswer({
    title: tooLarge ? 'The file is too large' : 'The file was not imported',
    status: tooLarge ? 413 : 400,
    detail: report.error_message ?? first?.message ?? 'The import failed. Nothing of it was stored.',
    code: report.error_code ?? first?.code ?? 'import_failed',
    import_status,
    ...report,
  });
}
