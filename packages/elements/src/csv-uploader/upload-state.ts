import type { ImportMode, ImportReport } from '../api/import-contract.ts';
import type { CsvPreview } from '../csv-preview/preview-file.ts';

/** Where an upload stands. `checking` is a dry run: it leads back to `preview`, with what would happen. */
export type UploadStep =
  | 'idle'
  | 'reading'
  | 'preview'
  | 'checking'
  | 'uploading'
  | 'processing'
  | 'done'
  | 'failed'
  | 'cancelled';

/** Why an upload stopped, when the server gave no report: a code, and words for the reader. */
export type UploadFailure = { code: string; message: string };

/** All that the uploader knows about the file in hand. */
export type UploadState = {
  step: UploadStep;
  file: File | null;
  preview: CsvPreview | null;
  mode: ImportMode;
  /** True when what runs, or ran last, was a check. */
  dry_run: boolean;
  sent_bytes: number;
  /** Rows that the server has read so far; null until it says. */
  rows_read: number | null;
  /** True from the reader's wish to stop until it is settled. */
  stopping: boolean;
  /** What a dry run found. */
  check: ImportReport | null;
  /** What the import did. */
  report: ImportReport | null;
  failure: UploadFailure | null;
  /** After a cancel: rows that were stored all the same. */
  stored_rows: number;
};

/** What can happen to an upload. */
export type UploadAction =
  | { type: 'file_picked'; file: File }
  | { type: 'previewed'; preview: CsvPreview }
  | { type: 'mode_chosen'; mode: ImportMode }
  | { type: 'check_started' }
  | { type: 'import_started'; mode: ImportMode }
  | { type: 'bytes_sent'; sent_bytes: number }
  | { type: 'rows_seen'; rows_read: number }
  | { type: 'answered'; report: ImportReport }
  | { type: 'failed'; failure: UploadFailure }
  | { type: 'cancel_asked' }
  | { type: 'cancelled'; stored_rows: number }
  | { type: 'back' }
  | { type: 'reset' };

export const idleUpload: UploadState = {
  step: 'idle',
  file: null,
  preview: null,
  mode: 'atomic',
  dry_run: false,
  sent_bytes: 0,
  rows_read: null,
  stopping: false,
  check: null,
  report: null,
  failure: null,
  stored_rows: 0,
};

const RUNNING: readonly UploadStep[] = ['checking', 'uploading', 'processing'];
const SETTLED: readonly UploadStep[] = ['done', 'failed', 'cancelled'];

/** True while bytes or rows are on their way. */
export function isRunning(state: UploadState): boolean {
  return RUNNING.includes(state.step);
}

/** The next state. An action that makes no sense now (a late answer, a double click) changes nothing. */
export function reduceUpload(state: UploadState, action: UploadAction): UploadState {
  switch (action.type) {
    case 'file_picked':
      return isRunning(state)
        ? state
        : { ...idleUpload, mode: state.mode, step: 'reading', file: action.file };
    case 'previewed':
      return state.step === 'reading' ? { ...state, step: 'preview', preview: action.preview } : state;
    case 'mode_chosen':
      return state.step === 'preview' ? { ...state, mode: action.mode, check: null } : state;
    case 'check_started':
      return canStart(state) ? { ...started(state), step: 'checking', dry_run: true, check: null } : state;
    case 'import_started':
      return canStart(state) ? { ...started(state), step: 'uploading', mode: action.mode } : state;
    case 'bytes_sent':
      return sent(state, action.sent_bytes);
    case 'rows_seen':
      return isRunning(state) && action.rows_read >= (state.rows_read ?? 0)
        ? { ...state, rows_read: action.rows_read }
        : state;
    case 'answered':
      return answered(state, action.report);
    case 'failed':
      return isRunning(state) || state.step === 'reading'
        ? { ...state, step: 'failed', failure: action.failure, stopping: false }
        : state;
    case 'cancel_asked':
      return isRunning(state) ? { ...state, stopping: true } : state;
    case 'cancelled':
      return isRunning(state)
        ? { ...state, step: 'cancelled', stopping: false, stored_rows: action.stored_rows }
        : state;
    case 'back':
      return SETTLED.includes(state.step) && state.preview
        ? { ...started(state), step: 'preview', check: null }
        : state;
    case 'reset':
      return isRunning(state) ? state : { ...idleUpload, mode: state.mode };
  }
}

function canStart(state: UploadState): boolean {
  return state.file !== null && (state.step === 'preview' || SETTLED.includes(state.step));
}

function started(state: UploadState): UploadState {
  const { file, preview, mode, check } = state;
  return { ...idleUpload, file, preview, mode, check };
}

function sent(state: UploadState, sent_bytes: number): UploadState {
  if (!isRunning(state) || sent_bytes <= state.sent_bytes) return state;
  const whole = sent_bytes >= (state.file?.size ?? 0);
  return { ...state, sent_bytes, step: whole && state.step === 'uploading' ? 'processing' : state.step };
}

function answered(state: UploadState, report: ImportReport): UploadState {
  if (!isRunning(state)) return state;
  if (state.step === 'checking') return { ...state, step: 'preview', check: report, stopping: false };
  return { ...state, step: report.status === 'failed' ? 'failed' : 'done', report, stopping: false };
}
