import type { Formats } from '../format/formats.ts';
import type { Translate } from '../text/translate.ts';
import { isRunning, type UploadState } from './upload-state.ts';

/**
 * What a screen reader is told when one state follows another: the start, each quarter of the bytes, and
 * the end, each exactly once; null when there is nothing to say.
 */
export function uploadAnnouncement(
  before: UploadState,
  after: UploadState,
  text: Translate,
  formats: Formats,
): string | null {
  const file = after.file?.name ?? '';
  if (!isRunning(before) && isRunning(after)) {
    return text(after.step === 'checking' ? 'say_check_started' : 'say_started', { file });
  }
  const quarter = quarterOf(after);
  if (isRunning(after) && quarter > quarterOf(before)) {
    return text('say_percent', { percent: formats.percent(quarter / 4) });
  }
  if (before.step === after.step) return null;
  return endOf(before, after, text);
}

function endOf(before: UploadState, after: UploadState, text: Translate): string | null {
  if (before.step === 'reading' && after.step === 'preview')
    return text('say_ready', { file: after.file?.name ?? '' });
  if (before.step === 'checking' && after.check) return text('say_checked', counts(after.check));
  if (after.step === 'done' && after.report) {
    return after.report.already_imported ? text('say_again') : text('say_done', counts(after.report));
  }
  if (after.step === 'failed') {
    const reason = after.report?.error_message ?? after.failure?.message ?? text('uploader_failed_problem');
    return text('say_failed', { reason });
  }
  return after.step === 'cancelled' ? text('say_cancelled') : null;
}

function counts(report: { records_imported: number; records_failed: number }) {
  return { imported: report.records_imported, failed: report.records_failed };
}

function quarterOf(state: UploadState): number {
  const size = state.file?.size ?? 0;
  return size === 0 ? 0 : Math.floor((state.sent_bytes / size) * 4);
}
