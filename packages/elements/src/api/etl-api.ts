import type { Features } from './features.ts';
import type { ImportRecord, ImportReport } from './import-contract.ts';
import { type ApiOptions, request, requestJson } from './request-json.ts';

/** A page of imports, newest first. */
export type ImportPage = { items: ImportRecord[]; next_cursor: string | null };

/** What a page of imports is asked by. */
export type ImportQuery = { limit?: number; cursor?: string; idempotency_key?: string };

/** The API as the elements use it. Everything throws `ApiError`. */
export type EtlApi = {
  /** For requests that are not fetched: uploads. */
  options: ApiOptions;
  /** Asked once; a failure is forgotten so that the next call asks again. */
  features: () => Promise<Features>;
  imports: (query: ImportQuery, signal?: AbortSignal) => Promise<ImportPage>;
  importReport: (import_id: string, signal?: AbortSignal) => Promise<ImportReport>;
  cancelImport: (import_id: string) => Promise<unknown>;
  errorRows: (import_id: string) => Promise<Blob>;
  template: () => Promise<Blob>;
};

/** A client of one mounted handler. */
export function etlApi(options: ApiOptions): EtlApi {
  let features: Promise<Features> | undefined;
  const oneImport = (id: string) => `/v1/etl/status/${encodeURIComponent(id)}`;
  const signalled = (signal: AbortSignal | undefined): RequestInit => (signal ? { signal } : {});
  const csv = async (path: string) => {
    const response = await request(options, path, { headers: { accept: 'text/csv' } });
    return response.blob();
  };
  return {
    options,
    features: () => {
      features ??= requestJson<Features>(options, '/v1/features').catch((error: unknown) => {
        features = undefined;
        throw error;
      });
      return features;
    },
    imports: (query, signal) =>
      requestJson(options, `/v1/etl/status${queryString(query)}`, signalled(signal)),
    importReport: (id, signal) => requestJson(options, oneImport(id), signalled(signal)),
    cancelImport: (id) => requestJson(options, `${oneImport(id)}/cancel`, { method: 'POST' }),
    errorRows: (id) => csv(`${oneImport(id)}/errors.csv`),
    template: () => csv('/v1/etl/template.csv'),
  };
}

function queryString(query: ImportQuery): string {
  const known = Object.entries(query).filter(([, value]) => value !== undefined);
  return known.length === 0
    ? ''
    : `?${new URLSearchParams(known.map(([name, value]) => [name, String(value)]))}`;
}
