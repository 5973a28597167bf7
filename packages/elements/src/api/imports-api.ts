import type { ImportRecord, ImportReport } from './import-contract.ts';
import { type ApiOptions, request, requestJson } from './request-json.ts';

/** A page of imports, newest first. */
export type ImportPage = { items: ImportRecord[]; next_cursor: string | null };

/** What a page of imports is asked by. */
export type ImportQuery = { limit?: number; cursor?: string; idempotency_key?: string };

/** A page of imports. Throws `ApiError`, as everything here. */
export function fetchImports(
  options: ApiOptions,
  query: ImportQuery,
  signal?: AbortSignal,
): Promise<ImportPage> {
  const known = Object.entries(query).map(([name, value]) => [name, String(value)]);
  return requestJson(options, `/v1/etl/status?${new URLSearchParams(known)}`, signal ? { signal } : {});
}

/** What became of one import, with its problems. */
export function fetchImportReport(options: ApiOptions, import_id: string): Promise<ImportReport> {
  return requestJson(options, pathOf(import_id));
}

/** Asks the server to stop an import. */
export function cancelImport(options: ApiOptions, import_id: string): Promise<unknown> {
  return requestJson(options, `${pathOf(import_id)}/cancel`, { method: 'POST' });
}

/** The rows that an import rejected, as CSV. */
export function fetchErrorRows(options: ApiOptions, import_id: string): Promise<Blob> {
  return csv(options, `${pathOf(import_id)}/errors.csv`);
}

/** A CSV with the columns that an import reads. */
export function fetchTemplate(options: ApiOptions): Promise<Blob> {
  return csv(options, '/v1/etl/template.csv');
}

function pathOf(import_id: string): string {
  return `/v1/etl/status/${encodeURIComponent(import_id)}`;
}

async function csv(options: ApiOptions, path: string): Promise<Blob> {
  const response = await request(options, path, { headers: { accept: 'text/csv' } });
  return response.blob();
}
