import type { ImportMode, ImportReport } from '../api/import-contract.ts';
import { isRunning, type UploadState } from './upload-state.ts';

/** The events of an import under way, by name, with their details. */
export type ImportEvents = {
  /** A file has begun to be sent. */
  'podflight-import-started': { file_name: string; byte_size: number; mode: ImportMode };
  /** Bytes were sent, or rows read; `rows_read` is null until the server says. */
  'podflight-import-progress': { sent_bytes: number; total_bytes: number; rows_read: number | null };
  /** A check came back: what an import of the file would do. */
  'podflight-import-checked': { report: ImportReport };
  /** An import is done. */
  'podflight-import-completed': { report: ImportReport };
  /** An import did not succeed; `report` is there when the server judged the file. */
  'podflight-import-failed': { code: string; message: string; report: ImportReport | null };
  /** The reader stopped the import. */
  'podflight-import-cancelled': { stored_rows: number };
};

type ImportEvent = {
  [Name in keyof ImportEvents]: { name: Name; detail: ImportEvents[Name] };
}[keyof ImportEvents];

/** The event that the step from one state to the next stands for, if any. Checks raise only `checked`. */
export function uploadEvent(before: UploadState, after: UploadState): ImportEvent | null {
  if (before === after) return null;
  if (before.step === 'checking' && after.check) {
    return { name: 'podflight-import-checked', detail: { report: after.check } };
  }
  if (after.dry_run) return null;
  const file = after.file;
  if (file && isRunning(after)) {
    if (!isRunning(before)) {
      const detail = { file_name: file.name, byte_size: file.size, mode: after.mode };
      return { name: 'podflight-import-started', detail };
    }
    if (before.sent_bytes === after.sent_bytes && before.rows_read === after.rows_read) return null;
    const { sent_bytes, rows_read } = after;
    return { name: 'podflight-import-progress', detail: { sent_bytes, total_bytes: file.size, rows_read } };
  }
  return isRunning(before) ? endEvent(after) : null;
}

function endEvent(after: UploadState): ImportEvent | null {
  const { report, failure } = after;
  if (after.step === 'done' && report) return { name: 'podflight-import-completed', detail: { report } };
  if (after.step === 'cancelled') {
    return { name: 'podflight-import-cancelled', detail: { stored_rows: after.stored_rows } };
  }
  if (after.step !== 'failed') return null;
  const code = failure?.code ?? report?.error_code ?? 'failed';
  const message = failure?.message ?? report?.error_message ?? '';
  return { name: 'podflight-import-failed', detail: { code, message, report } };
}

declare global {
  interface HTMLElementEventMap extends ImportEventMap {}
  interface DocumentEventMap extends ImportEventMap {}
}
type ImportEventMap = { [Name in keyof ImportEvents]: CustomEvent<ImportEvents[Name]> };
