import type { ImportRecord } from '../api/import-contract.ts';
import { fetchImports } from '../api/imports-api.ts';
import type { ApiOptions } from '../api/request-json.ts';

const POLL_MS = 1_000;

/** The import that an attempt made, or null when the server knows of none. */
export async function importOfAttempt(api: ApiOptions, key: string): Promise<ImportRecord | null> {
  const page = await fetchImports(api, { idempotency_key: key, limit: 1 });
  return page.items[0] ?? null;
}

/** Tells how many rows the server has read, each second, until stopped. A poll that fails is left out. */
export function watchRows(api: ApiOptions, key: string, onRows: (rows_read: number) => void): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout>;
  const look = async () => {
    const record = await importOfAttempt(api, key).catch(() => null);
    if (stopped) return;
    if (record && record.rows_read > 0) onRows(record.rows_read);
    timer = setTimeout(look, POLL_MS);
  };
  timer = setTimeout(look, POLL_MS / 2);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/**
 * How an attempt ended, once the server has settled it: polled until it is completed or failed, at most
 * `tries` times. Null when the server knows of none, or does not answer.
 */
export async function settledImport(api: ApiOptions, key: string, tries = 20): Promise<ImportRecord | null> {
  let last: ImportRecord | null = null;
  for (let attempt = 0; attempt < tries; attempt++) {
    last = await importOfAttempt(api, key).catch(() => null);
    if (last === null || last.status === 'completed' || last.status === 'failed') return last;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return last;
}
