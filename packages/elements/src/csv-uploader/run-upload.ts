import { asApiError } from '../api/api-error.ts';
import type { ImportMode, ImportRecord } from '../api/import-contract.ts';
import { fetchImportReport } from '../api/imports-api.ts';
import type { ApiOptions } from '../api/request-json.ts';
import { uploadFile } from '../api/upload-file.ts';
import { errorText } from '../element/error-text.ts';
import type { Translate } from '../text/translate.ts';
import { attemptKey } from './attempt-key.ts';
import { hashFile } from './hash-file.ts';
import type { UploadAction } from './upload-state.ts';
import { settledImport, watchRows } from './watch-rows.ts';

/** One attempt to check or import a file. */
export type UploadAttempt = {
  api: ApiOptions;
  file: File;
  mode: ImportMode;
  dry_run: boolean;
  force: boolean;
  signal: AbortSignal;
  text: Translate;
  dispatch: (action: UploadAction) => void;
};

/** Codes by which the server says that the sender went away. */
const CUT_SHORT: readonly (string | null)[] = ['cancelled', 'interrupted', 'body-incomplete', null];

/** Sends a file and reports what comes of it as actions; never rejects. */
export async function runUpload(attempt: UploadAttempt): Promise<void> {
  const { api, file, signal, dispatch } = attempt;
  const key = attemptKey();
  const sha256 = await hashFile(file);
  const stopWatching = watchRows(api, key, (rows_read) => dispatch({ type: 'rows_seen', rows_read }));
  try {
    const report = await uploadFile(api, file, {
      file_name: file.name,
      mode: attempt.mode,
      dry_run: attempt.dry_run,
      force: attempt.force,
      idempotency_key: key,
      sha256,
      signal,
      onSent: (sent_bytes) => dispatch({ type: 'bytes_sent', sent_bytes }),
    });
    dispatch({ type: 'answered', report });
  } catch (thrown) {
    const error = asApiError(thrown);
    if (error.code === 'aborted') await settleCancelled(attempt, key);
    else if (error.code === 'network') await settleLost(attempt, key);
    else dispatch({ type: 'failed', failure: { code: error.code, message: errorText(error, attempt.text) } });
  } finally {
    stopWatching();
  }
}

/** A cancel can come too late, and a partial import can have stored rows: say what is true. */
async function settleCancelled(attempt: UploadAttempt, key: string): Promise<void> {
  const record = await settledImport(attempt.api, key);
  if (record?.status === 'completed') return answerWith(attempt, record);
  const stored_rows = record && !record.dry_run ? record.records_imported : 0;
  attempt.dispatch({ type: 'cancelled', stored_rows });
}

/** The answer was lost, not necessarily the import: ask what became of it. */
async function settleLost(attempt: UploadAttempt, key: string): Promise<void> {
  const record = await settledImport(attempt.api, key);
  const cutShort = record?.status === 'failed' && CUT_SHORT.includes(record.error_code);
  if (record && !cutShort && record.status !== 'processing') return answerWith(attempt, record);
  const nothingStored = cutShort && record.records_imported === 0;
  attempt.dispatch({
    type: 'failed',
    failure: {
      code: 'network',
      message: attempt.text(
        nothingStored || attempt.dry_run ? 'uploader_network' : 'uploader_unknown_outcome',
      ),
    },
  });
}

async function answerWith(attempt: UploadAttempt, record: ImportRecord): Promise<void> {
  try {
    attempt.dispatch({ type: 'answered', report: await fetchImportReport(attempt.api, record.import_id) });
  } catch (thrown) {
    const error = asApiError(thrown);
    attempt.dispatch({
      type: 'failed',
      failure: { code: error.code, message: attempt.text('uploader_unknown_outcome') },
    });
  }
}
