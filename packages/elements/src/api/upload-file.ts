import { ApiError, errorOfAnswer, type ProblemDocument } from './api-error.ts';
import type { ImportMode, ImportReport } from './import-contract.ts';
import { type ApiOptions, headersOf, urlOf } from './request-json.ts';

/** How one file is to be imported. */
export type UploadOptions = {
  file_name: string;
  mode: ImportMode;
  dry_run: boolean;
  force: boolean;
  /** Names this attempt; its rows are looked up by it while it runs. */
  idempotency_key: string;
  /** Hex SHA-256 of the file, when it is known. */
  sha256: string | null;
  signal: AbortSignal;
  /** Bytes on their way so far. */
  onSent: (sent_bytes: number) => void;
};

/**
 * Sends a file as the request body and gives the import's report, failed imports included.
 *
 * It is an XMLHttpRequest because fetch tells nothing of an upload's progress. Throws `ApiError`:
 * `aborted`, `network`, or the code of a refusal that is not about the file.
 */
export async function uploadFile(api: ApiOptions, file: Blob, options: UploadOptions): Promise<ImportReport> {
  const headers = await headersOf(api);
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    const stop = () => xhr.abort();
    const settle = (act: () => void) => {
      options.signal.removeEventListener('abort', stop);
      act();
    };
    xhr.open('POST', uploadUrl(api, options));
    xhr.withCredentials = api.credentials === 'include';
    for (const [name, value] of Object.entries({ ...headers, ...uploadHeaders(file, options) })) {
      xhr.setRequestHeader(name, value);
    }
    xhr.upload.onprogress = (event) => options.onSent(event.loaded);
    xhr.upload.onload = () => options.onSent(file.size);
    xhr.onabort = () => settle(() => reject(new ApiError('aborted', 0)));
    xhr.onerror = () => settle(() => reject(new ApiError('network', 0)));
    xhr.onload = () =>
      settle(() => {
        const answer = reportOf(xhr.status, xhr.responseText);
        if (answer instanceof ApiError) reject(answer);
        else resolve(answer);
      });
    if (options.signal.aborted) return reject(new ApiError('aborted', 0));
    options.signal.addEventListener('abort', stop);
    xhr.send(file);
  });
}

function uploadUrl(api: ApiOptions, options: UploadOptions): string {
  const query = new URLSearchParams({ mode: options.mode, file_name: options.file_name });
  if (options.dry_run) query.set('dry_run', 'true');
  if (options.force) query.set('force', 'true');
  return urlOf(api, `/v1/etl/upload?${query}`);
}

function uploadHeaders(file: Blob, options: UploadOptions): Record<string, string> {
  return {
    accept: 'application/json',
    'content-type': file.type || 'text/csv',
    'idempotency-key': options.idempotency_key,
    'x-upload-length': String(file.size),
    ...(options.sha256 ? { 'x-content-sha256': options.sha256 } : {}),
  };
}

/** The report in an answer: a 200 is one, and a problem document of a failed import holds one too. */
function reportOf(status: number, text: string): ImportReport | ApiError {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return new ApiError('unexpected_answer', status);
  }
  if (status === 200 || status === 201) return body as ImportReport; // the API's contract
  const error = errorOfAnswer(status, body);
  return 'import_id' in error.document ? failedReport(error.document) : error;
}

function failedReport(document: ProblemDocument): ImportReport {
  const { import_status, code, detail, ...rest } = document;
  return {
    ...rest,
    status: import_status ?? 'failed',
    error_code: rest.error_code ?? code ?? null,
    error_message: rest.error_message ?? detail ?? null,
  } as ImportReport; // the API's contract: a failed import's problem document has the report's members
}
